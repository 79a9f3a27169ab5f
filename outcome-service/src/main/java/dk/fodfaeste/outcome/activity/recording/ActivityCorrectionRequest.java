package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.activity.ExternalId;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Replaces all fields of an activity.
 *
 * @param confirmedOn null to keep the day of an open spell
 * @param externalId null or unchanged
 */
record ActivityCorrectionRequest(
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
        @PlainText(max = ActivityTexts.MAX_NOTE) String note,

        @NotNull(message = "missing") @PlainText(max = ActivityTexts.MAX_BECAUSE)
        String because,

        @NotNull(message = "missing") Integer expectedVersion) {

    ActivityCommand toCommand() {
        var details = new ActivityDetails(
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
        return new ActivityCommand.Correct(details, ExternalId.check(externalId), because.strip(), expectedVersion);
    }
}
