package dk.fodfaeste.kit.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

/** What a form of a page says is checked by the same rules as the body of a request. */
@ApplicationScoped
public class RequestValidator {
    private final Validator validator;

    RequestValidator(Validator validator) {
        this.validator = validator;
    }

    /** @throws Refusal 400 naming each field at fault */
    public <T> T check(T body) {
        var faults = validator.validate(body);
        if (!faults.isEmpty()) {
            throw Refusal.malformed(InvalidFields.of(new ConstraintViolationException(faults)));
        }
        return body;
    }
}
