package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static java.util.Map.entry;

import dk.fodfaeste.kit.test.GeneratedRequests;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GeneratedRequestsTest {
    private static final int REQUESTS = 1_500;
    private static final long SEED = 20_260_303;

    @Inject
    Events events;

    @Test
    void every_response_to_a_generated_request_matches_the_openapi_document() throws InterruptedException {
        List<FactVersion> facts = new ArrayList<>();
        for (String code : List.of("generated", "generated-none")) {
            facts.add(initiative(code, 1, RECORDED, oneMonthAfterExit("50")));
        }
        facts.addAll(Exits.from("generated").of(14, "2024-02-10", "EDUCATION"));
        events.publish(facts);
        String draft = ReportRequests.opened("2024-H1", "generated");
        String published = ReportRequests.published("2024-H1", "generated");
        Map<String, List<String>> known = Map.ofEntries(
                entry("document", List.of("\"generated\"")),
                entry("expectedVersion", List.of("0", "1", "2")),
                entry("initiative", List.of("\"generated\"", "\"generated-none\"")),
                entry("measure", List.of("\"after-exit\"", "\"\"")),
                entry("from", List.of("\"2024-01-01\"")),
                entry("to", List.of("\"2024-12-31\"", "\"2024-06-30\"")),
                entry("basis", List.of("\"ANCHOR\"", "\"FOLLOW_UP\"")),
                entry("today", List.of("\"2025-03-01\"", "\"\"")),
                entry("knownAt", List.of("\"2025-03-01T00:00:00Z\"", "\"\"")),
                entry("by", List.of("\"STATUS\"", "\"EXIT_REASON\"", "\"AGE_GROUP\"")),
                entry("months", List.of("\"12\"")),
                entry("id", List.of('"' + draft + '"', '"' + published + '"')),
                entry("period", List.of("\"2024-H1\"")),
                entry("label", List.of("\"Alle over 30\"")),
                entry("source", List.of("\"jobindsats.dk\"")),
                entry("successes", List.of("3", "4")),
                entry("denominator", List.of("10")),
                entry("lookedUpOn", List.of("\"2025-03-01\"")),
                entry("date", List.of("\"2025-03-01\"", "\"2024-03-01\"")),
                entry("unit", List.of("\"SOF\"")),
                entry("score", List.of("3", "4")),
                entry("table", List.of("\"figures\"", "\"costs\"")));
        new GeneratedRequests("reporting-service", known).send(REQUESTS, SEED);
    }
}
