package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;

import dk.fodfaeste.kit.test.GeneratedRequests;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import dk.fodfaeste.reporting.followup.Told;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GeneratedRequestsTest {
    private static final int REQUESTS = 4_500;
    private static final long SEED = 20_260_303;
    private static final Instant RECORDED = Instant.parse("2025-02-01T12:00:00Z");

    @Inject
    Events events;

    @Test
    void whatever_is_asked_the_answer_is_one_that_the_document_tells_of() throws InterruptedException {
        List<Told> facts = new ArrayList<>();
        for (String code : List.of("generated", "generated-none")) {
            facts.add(initiative(
                    code,
                    1,
                    RECORDED,
                    measure("after-exit", Anchor.EXIT, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null))));
        }
        for (int person = 0; person < 14; person++) {
            UUID id = UUID.randomUUID();
            facts.add(new EnrolmentVersion(
                    id,
                    UUID.randomUUID(),
                    "generated",
                    day("2022-03-01"),
                    day("2024-02-10"),
                    "OTHER",
                    1,
                    null,
                    null,
                    "EXITED",
                    1,
                    RECORDED));
            facts.add(new OutcomeVersion(
                    id, "after-exit", 1, List.of("EDUCATION"), day("2024-03-10"), null, false, 1, RECORDED));
        }
        events.tell(facts);
        Map<String, List<String>> known = Map.of(
                "initiative", List.of("\"generated\"", "\"generated-none\""),
                "measure", List.of("\"after-exit\"", "\"\""),
                "from", List.of("\"2024-01-01\""),
                "to", List.of("\"2024-12-31\"", "\"2024-06-30\""),
                "basis", List.of("\"ANCHOR\"", "\"FOLLOW_UP\""),
                "today", List.of("\"2025-03-01\"", "\"\""),
                "knownAt", List.of("\"2025-03-01T00:00:00Z\"", "\"\""),
                "by", List.of("\"STATUS\"", "\"EXIT_REASON\"", "\"AGE_GROUP\""),
                "months", List.of("\"12\""));
        new GeneratedRequests("reporting-service", known).send(REQUESTS, SEED);
    }
}
