package dk.fodfaeste.outcome.storage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.MeasureReader;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The payload of an initiative event, which is also the stored JSON. The measures are kept as they were received, because a newer version of this
 * service may read fields that this version does not know.
 */
public record InitiativePayload(
        String code,
        int version,
        String name,
        String englishName,
        Integer caseloadNorm,
        List<JsonNode> measures,
        Set<String> activityKinds) {
    private static final EventJson JSON = new EventJson();

    /** @throws IllegalArgumentException if the initiative is invalid */
    public InitiativePayload {
        if (measures == null) {
            throw new IllegalArgumentException("measures is missing");
        }
        toInitiative(code, version, name, englishName, caseloadNorm, measures, activityKinds);
    }

    @JsonIgnore
    public Initiative initiative() {
        return toInitiative(code, version, name, englishName, caseloadNorm, measures, activityKinds);
    }

    private static Initiative toInitiative(
            String code,
            int version,
            String name,
            String englishName,
            Integer caseloadNorm,
            List<JsonNode> measures,
            Set<String> activityKinds) {
        var reader = new MeasureReader(
                measures.stream().map(InitiativePayload::definition).toList());
        return new Initiative(
                code, version, name, englishName, caseloadNorm, reader.measures(), reader.skipped(), activityKinds);
    }

    private static MeasureDefinition definition(JsonNode measure) {
        try {
            return JSON.read(JSON.write(measure), MeasureDefinition.class);
        } catch (IOException otherTypes) {
            // The fields of a kind that this version does not know may have other types.
            return MeasureDefinition.unreadable(
                    measure.path("code").textValue(),
                    measure.path("name").textValue(),
                    measure.path("kind").textValue());
        }
    }
}
