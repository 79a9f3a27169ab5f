package dk.fodfaeste.measures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The measures of an initiative.
 *
 * @param measures those that could be read, in their order
 * @param faults by the position of the definition; a definition with faults has no measure
 */
public record Measures(List<Measure> measures, Map<Integer, List<DefinitionFault>> faults) {
    public Measures {
        measures = List.copyOf(measures);
        faults = Map.copyOf(faults);
    }

    public static Measures of(List<MeasureDefinition> definitions) {
        Map<String, MeasureDefinition> byCode = definitions.stream()
                .filter(definition -> definition.code() != null)
                .collect(Collectors.toMap(MeasureDefinition::code, Function.identity(), (first, twin) -> first));
        List<Measure> measures = new ArrayList<>();
        Map<Integer, List<DefinitionFault>> faults = new LinkedHashMap<>();
        for (int i = 0; i < definitions.size(); i++) {
            DefinitionReader reader = new DefinitionReader(definitions.get(i), byCode);
            reader.read().ifPresent(measures::add);
            if (!reader.faults().isEmpty()) {
                faults.put(i, reader.faults());
            }
        }
        return new Measures(measures, faults);
    }

    public Optional<Measure> measure(String code) {
        return measures.stream().filter(measure -> measure.code().equals(code)).findFirst();
    }
}
