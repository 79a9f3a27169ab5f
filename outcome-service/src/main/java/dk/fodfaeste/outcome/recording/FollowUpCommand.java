package dk.fodfaeste.outcome.recording;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.Situation;

/** A command that adds an outcome to a follow-up. */
sealed interface FollowUpCommand {
    /** The version that the caller saw. */
    int expectedVersion();

    /** Whether the version has the content of this command, so that a repeated command can be recognised. */
    boolean matches(Outcome version);

    /** Whether it changes an existing outcome. */
    default boolean isCorrection() {
        return switch (this) {
            case Correct _, Withdraw _, Undo _ -> true;
            case Record _, MarkLost _ -> false;
        };
    }

    record Record(Situation situation, int expectedVersion) implements FollowUpCommand {
        @Override
        public boolean matches(Outcome version) {
            return version.kind() == Outcome.Kind.RECORDED && version.matches(situation);
        }
    }

    record Correct(Situation situation, String because, int expectedVersion) implements FollowUpCommand {
        @Override
        public boolean matches(Outcome version) {
            return version.kind() == Outcome.Kind.CORRECTED
                    && version.matches(situation)
                    && because.equals(version.because());
        }
    }

    /** @param attempts null for the number of noted attempts, which may have grown since the command was first sent */
    record MarkLost(Integer attempts, LostReason reason, String because, int expectedVersion)
            implements FollowUpCommand {
        public MarkLost {
            if (attempts != null && attempts < 1) {
                throw Refusal.rule("attempts", message("tooFewAttempts"));
            }
        }

        @Override
        public boolean matches(Outcome version) {
            return version.isLost()
                    && (attempts == null || attempts.equals(version.attempts()))
                    && reason == version.lostReason()
                    && because.equals(version.because());
        }
    }

    record Withdraw(String because, int expectedVersion) implements FollowUpCommand {
        @Override
        public boolean matches(Outcome version) {
            return version.kind() == Outcome.Kind.WITHDRAWN && because.equals(version.because());
        }
    }

    /** Restores the version before the present one. */
    record Undo(String because, int expectedVersion) implements FollowUpCommand {
        @Override
        public boolean matches(Outcome version) {
            return because.equals(version.because());
        }
    }
}
