package dk.fodfaeste.kit.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text has no civil registration number (CPR). For text with many readers. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "(?s)(?!.*(?<![0-9])[0-7][0-9][01][0-9]{3}[- ]?[0-9]{4}(?![0-9])).*", message = "holdsCpr")
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface NoCprNumber {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
