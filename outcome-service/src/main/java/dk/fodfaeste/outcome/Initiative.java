package dk.fodfaeste.outcome;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * An initiative in its latest version from participant-service. It is also the payload of the event and the stored JSON.
 *
 * @param caseloadNorm how many participants one full-time consultant should have; null if the initiative has no norm
 */
public record Initiative(String code, int version, String name, Integer caseloadNorm, List<Measure> measures) {
    public Initiative {
        FactValidation.code("code", code);
        FactValidation.require(version >= 1, "version is not 1 or more");
        FactValidation.text("name", 200, name);
        measures = List.copyOf(FactValidation.present("measures", measures));
        var codes = new HashSet<String>();
        for (Measure measure : measures) {
            FactValidation.require(codes.add(measure.code()), "two measures have the same code");
        }
    }

    public Optional<Measure> measure(String measureCode) {
        return measures.stream()
                .filter(measure -> measure.code().equals(measureCode))
                .findFirst();
    }
}
