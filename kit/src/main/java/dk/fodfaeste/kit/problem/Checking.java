package dk.fodfaeste.kit.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

/** What a form of a page says is checked by the same rules as the body of a request. */
@ApplicationScoped
public class Checking {
    private final Validator validator;

    Checking(Validator validator) {
        this.validator = validator;
    }

    /** @throws Refused 400 naming each field at fault */
    public <T> T check(T body) {
        var faults = validator.validate(body);
        if (!faults.isEmpty()) {
            throw Refused.malformed(InvalidFields.of(new ConstraintViolationException(faults)));
        }
        return body;
    }
}
