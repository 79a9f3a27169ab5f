package dk.fodfaeste.kit.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

/** Validates the request record of a form with the same constraints as the body of an API request. */
@ApplicationScoped
public class RequestValidator {
    private final Validator validator;

    RequestValidator(Validator validator) {
        this.validator = validator;
    }

    /** @throws Refusal 400 with every invalid field */
    public <T> T validate(T body) {
        var violations = validator.validate(body);
        if (!violations.isEmpty()) {
            throw Refusal.malformed(InvalidFields.of(new ConstraintViolationException(violations)));
        }
        return body;
    }
}
