package dk.fodfaeste.participant.initiatives;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one version of an initiative says, as it is kept and told: {@link Measure#settled} and with its defaults.
 *
 * @param runsTo the last day; null where no end is set
 * @param caseloadNorm how many participants one consultant should have
 * @param effort what is done (Indsats), as {@code targetGroup}, {@code objective} and {@code evaluation} a column of the notes' Tabel 1; null
 *     where nobody has written it
 * @param objective what shall come of it, in words (Målsætning)
 * @param evaluation how it is followed up or evaluated (Opfølgning på og/eller evaluering)
 * @param windowBasis what its figures select by unless somebody asks for the other
 * @param retentionPeriod how long after somebody's end in it the rule erases the person, as an ISO period
 * @param archiveBeforeErasure whether all that is known of a person is written to the archive before she is erased
 */
public record Definition(
        String name,
        List<String> administrations,
        LocalDate runsFrom,
        @Schema(nullable = true) LocalDate runsTo,
        @Schema(nullable = true) Integer capacity,
        @Schema(nullable = true) Integer caseloadNorm,
        @Schema(nullable = true) String targetGroup,
        @Schema(nullable = true) String effort,
        @Schema(nullable = true) String objective,
        @Schema(nullable = true) String evaluation,
        @Schema(nullable = true) Integer minimumAge,
        @Schema(nullable = true) Integer maximumAge,
        WindowBasis windowBasis,
        List<Measure> measures,
        String retentionPeriod,
        boolean archiveBeforeErasure) {
    static final String RETENTION = "P5Y";

    /** What was kept before there was a retention period has the usual one. */
    public Definition {
        retentionPeriod = retentionPeriod == null ? RETENTION : retentionPeriod;
    }

    /** Whether the initiative runs on that day. */
    public boolean runsOn(LocalDate day) {
        return !day.isBefore(runsFrom) && (runsTo == null || !day.isAfter(runsTo));
    }

    /** Whether somebody of that age belongs to the target group. */
    public boolean isFor(int age) {
        return (minimumAge == null || age >= minimumAge) && (maximumAge == null || age <= maximumAge);
    }

    Optional<Measure> measure(String code) {
        return measures.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** Numbers compare by value and sets without order: 25 says the same as 25.0. */
    boolean saysTheSameAs(Definition other) {
        return name.equals(other.name)
                && Set.copyOf(administrations).equals(Set.copyOf(other.administrations))
                && runsFrom.equals(other.runsFrom)
                && Objects.equals(runsTo, other.runsTo)
                && Objects.equals(capacity, other.capacity)
                && Objects.equals(caseloadNorm, other.caseloadNorm)
                && Objects.equals(targetGroup, other.targetGroup)
                && Objects.equals(effort, other.effort)
                && Objects.equals(objective, other.objective)
                && Objects.equals(evaluation, other.evaluation)
                && Objects.equals(minimumAge, other.minimumAge)
                && Objects.equals(maximumAge, other.maximumAge)
                && windowBasis == other.windowBasis
                && pairwise(measures, other.measures, Measure::saysTheSameAs)
                && Offset.read(retentionPeriod).equals(Offset.read(other.retentionPeriod))
                && archiveBeforeErasure == other.archiveBeforeErasure;
    }

    static <T> boolean pairwise(List<T> these, List<T> those, BiPredicate<T, T> same) {
        if (these.size() != those.size()) {
            return false;
        }
        for (int i = 0; i < these.size(); i++) {
            if (!same.test(these.get(i), those.get(i))) {
                return false;
            }
        }
        return true;
    }
}
