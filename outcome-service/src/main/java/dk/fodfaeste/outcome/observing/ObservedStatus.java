package dk.fodfaeste.outcome.observing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.importing.ReportedStatus;
import dk.fodfaeste.outcome.lookup.EnrolmentKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A status as another system sends it. Its source is always {@link Source#REGISTER}. */
record ObservedStatus(
        String enrolmentId,
        String caseNumber,
        String measure,
        String statusDate,
        List<String> statuses,
        BigDecimal weeklyHours) {

    /** @throws Refusal if it is not complete and valid */
    ReportedStatus toReportedStatus() {
        EnrolmentKey key = key();
        if (measure == null) {
            throw Refusal.malformed("measure", message("missing"));
        }
        if (statuses == null) {
            throw Refusal.malformed("statuses", message("missing"));
        }
        List<Status> codes = statuses.stream()
                .map(code -> Codes.parse(Status.class, "statuses", code))
                .toList();
        return new ReportedStatus(
                key,
                measure,
                Optional.of(Situation.of(
                        codes, Dates.parseOrNull("statusDate", statusDate), weeklyHours, Source.REGISTER)));
    }

    private EnrolmentKey key() {
        if ((enrolmentId == null) == (caseNumber == null)) {
            throw Refusal.malformed("enrolmentId", message("notExactlyOneKey"));
        }
        if (caseNumber != null) {
            return EnrolmentKey.ofCase(caseNumber);
        }
        return FollowUpId.parseEnrolmentId(enrolmentId)
                .map(EnrolmentKey::ofEnrolment)
                .orElseThrow(() -> Refusal.malformed("enrolmentId", message("notAnEnrolmentId")));
    }

    @Override
    public String toString() {
        return "an observed status";
    }
}
