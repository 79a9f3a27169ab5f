package dk.fodfaeste.local;

import java.time.LocalDate;

/**
 * A fictional enrolment of the recent part of the sample.
 *
 * @param exitedOn null while it is active
 * @param exitReason null while it is active
 * @param followUp what the sample does about the follow-up after the exit
 */
record RecentCase(
        String caseNumber,
        RecentPerson person,
        RecentInitiative initiative,
        String consultant,
        LocalDate startedOn,
        LocalDate exitedOn,
        String exitReason,
        String statusAtStart,
        FollowUp followUp) {

    enum FollowUp {
        /** Answered once it is due, with few exceptions. */
        ANSWERED,
        /** Left for the consultant to answer. */
        OPEN,
        /** Answered; then a correction of the exit moves the due date. */
        TO_CONFIRM
    }

    static final String HEADER =
            "caseNumber;cpr;name;initiative;consultant;startedOn;exitedOn;exitReason;statusAtStart\n";

    boolean isActive() {
        return exitedOn == null;
    }

    boolean isEndedBy(LocalDate day) {
        return exitedOn != null && exitedOn.isBefore(day);
    }

    String line() {
        return String.join(
                        ";",
                        caseNumber,
                        person.cpr(),
                        person.name(),
                        initiative.code(),
                        consultant,
                        startedOn.toString(),
                        exitedOn == null ? "" : exitedOn.toString(),
                        exitReason == null ? "" : exitReason,
                        statusAtStart)
                + "\n";
    }
}
