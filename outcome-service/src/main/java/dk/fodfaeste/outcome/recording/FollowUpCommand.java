package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import java.util.Optional;

/**
 * What somebody wants to do to a follow-up. Each knows which verb that is, and whether a version that stands there already is just
 * that - then the command was sent again, and there is nothing left to do.
 */
sealed interface FollowUpCommand {
    /** The version that the caller saw. */
    int expectedVersion();

    Outcome applyTo(FollowUp followUp, CommandContext entry);

    boolean isMadeBy(Outcome version);

    /** The same, made whole by what is written down already: on how many days somebody tried, or what stood before. */
    default FollowUpCommand knowing(FollowUp held, FollowUpStore ledger) {
        return this;
    }

    /** Whether it changes what somebody has recorded, and does not only add. */
    default boolean corrects() {
        return switch (this) {
            case Correct _, TakeBack _, Undo _ -> true;
            case Record _, MarkLost _ -> false;
        };
    }

    record Record(Situation found, int expectedVersion) implements FollowUpCommand {
        @Override
        public Outcome applyTo(FollowUp followUp, CommandContext entry) {
            return followUp.record(found, entry);
        }

        @Override
        public boolean isMadeBy(Outcome version) {
            return version.kind() == Outcome.Kind.RECORDED && version.says(found);
        }
    }

    record Correct(Situation found, String because, int expectedVersion) implements FollowUpCommand {
        @Override
        public Outcome applyTo(FollowUp followUp, CommandContext entry) {
            return followUp.correct(found, because, entry);
        }

        @Override
        public boolean isMadeBy(Outcome version) {
            return version.kind() == Outcome.Kind.CORRECTED && version.says(found) && because.equals(version.because());
        }
    }

    /** @param attempts absent for those that are noted; they need not be the ones that were noted when it was first sent */
    record MarkLost(Integer attempts, LostReason reason, String because, int expectedVersion) implements FollowUpCommand {
        public MarkLost {
            if (attempts != null && attempts < 1) {
                throw Refusal.rule("attempts", "is not 1 or more");
            }
        }

        @Override
        public FollowUpCommand knowing(FollowUp held, FollowUpStore ledger) {
            if (attempts != null) {
                return this;
            }
            int noted = ledger.attempts(held);
            if (noted == 0) {
                throw Refusal.rule("attempts", "is missing, and no attempt is noted");
            }
            return new MarkLost(noted, reason, because, expectedVersion);
        }

        @Override
        public Outcome applyTo(FollowUp followUp, CommandContext entry) {
            return followUp.markLost(attempts, reason, because, entry);
        }

        @Override
        public boolean isMadeBy(Outcome version) {
            return version.lost()
                    && (attempts == null || attempts.equals(version.attempts()))
                    && reason == version.lostReason()
                    && because.equals(version.because());
        }
    }

    record TakeBack(String because, int expectedVersion) implements FollowUpCommand {
        @Override
        public Outcome applyTo(FollowUp followUp, CommandContext entry) {
            return followUp.takeBack(because, entry);
        }

        @Override
        public boolean isMadeBy(Outcome version) {
            return version.kind() == Outcome.Kind.WITHDRAWN && because.equals(version.because());
        }
    }

    /** @param before the version that stands again; absent where there is none, and while nobody has looked */
    record Undo(Optional<Outcome> before, String because, int expectedVersion) implements FollowUpCommand {
        Undo(String because, int expectedVersion) {
            this(Optional.empty(), because, expectedVersion);
        }

        @Override
        public FollowUpCommand knowing(FollowUp held, FollowUpStore ledger) {
            return new Undo(ledger.before(held), because, expectedVersion);
        }

        @Override
        public Outcome applyTo(FollowUp followUp, CommandContext entry) {
            return followUp.undo(before, because, entry);
        }

        @Override
        public boolean isMadeBy(Outcome version) {
            return because.equals(version.because());
        }
    }
}
