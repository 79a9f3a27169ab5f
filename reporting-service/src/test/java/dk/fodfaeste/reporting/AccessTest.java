package dk.fodfaeste.reporting;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;

import dk.fodfaeste.kit.test.DeadLetterRequests;
import dk.fodfaeste.kit.test.EndpointAccessCheck;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTest {

    @Inject
    Events events;

    @Test
    void each_endpoint_admits_the_roles_of_this_table_for_initiatives_in_scope_only() throws SQLException {
        var revision = revision("2019-01-01", "50", WORK_OR_SCHOOL, null);
        var measure = measure("after-exit", Anchor.EXIT, "P1M", revision);
        Instant first = Instant.parse("2025-02-01T12:00:00Z");
        events.publish(
                List.of(initiative("walked-own", 1, first, measure), initiative("walked-foreign", 1, first, measure)));
        new EndpointAccessCheck(
                        "reporting-service", """
                        GET  /api/v1/rates                                        | lead analyst steering
                        GET  /api/v1/rates/{initiative}                           | lead analyst steering
                        GET  /api/v1/rates/{initiative}/rolling                   | lead analyst steering
                        GET  /api/v1/rates/{initiative}/breakdown                 | lead analyst steering
                        POST /api/v1/rates/{initiative}/revision-preview          | admin
                        GET  /api/v1/budget-notes/{initiative}                    | lead analyst steering
                        GET  /api/v1/volumes/{initiative}                         | lead analyst steering
                        GET  /api/v1/comparisons/{initiative}/{measure}/{basis}/{from}/{to} | analyst
                        PUT  /api/v1/comparisons/{initiative}/{measure}/{basis}/{from}/{to} | analyst
                        POST /api/v1/comparisons/{initiative}/{measure}/{basis}/{from}/{to}/withdrawal | analyst
                        GET  /api/v1/fidelity-reviews/{initiative}                | lead analyst steering
                        GET  /api/v1/fidelity-reviews/{initiative}/{date}         | lead analyst steering
                        PUT  /api/v1/fidelity-reviews/{initiative}/{date}         | lead analyst
                        POST /api/v1/fidelity-reviews/{initiative}/{date}/withdrawal | lead analyst
                        GET  /api/v1/fidelity-reviews/{initiative}/{date}/caseload-proposal | lead analyst
                        GET  /api/v1/business-cases/{initiative}                  | admin lead analyst steering
                        GET  /api/v1/business-cases/{initiative}/{code}           | admin lead analyst steering
                        PUT  /api/v1/business-cases/{initiative}/{code}           | admin
                        POST /api/v1/business-cases/{initiative}/{code}/import    | admin
                        GET  /api/v1/grants                                       | admin lead analyst steering
                        GET  /api/v1/grants/economy                               | admin lead analyst steering
                        PUT  /api/v1/grants/{document}                            | admin
                        POST /api/v1/grants/import                                | admin
                        GET  /api/v1/reports                                      | lead analyst steering
                        POST /api/v1/reports                                      | analyst
                        GET  /api/v1/reports/{id}                                 | lead analyst steering
                        POST /api/v1/reports/{id}/texts                           | analyst
                        POST /api/v1/reports/{id}/publication                     | analyst
                        POST /api/v1/reports/{id}/correction                      | analyst
                        POST /api/v1/reports/{id}/discarding                      | analyst
                        GET  /api/v1/reports/{id}/document                        | lead analyst steering
                        GET  /api/v1/reports/{id}/pdf                             | lead analyst steering
                        GET  /api/v1/reports/{id}/xlsx                            | lead analyst steering
                        GET  /api/v1/reports/{id}/tables                          | lead analyst steering
                        GET  /api/v1/reports/{id}/tables/{table}                  | lead analyst steering
                        GET  /api/v1/reports/{id}/restatements                    | lead analyst
                        GET  /api/v1/reports/{id}/follow-ups                      | lead analyst
                        GET  /api/v1/notes-of-a-test                              | lead
                        POST /api/v1/notes-of-a-test                              | lead
                        GET  /api/v1/reporting-service/audit                      | dpo
                        GET  /api/v1/reporting-service/audit/access-list          | dpo
                        POST /api/v1/reporting-service/audit/verification         | dpo
                        GET  /api/v1/reporting-service/status                  | admin
                        GET  /api/v1/reporting-service/status/dead-letters     | admin
                        POST /api/v1/reporting-service/status/dead-letters/redrive | admin
                        POST /api/v1/reporting-service/status/dead-letters/{letterId}/redrive | admin | everywhere
                        """, "walked-own", parameters("walked-own"), parameters("walked-foreign"))
                .check();
    }

    private static Map<String, String> parameters(String initiative) throws SQLException {
        compare(initiative);
        review(initiative);
        enterBusinessCase(initiative);
        return Map.ofEntries(
                Map.entry("initiative", initiative),
                Map.entry("measure", "after-exit"),
                Map.entry("basis", "ANCHOR"),
                Map.entry("from", "2024-01-01"),
                Map.entry("to", "2024-12-31"),
                Map.entry("document", "walked"),
                Map.entry("table", "figures"),
                Map.entry("code", "note"),
                Map.entry("date", "2024-12-31"),
                Map.entry("id", published(initiative)),
                Map.entry(
                        "letterId",
                        String.valueOf(DeadLetterRequests.add(Events.ENROLMENTS, 0, 1_000_000 + initiative.length()))));
    }

    private static void compare(String initiative) {
        ReportRequests.as(
                        "analyst",
                        Map.of(
                                "label",
                                "Alle",
                                "successes",
                                1,
                                "denominator",
                                2,
                                "source",
                                "register",
                                "lookedUpOn",
                                "2025-01-01"))
                .put("/api/v1/comparisons/" + initiative + "/after-exit/ANCHOR/2024-01-01/2024-12-31")
                .then()
                .statusCode(200);
    }

    private static void review(String initiative) {
        ReportRequests.as("analyst", Map.of("unit", "SOF", "scores", List.of(Map.of("item", "DISCLOSURE", "score", 3))))
                .put("/api/v1/fidelity-reviews/" + initiative + "/2024-12-31")
                .then()
                .statusCode(200);
    }

    private static void enterBusinessCase(String initiative) {
        Map<String, Object> assumptions = Map.ofEntries(
                Map.entry("name", "Business case"),
                Map.entry("source", "Notat"),
                Map.entry("statedOn", "2024-01-01"),
                Map.entry("priceLevel", 2024),
                Map.entry("measure", "after-exit"),
                Map.entry("lastingPerProjectYear", 1),
                Map.entry("lastYear", 2024),
                Map.entry("projectYears", List.of(Map.of("year", 2024, "plannedSuccesses", 1, "plannedSaved", 1))),
                Map.entry("costsFromGrants", true),
                Map.entry("costs", List.of()),
                Map.entry("stated", List.of()));
        ReportRequests.as("admin", Map.of("assumptions", assumptions, "because", "Notatet"))
                .put("/api/v1/business-cases/" + initiative + "/note")
                .then()
                .statusCode(200);
    }

    private static String published(String initiative) {
        String id = ReportRequests.opened("2024-H2", initiative);
        ReportRequests.publish(id, 1).statusCode(200);
        return id;
    }
}
