package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.participant.Status;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What counts as success, and how much of it was promised, from a day until the next revision.
 *
 * @param minimumWeeklyHours the hours that a job must reach; null where any will do
 */
record Revision(
        @NotNull LocalDate validFrom,
        @NotNull BigDecimal targetPercent,
        @NotNull List<@NotNull Status> successStatuses,
        @Schema(nullable = true) BigDecimal minimumWeeklyHours) {

    /** As it is kept: each status once. */
    Revision settled() {
        return new Revision(
                validFrom,
                written(targetPercent),
                List.copyOf(new LinkedHashSet<>(successStatuses)),
                written(minimumWeeklyHours));
    }

    boolean saysTheSameAs(Revision other) {
        return validFrom.equals(other.validFrom)
                && targetPercent.compareTo(other.targetPercent) == 0
                && Set.copyOf(successStatuses).equals(Set.copyOf(other.successStatuses))
                && (minimumWeeklyHours == null || other.minimumWeeklyHours == null
                        ? minimumWeeklyHours == other.minimumWeeklyHours
                        : minimumWeeklyHours.compareTo(other.minimumWeeklyHours) == 0);
    }

    /** 1E+1 becomes 10; 25.0 stays 25.0. */
    private static BigDecimal written(BigDecimal number) {
        return number == null || number.scale() >= 0 ? number : number.setScale(0);
    }
}
