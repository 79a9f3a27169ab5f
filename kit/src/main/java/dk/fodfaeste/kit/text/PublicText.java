package dk.fodfaeste.kit.text;

import dk.fodfaeste.kit.message.Message;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

/**
 * Text with many readers, which reports print: {@link PlainText} without what may be a civil registration number and without characters that the
 * font of reports does not have. Null is valid.
 */
@Documented
@Constraint(validatedBy = PublicText.Validator.class)
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.RECORD_COMPONENT,
    ElementType.TYPE_USE,
    ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicText {

    /** Maximum number of characters, without surrounding white space. */
    int max();

    /** Bean Validation requires it; {@link Validator} reports the fault of the text instead. */
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reports the fault as the message. */
    class Validator implements ConstraintValidator<PublicText, String> {

        private int max;

        @Override
        public void initialize(PublicText constraint) {
            max = constraint.max();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            Message fault = text == null ? null : Texts.faultOfPublic(text, max);
            if (fault == null) {
                return true;
            }
            context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(fault);
            return false;
        }
    }
}
