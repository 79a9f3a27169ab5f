package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FieldChecks.require;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireBetween;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDateOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireText;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireTextOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireTexts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.Measures;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The measures of an initiative, as they are defined and as far as this version of the service can read them. A measure that it cannot read,
 * for example of a kind that was added later, is skipped and does not affect the others. Its figures appear after an upgrade and a rebuild.
 */
public final class InitiativeMeasures {
    private final List<MeasureDefinition> definitions;
    private final Measures read;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InitiativeMeasures(List<MeasureDefinition> definitions) {
        require(definitions != null && !definitions.isEmpty(), "an initiative has at least one measure");
        definitions.forEach(InitiativeMeasures::requireStorable);
        this.definitions = List.copyOf(definitions);
        this.read = Measures.of(this.definitions);
    }

    @JsonValue
    public List<MeasureDefinition> definitions() {
        return definitions;
    }

    /** Those that can be read, in their order. */
    List<Measure> known() {
        return read.measures();
    }

    Optional<Measure> known(String code) {
        return read.measure(code);
    }

    /** Those that cannot be read, in their order. */
    List<MeasureDefinition> skipped() {
        return IntStream.range(0, definitions.size())
                .filter(read.faults()::containsKey)
                .mapToObj(definitions::get)
                .toList();
    }

    private static void requireStorable(MeasureDefinition definition) {
        require(definition != null, "a measure is an object");
        requireText("code", definition.code());
        definition.texts().forEach(text -> requireTextOrNull("a field of a measure", text));
        requireCodes("excludedExitReasons", definition.excludedExitReasons());
        requireCodes("startedAs", definition.startedAs());
        require(definition.revisions() != null && !definition.revisions().isEmpty(), "a measure has a revision");
        definition.revisions().forEach(InitiativeMeasures::requireStorable);
    }

    private static void requireStorable(MeasureDefinition.Revision revision) {
        require(revision != null && revision.validFrom() != null, "a revision is valid from a day");
        requireDateOrNull("validFrom", revision.validFrom());
        if (revision.targetPercent() != null) {
            requireBetween("targetPercent", revision.targetPercent(), 0, 100);
        }
        if (revision.minimumWeeklyHours() != null) {
            requireBetween("minimumWeeklyHours", revision.minimumWeeklyHours(), 0, 168);
        }
        requireCodes("successStatuses", revision.successStatuses());
        requireCodes("activityKinds", revision.activityKinds());
    }

    private static void requireCodes(String field, Collection<String> codes) {
        if (codes != null) {
            requireTexts(field, codes);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InitiativeMeasures measures && definitions.equals(measures.definitions);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(definitions);
    }

    @Override
    public String toString() {
        return definitions.toString();
    }
}
