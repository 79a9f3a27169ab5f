package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Records an activity of an enrolment, which is given by its id or its case number. Fields that the shape of the kind lacks are left out.
 *
 * @param externalId the id that another system gives to the activity
 */
record ActivityRequest(
        UUID enrolmentId,
        String caseNumber,
        @NotNull(message = "missing") ActivityKind kind,
        @NotNull(message = "missing") LocalDate on,
        LocalDate until,
        BigDecimal weeklyHours,
        Attendance attendance,
        LocalDate heldOn,
        LocalDate confirmedOn,
        @NotNull(message = "missing") Source source,
        String externalId,
        @PlainText(max = ActivityTexts.MAX_EMPLOYER) String employer,
        @PlainText(max = ActivityTexts.MAX_NOTE) String note) {

    ActivityDetails details() {
        return new ActivityDetails(
                kind,
                on,
                until,
                confirmedOn,
                weeklyHours,
                attendance,
                heldOn,
                source,
                ActivityTexts.strippedOrNull(employer),
                ActivityTexts.strippedOrNull(note));
    }

    /** The case number must not appear in a log. */
    @Override
    public String toString() {
        return "an activity";
    }
}
