package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FieldChecks.require;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDate;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDateOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireLongTextOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireText;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireTextOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireTexts;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireVersion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.rate.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An initiative after it was created or revised.
 *
 * @param englishName null if it has none, and in events from before the field existed
 * @param administrations empty in events from before the field existed; then {@code targetGroup}, {@code effort}, {@code objective},
 *     {@code evaluation}, {@code runsTo} and {@code capacity} are null, too
 * @param caseloadNorm enrolments per full-time consultant; null if none is promised, like {@code intakePerYear}
 */
public record InitiativeVersion(
        String code,
        int version,
        Instant recordedAt,
        String name,
        String englishName,
        List<String> administrations,
        LocalDate runsFrom,
        LocalDate runsTo,
        Integer capacity,
        Integer caseloadNorm,
        Integer intakePerYear,
        String targetGroup,
        String effort,
        String objective,
        String evaluation,
        String windowBasis,
        @JsonProperty("measures") InitiativeMeasures definitions)
        implements FactVersion {
    public InitiativeVersion {
        requireText("code", code);
        requireVersion(version, recordedAt);
        requireText("name", name);
        requireTextOrNull("englishName", englishName);
        administrations = administrations == null ? List.of() : List.copyOf(administrations);
        requireTexts("administrations", administrations);
        requireDate("runsFrom", runsFrom);
        requireDateOrNull("runsTo", runsTo);
        requireLongTextOrNull("targetGroup", targetGroup);
        requireLongTextOrNull("effort", effort);
        requireLongTextOrNull("objective", objective);
        requireLongTextOrNull("evaluation", evaluation);
        requireTextOrNull("windowBasis", windowBasis);
        require(definitions != null, "measures is missing");
    }

    /** Those that this version of the service can read, in their order. */
    public List<Measure> measures() {
        return definitions.known();
    }

    /** Those that this version of the service cannot read. They have no figures. */
    public List<MeasureDefinition> skippedMeasures() {
        return definitions.skipped();
    }

    public Optional<Measure> measure(String measure) {
        return definitions.known(measure);
    }

    /** The measures before it in the list that may be about the same people. */
    public List<Measure> earlierMeasuresOfSamePeople(Measure measure) {
        return measures().stream()
                .takeWhile(each -> !each.code().equals(measure.code()))
                .filter(measure::sharesPeopleWith)
                .toList();
    }

    /** Whether another measure asks the same people on the same days. */
    public boolean hasMeasureWithSameFollowUps(Measure measure) {
        return measures().stream()
                .anyMatch(each -> !each.code().equals(measure.code()) && measure.hasSameFollowUpsAs(each));
    }

    /** A basis that this service does not know is read as the default. */
    public Basis basis() {
        return Basis.FOLLOW_UP.name().equals(windowBasis) ? Basis.FOLLOW_UP : Basis.ANCHOR;
    }
}
