package dk.fodfaeste.outcome;

import dk.fodfaeste.measures.ActivityKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An initiative in its latest version from participant-service. It is also the payload of the event and the stored JSON.
 *
 * @param caseloadNorm how many participants one full-time consultant should have; null if the initiative has no norm
 * @param activityKinds the kinds of activities that are recorded in it, including kinds that this version does not know; null for every kind
 */
public record Initiative(
        String code,
        int version,
        String name,
        Integer caseloadNorm,
        List<Measure> measures,
        Set<String> activityKinds) {
    public Initiative {
        FactValidation.code("code", code);
        FactValidation.require(version >= 1, "version is not 1 or more");
        FactValidation.text("name", 200, name);
        measures = List.copyOf(FactValidation.present("measures", measures));
        activityKinds = activityKinds == null ? null : Set.copyOf(activityKinds);
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

    /** Whether activities of this kind are recorded in the initiative. */
    public boolean allows(ActivityKind kind) {
        return activityKinds == null || activityKinds.contains(kind.name());
    }
}
