package dk.fodfaeste.kit.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects the faults of several fields, so that a caller learns all of them at once. */
public final class Faults {
    private final List<Violation> violations = new ArrayList<>();

    /** The value, or null if reading it is refused; then its faults are kept. */
    public <T> T collect(Supplier<T> read) {
        try {
            return read.get();
        } catch (Refusal refusal) {
            if (refusal.violations().isEmpty()) {
                throw refusal;
            }
            violations.addAll(refusal.violations());
            return null;
        }
    }

    /** @throws Refusal 400 with all faults, if there are any */
    public void refuse() {
        if (!violations.isEmpty()) {
            throw Refusal.malformed(violations);
        }
    }
}
