package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static java.util.Map.entry;

import dk.fodfaeste.kit.test.GeneratedRequests;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.report.ReportRequests;
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
        List<FactVersion> facts = new ArrayList<>();
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
                entry("table", List.of("\"figures\"", "\"costs\"")));
        new GeneratedRequests("reporting-service", known).send(REQUESTS, SEED);
    }
}
