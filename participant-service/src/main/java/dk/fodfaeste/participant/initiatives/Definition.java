package dk.fodfaeste.participant.initiatives;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.CalendarPeriod;
import dk.fodfaeste.measures.MeasureDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The content of one version of an initiative, as it is stored and emitted, with default values.
 *
 * @param englishName for readers of English pages; null: they read the name
 * @param runsTo the last day; null if none is set
 * @param intakePerYear how many enrolments are planned to start per calendar year
 * @param caseloadNorm participants per full-time consultant
 * @param effort what is done (Indsats); like {@code targetGroup}, {@code objective} and {@code evaluation} a column of "Tabel 1" in the
 *     budget note; null if not described
 * @param objective the intended result in words (Målsætning)
 * @param evaluation how the result is followed up or evaluated (Opfølgning på og/eller evaluering)
 * @param windowBasis the default basis of its figures
 * @param activityKinds what may be recorded; null: every kind
 * @param retentionPeriod ISO period from the end of the last enrolment until the retention rule erases the person
 * @param archiveBeforeErasure whether the data of a person are archived before the erasure
 */
public record Definition(
        String name,
        @Schema(nullable = true) String englishName,
        List<String> administrations,
        LocalDate runsFrom,
        @Schema(nullable = true) LocalDate runsTo,
        @Schema(nullable = true) Integer capacity,
        @Schema(nullable = true) Integer intakePerYear,
        @Schema(nullable = true) Integer caseloadNorm,
        @Schema(nullable = true) String targetGroup,
        @Schema(nullable = true) String effort,
        @Schema(nullable = true) String objective,
        @Schema(nullable = true) String evaluation,
        @Schema(nullable = true) Integer minimumAge,
        @Schema(nullable = true) Integer maximumAge,
        WindowBasis windowBasis,
        @Schema(nullable = true) List<ActivityKind> activityKinds,

        @JsonSerialize(contentUsing = MeasureSerializer.class)
        List<MeasureDefinition> measures,

        String retentionPeriod,
        boolean archiveBeforeErasure) {
    static final String RETENTION = "P5Y";

    /** Versions from before the retention period existed have the default. */
    public Definition {
        retentionPeriod = retentionPeriod == null ? RETENTION : retentionPeriod;
    }

    public boolean runsOn(LocalDate day) {
        return !day.isBefore(runsFrom) && (runsTo == null || !day.isAfter(runsTo));
    }

    /** In the language of the page. */
    public String displayName() {
        return DisplayText.name(name, englishName);
    }

    /** Whether a person of that age belongs to the target group. */
    public boolean isFor(int age) {
        return (minimumAge == null || age >= minimumAge) && (maximumAge == null || age <= maximumAge);
    }

    Optional<MeasureDefinition> measure(String code) {
        return measures.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** Compares numbers by value and sets without order: 25 equals 25.0. */
    boolean isEquivalentTo(Definition other) {
        return name.equals(other.name)
                && Objects.equals(englishName, other.englishName)
                && Set.copyOf(administrations).equals(Set.copyOf(other.administrations))
                && runsFrom.equals(other.runsFrom)
                && Objects.equals(runsTo, other.runsTo)
                && Objects.equals(capacity, other.capacity)
                && Objects.equals(intakePerYear, other.intakePerYear)
                && Objects.equals(caseloadNorm, other.caseloadNorm)
                && Objects.equals(targetGroup, other.targetGroup)
                && Objects.equals(effort, other.effort)
                && Objects.equals(objective, other.objective)
                && Objects.equals(evaluation, other.evaluation)
                && Objects.equals(minimumAge, other.minimumAge)
                && Objects.equals(maximumAge, other.maximumAge)
                && windowBasis == other.windowBasis
                && Objects.equals(asSet(activityKinds), asSet(other.activityKinds))
                && equalInPairs(measures, other.measures, MeasureDefinition::isEquivalentTo)
                && CalendarPeriod.tryParse(retentionPeriod).equals(CalendarPeriod.tryParse(other.retentionPeriod))
                && archiveBeforeErasure == other.archiveBeforeErasure;
    }

    private static Set<ActivityKind> asSet(List<ActivityKind> kinds) {
        return kinds == null ? null : Set.copyOf(kinds);
    }

    private static <T> boolean equalInPairs(List<T> these, List<T> those, BiPredicate<T, T> same) {
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
