package dk.fodfaeste.reporting.report.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.fodfaeste.reporting.report.store.ReportDocument;

/** A document of five initiatives, one of them with 25 measures, made from the sections of a small one. */
final class FiveInitiativesDocument {
    static final String[] NAMES = {"Kurser for ledige", "IPS Rusmiddel", "IPS Psykiatri", "Veteraner", "Sundhedsindsats"
    };
    private static final int[] MEASURES = {25, 3, 6, 4, 3};
    /** The place of the measure that each initiative has first, for different verdicts. */
    private static final int[] FIRST = {5, 0, 5, 4, 3};

    private static final int PROVISIONAL = 2;
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private FiveInitiativesDocument() {}

    static ReportDocument like(JsonNode document) throws JsonProcessingException {
        ObjectNode five = document.deepCopy();
        ArrayNode initiatives = five.putArray("initiatives");
        for (int i = 0; i < NAMES.length; i++) {
            JsonNode own = document.at("/initiatives/" + (i + 1));
            ObjectNode initiative = (i == 0
                            ? document.at("/initiatives").findParents("fidelity").stream()
                                    .filter(section -> !section.get("fidelity").isNull())
                                    .findFirst()
                                    .orElseThrow()
                            : own)
                    .deepCopy();
            initiative.put("code", "five-" + i);
            initiative.put("name", NAMES[i]);
            initiative.put("comment", "Kommentaren fylder et par linjer og handler om halvårets tal. ".repeat(6));
            ArrayNode measures = initiative.putArray("measures");
            for (int m = 0; m < MEASURES[i]; m++) {
                ObjectNode measure = document.at("/initiatives/" + (FIRST[i] + m) % 6 + "/measures/0")
                        .deepCopy();
                measure.put("code", "m" + m);
                measure.put("name", "I beskæftigelse eller uddannelse efter " + (m + 1) + " måneder");
                if (i == PROVISIONAL) {
                    ((ObjectNode) measure.at("/halfYear/figure")).put("provisional", true);
                }
                measures.add(measure);
            }
            initiatives.add(initiative);
        }
        five.put("organisation", "Beskæftigelses- og Integrationsforvaltningen");
        five.put("fictional", true);
        ArrayNode earlier = five.putArray("earlierDecisions");
        for (boolean done : new boolean[] {true, false}) {
            earlier.addObject()
                    .put("report", 1)
                    .put("decision", "Styrke samarbejdet med virksomhederne")
                    .put("owner", "Centerchef")
                    .put("dueOn", "2024-12-01")
                    .put("done", done)
                    .put("outcome", done ? "Aftale med ti virksomheder" : null);
        }
        return JSON.readValue(five.toString(), ReportDocument.class);
    }
}
