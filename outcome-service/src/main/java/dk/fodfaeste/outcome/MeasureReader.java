package dk.fodfaeste.outcome;

import dk.fodfaeste.measures.DefinitionFault;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.Measures;
import dk.fodfaeste.outcome.Initiative.SkippedMeasure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the measures of an initiative. A measure with an unknown code, such as a kind of a newer version, is skipped, and so is a measure that
 * depends on it. Any other fault makes the initiative invalid.
 */
public final class MeasureReader {
    private final List<Measure> measures;
    private final List<SkippedMeasure> skipped = new ArrayList<>();

    /** @throws IllegalArgumentException if a definition is invalid */
    public MeasureReader(List<MeasureDefinition> definitions) {
        Set<String> codes = new HashSet<>();
        for (MeasureDefinition definition : definitions) {
            FactValidation.code("measures.code", definition.code());
            FactValidation.text("measures.name", 200, definition.name());
            FactValidation.require(codes.add(definition.code()), "two measures have the same code");
        }
        Measures read = Measures.of(definitions);
        measures = read.measures();
        Set<String> unreadable = new HashSet<>();
        read.faults().forEach((i, faults) -> {
            if (faults.stream().anyMatch(DefinitionFault::isUnknownCode)) {
                unreadable.add(definitions.get(i).code());
            }
        });
        for (int i = 0; i < definitions.size(); i++) {
            List<DefinitionFault> faults = read.faults().getOrDefault(i, List.of());
            if (!faults.isEmpty()) {
                skip(definitions.get(i), faults, unreadable);
            }
        }
    }

    private void skip(MeasureDefinition definition, List<DefinitionFault> faults, Set<String> unreadable) {
        DefinitionFault first = faults.getFirst();
        FactValidation.require(
                unreadable.contains(definition.code()) || unreadable.contains(definition.ofSuccessesOf()),
                "measure " + definition.code() + ": " + first.field() + " is invalid (" + first.problem() + ")");
        skipped.add(new SkippedMeasure(definition.code(), definition.name()));
    }

    public List<Measure> measures() {
        return measures;
    }

    public List<SkippedMeasure> skipped() {
        return List.copyOf(skipped);
    }
}
