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
 * The success set and the target of a measure, valid from a day until the next revision.
 *
 * @param minimumWeeklyHours the hours threshold of jobs; null if there is none
 */
record Revision(
        @NotNull LocalDate validFrom,
        @NotNull BigDecimal targetPercent,
        @NotNull List<@NotNull Status> successStatuses,
        @Schema(nullable = true) BigDecimal minimumWeeklyHours) {

    /** As it is stored: each status once. */
    Revision normalised() {
        return new Revision(
                validFrom,
                plain(targetPercent),
                List.copyOf(new LinkedHashSet<>(successStatuses)),
                plain(minimumWeeklyHours));
    }

    boolean isEquivalentTo(Revision other) {
        return validFrom.equals(other.validFrom)
                && targetPercent.compareTo(other.targetPercent) == 0
                && Set.copyOf(successStatuses).equals(Set.copyOf(other.successStatuses))
                && (minimumWeeklyHours == null || other.minimumWeeklyHours == null
                        ? minimumWeeklyHours == other.minimumWeeklyHours
                        : minimumWeeklyHours.compareTo(other.minimumWeeklyHours) == 0);
    }

    /** 1E+1 becomes 10; 25.0 stays 25.0. */
    private static BigDecimal plain(BigDecimal number) {
        return number == null || number.scale() >= 0 ? number : number.setScale(0);
    }
}
