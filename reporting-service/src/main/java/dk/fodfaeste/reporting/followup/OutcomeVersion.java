package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FactVersion.mustBeADayOrNull;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeBetween;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeDatedVersion;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeText;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeTexts;
import static dk.fodfaeste.reporting.followup.FactVersion.mustHold;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What is recorded for one follow-up, after a change: statuses, or that it is lost, or (taken back) neither.
 *
 * @param exitNumber the exit that this was found out about
 * @param statuses the codes as they were told, known here or not
 */
public record OutcomeVersion(
        UUID enrolmentId,
        String measure,
        int exitNumber,
        List<String> statuses,
        LocalDate statusDate,
        BigDecimal weeklyHours,
        boolean lost,
        int version,
        Instant recordedAt)
        implements FactVersion {
    public OutcomeVersion {
        mustHold(enrolmentId != null, "enrolmentId is missing");
        mustBeText("measure", measure);
        mustBeDatedVersion(version, recordedAt);
        mustHold(exitNumber >= 0, "exitNumber is not negative");
        statuses = statuses == null ? List.of() : List.copyOf(statuses);
        mustBeTexts("statuses", statuses);
        mustHold(statuses.isEmpty() || statusDate != null, "a status has the date that it describes");
        mustBeADayOrNull("statusDate", statusDate);
        if (weeklyHours != null) {
            mustBeBetween("weeklyHours", weeklyHours, 0, 168);
        }
    }

    boolean deceased() {
        return statuses.contains(Status.DECEASED.name());
    }
}
