package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Dates;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/**
 * The first and the last day of an enrolment, with the reason of the exit. The rules of dates are here: every date is plausible, an exit does not
 * lie before the start, and a change that can lengthen the period must fit the {@link OtherPeriods} of the person.
 */
@Embeddable
class EnrolmentDates {
    private LocalDate startedOn;
    private LocalDate exitedOn;

    @Enumerated(EnumType.STRING)
    private ExitReason exitReason;

    /** 0 before the first exit; each exit after a withdrawal adds one. */
    private int exitNumber;

    protected EnrolmentDates() {}

    /** @param knownExit the last day if it is already known, as in an import; it only affects the check against other periods */
    static EnrolmentDates startingOn(LocalDate startedOn, LocalDate knownExit, OtherPeriods others) {
        Dates.requirePlausible("startedOn", startedOn);
        if (knownExit != null) {
            requireExit(startedOn, knownExit);
        }
        others.requireAllowed("startedOn", new DateRange(startedOn, knownExit));
        EnrolmentDates dates = new EnrolmentDates();
        dates.startedOn = startedOn;
        return dates;
    }

    /** An exit only shortens the period, so it cannot overlap another one. */
    void exit(LocalDate day, ExitReason reason) {
        if (exitedOn != null) {
            throw Refusal.rule("exitedOn", message("exitExists"));
        }
        requireExit(startedOn, day);
        this.exitedOn = day;
        this.exitReason = reason;
        this.exitNumber++;
    }

    void correctExit(LocalDate day, ExitReason reason, OtherPeriods others) {
        requireRecordedExit();
        requireExit(startedOn, day);
        others.requireAllowed("exitedOn", new DateRange(startedOn, day));
        this.exitedOn = day;
        this.exitReason = reason;
    }

    void withdrawExit(OtherPeriods others) {
        requireRecordedExit();
        others.requireAllowed("exitedOn", new DateRange(startedOn, null));
        this.exitedOn = null;
        this.exitReason = null;
    }

    void correctStart(LocalDate day, OtherPeriods others) {
        Dates.requirePlausible("startedOn", day);
        if (exitedOn != null) {
            requireOrder("startedOn", day, exitedOn);
        }
        others.requireAllowed("startedOn", new DateRange(day, exitedOn));
        this.startedOn = day;
    }

    private void requireRecordedExit() {
        if (exitedOn == null) {
            throw Refusal.rule("exitedOn", message("noExit"));
        }
    }

    private static void requireExit(LocalDate startedOn, LocalDate exitedOn) {
        Dates.requirePlausible("exitedOn", exitedOn);
        requireOrder("exitedOn", startedOn, exitedOn);
    }

    private static void requireOrder(String field, LocalDate startedOn, LocalDate exitedOn) {
        if (exitedOn.isBefore(startedOn)) {
            throw Refusal.rule(field, message("exitBeforeStart"));
        }
    }

    DateRange range() {
        return new DateRange(startedOn, exitedOn);
    }

    LocalDate startedOn() {
        return startedOn;
    }

    LocalDate exitedOn() {
        return exitedOn;
    }

    ExitReason exitReason() {
        return exitReason;
    }

    int exitNumber() {
        return exitNumber;
    }
}
