package dk.fodfaeste.participant.importing;

import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;

/** A rule says the same about a line as about a single request. */
final class Rejections {
    private Rejections() {}

    static Rejection of(int line, Refusal refused) {
        if (refused.violations().isEmpty()) {
            return new Rejection(line, null, refused.getMessage());
        }
        Violation first = refused.violations().getFirst();
        return new Rejection(line, first.field(), first.message());
    }
}
