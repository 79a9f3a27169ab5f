package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FactVersion.mustBeADay;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeADayOrNull;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeDatedVersion;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeLongTextOrNull;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeText;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeTextOrNull;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeTexts;
import static dk.fodfaeste.reporting.followup.FactVersion.mustHold;

import dk.fodfaeste.reporting.rate.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An initiative after it was created or revised.
 *
 * @param administrations none where what was kept is older than the field; then {@code targetGroup}, {@code effort}, {@code objective},
 *     {@code evaluation}, {@code runsTo} and {@code capacity} are null, too
 */
public record InitiativeVersion(
        String code,
        int version,
        Instant recordedAt,
        String name,
        List<String> administrations,
        LocalDate runsFrom,
        LocalDate runsTo,
        Integer capacity,
        String targetGroup,
        String effort,
        String objective,
        String evaluation,
        String windowBasis,
        List<Measure> measures)
        implements FactVersion {
    public InitiativeVersion {
        mustBeText("code", code);
        mustBeDatedVersion(version, recordedAt);
        mustBeText("name", name);
        administrations = administrations == null ? List.of() : List.copyOf(administrations);
        mustBeTexts("administrations", administrations);
        mustBeADay("runsFrom", runsFrom);
        mustBeADayOrNull("runsTo", runsTo);
        mustBeLongTextOrNull("targetGroup", targetGroup);
        mustBeLongTextOrNull("effort", effort);
        mustBeLongTextOrNull("objective", objective);
        mustBeLongTextOrNull("evaluation", evaluation);
        mustBeTextOrNull("windowBasis", windowBasis);
        mustHold(measures != null && !measures.isEmpty(), "an initiative has at least one measure");
        measures = List.copyOf(measures);
    }

    public Optional<Measure> measure(String measure) {
        return measures.stream().filter(each -> each.code().equals(measure)).findFirst();
    }

    /** Measures that stand before this one and ask the same people. */
    public List<Measure> earlierOfTheSamePeople(Measure measure) {
        return measures.stream()
                .takeWhile(each -> !each.code().equals(measure.code()))
                .filter(measure::asksTheSamePeopleAs)
                .toList();
    }

    /** Whether any other measure asks the same people. */
    public boolean hasAnotherOfTheSamePeople(Measure measure) {
        return measures.stream()
                .anyMatch(each -> !each.code().equals(measure.code()) && measure.asksTheSamePeopleAs(each));
    }

    /** A basis younger than this service reads as the usual one. */
    public Basis basis() {
        return Basis.FOLLOW_UP.name().equals(windowBasis) ? Basis.FOLLOW_UP : Basis.ANCHOR;
    }
}
