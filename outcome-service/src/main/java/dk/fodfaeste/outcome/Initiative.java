package dk.fodfaeste.outcome;

import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Measure;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An initiative in its latest version from participant-service.
 *
 * @param englishName null if it has none
 * @param caseloadNorm how many participants one full-time consultant should have; null if the initiative has no norm
 * @param measures those that this version of the service can read, in their order
 * @param skipped those that it cannot read; they have no follow-ups
 * @param activityKinds the kinds of activities that are recorded in it, including kinds that this version does not know; null for every kind
 */
public record Initiative(
        String code,
        int version,
        String name,
        String englishName,
        Integer caseloadNorm,
        List<Measure> measures,
        List<SkippedMeasure> skipped,
        Set<String> activityKinds) {

    /** A measure with a code that only a newer version of this service knows, for example its kind. */
    public record SkippedMeasure(String code, String name) {}

    public Initiative {
        FactValidation.code("code", code);
        FactValidation.require(version >= 1, "version is not 1 or more");
        FactValidation.text("name", 200, name);
        if (englishName != null) {
            FactValidation.text("englishName", 200, englishName);
        }
        measures = List.copyOf(measures);
        skipped = List.copyOf(skipped);
        activityKinds = activityKinds == null ? null : Set.copyOf(activityKinds);
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
