package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static dk.fodfaeste.reporting.report.ReportRequests.as;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.InitiativeMeasures;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.report.Leavers;
import dk.fodfaeste.reporting.report.ReportRequests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A published report of six initiatives: some, all, few, one and no successes, and a target revised in the window. It restates a figure of an
 * earlier report for the first initiative.
 */
public final class SixInitiativesReport {
    static final String COMMENT = "=Summen; af \"to\" & <tre>";
    private static final Map<String, Object> GRANTS = Map.of(
            "expectedVersion",
            0,
            "lines",
            List.of(
                    grant("Konsulenter", "BIF", 2023, 1874),
                    grant("Konsulenter", "BIF", 2024, 1874),
                    grant("Behandling", "SOF", 2024, 631)),
            "statedTotals",
            List.of(Map.of(
                    "initiative",
                    "fmt-some",
                    "budgetAgreement",
                    "Budget 2023",
                    "year",
                    2024,
                    "amount",
                    2504,
                    "where",
                    "Tabel 2")));
    private static final Map<String, Object> COMPARISON = Map.of(
            "label",
            "Alle over 30",
            "successes",
            5_250,
            "denominator",
            10_000,
            "source",
            "jobindsats.dk",
            "lookedUpOn",
            "2025-03-01");
    private static final Map<String, Object> REVIEW = Map.of(
            "unit",
            "SOF",
            "scores",
            List.of(Map.of("item", "DISCLOSURE", "score", 4, "remark", "Aftalt med borgeren")));
    private static final Map<String, Object> ASSUMPTIONS = Map.ofEntries(
            Map.entry("name", "Regnestykke"),
            Map.entry("source", "Notat"),
            Map.entry("statedOn", "2023-01-01"),
            Map.entry("priceLevel", 2024),
            Map.entry("measure", Leavers.MEASURE),
            Map.entry("lastingPerProjectYear", 5),
            Map.entry("lastYear", 2025),
            Map.entry("projectYears", List.of(Map.of("year", 2024, "plannedSuccesses", 28, "plannedSaved", 5000))),
            Map.entry("costsFromGrants", false),
            Map.entry("costs", List.of(Map.of("label", "Service", "year", 2024, "amount", 1000))),
            Map.entry("stated", List.of()));
    /** The texts of "Tabel 1", which are nowhere else in the report. */
    static final List<String> GOALS =
            List.of("Sydhavnsborgere", "Jobforløb", "Beskæftigelsesløfte", "Styregruppemøder");

    private static String id;

    private SixInitiativesReport() {}

    /** Publishes the report on the first call and returns its id. */
    static synchronized String published(Events events) {
        if (id == null) {
            publishFacts(events);
            id = publish(events);
        }
        return id;
    }

    private static void publishFacts(Events events) {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(new InitiativeVersion(
                "fmt-some",
                1,
                Leavers.IN_TIME,
                "Indsats fmt-some",
                null,
                List.of("BIF"),
                day("2019-01-01"),
                null,
                null,
                null,
                null,
                GOALS.get(0),
                GOALS.get(1),
                GOALS.get(2),
                GOALS.get(3),
                "ANCHOR",
                new InitiativeMeasures(List.of(measure(
                        Leavers.MEASURE, Anchor.EXIT, "P1M", revision("2019-01-01", "40", WORK_OR_SCHOOL, null))))));
        facts.addAll(Leavers.many("fmt-some", "school", 12, "2024-09-10", "EDUCATION"));
        facts.addAll(Leavers.many("fmt-some", "none", 20, "2024-09-10", "UNEMPLOYED"));
        facts.addAll(Leavers.many("fmt-some", "before", 15, "2024-03-10", "EDUCATION"));
        defined(facts, "fmt-all", revision("2019-01-01", "33.33", WORK_OR_SCHOOL, null));
        facts.addAll(Leavers.many("fmt-all", "school", 14, "2024-09-10", "EDUCATION"));
        facts.addAll(Leavers.many("fmt-all", "before", 12, "2023-09-10", "EDUCATION"));
        defined(facts, "fmt-few", revision("2019-01-01", "40", WORK_OR_SCHOOL, null));
        facts.addAll(Leavers.many("fmt-few", "school", 3, "2024-09-10", "EDUCATION"));
        defined(facts, "fmt-one", revision("2019-01-01", "40", WORK_OR_SCHOOL, null));
        facts.addAll(Leavers.many("fmt-one", "school", 1, "2024-09-10", "EDUCATION"));
        defined(facts, "fmt-none", revision("2019-01-01", "40", WORK_OR_SCHOOL, null));
        for (String who : List.of("one", "other")) {
            facts.add(Leavers.leftBecause("fmt-none", who, "2024-09-10", "DECEASED", 1, Leavers.IN_TIME));
        }
        defined(
                facts,
                "fmt-revised",
                revision("2019-01-01", "40", WORK_OR_SCHOOL, null),
                revision("2024-10-01", "60", WORK_OR_SCHOOL, null));
        facts.addAll(Leavers.many("fmt-revised", "august", 10, "2024-08-10", "EDUCATION"));
        facts.addAll(Leavers.many("fmt-revised", "october", 10, "2024-10-10", "UNEMPLOYED"));
        events.publish(facts);
    }

    private static String publish(Events events) {
        as("admin", GRANTS).put("/api/v1/grants/FMT1").then().statusCode(200);
        String[] all = {"fmt-some", "fmt-all", "fmt-few", "fmt-one", "fmt-none", "fmt-revised"};
        as("analyst", COMPARISON)
                .put("/api/v1/comparisons/fmt-some/" + Leavers.MEASURE + "/ANCHOR/2024-07-01/2024-12-31")
                .then()
                .statusCode(200);
        as("lead", REVIEW)
                .put("/api/v1/fidelity-reviews/fmt-some/2024-12-01")
                .then()
                .statusCode(200);
        as("admin", Map.of("assumptions", ASSUMPTIONS, "because", "Notatet"))
                .put("/api/v1/business-cases/fmt-some/note")
                .then()
                .statusCode(200);
        ReportRequests.published("2024-H1", all);
        events.publish(List.of(
                Leavers.status("fmt-some", "before-1", "2024-04-10", "UNEMPLOYED", 2, Leavers.AFTER_THE_REPORT)));
        String report = ReportRequests.opened("2024-H2", all);
        as(
                        "analyst",
                        Map.of(
                                "comments",
                                List.of(Map.of("initiative", "fmt-some", "comment", COMMENT)),
                                "decisions",
                                List.of(Map.of("decision", "Vi fortsætter", "owner", "BIF", "dueOn", "2025-06-01")),
                                "expectedVersion",
                                1))
                .post("/api/v1/reports/" + report + "/texts")
                .then()
                .statusCode(200);
        ReportRequests.publish(report, 2).statusCode(200);
        return report;
    }

    private static void defined(List<FactVersion> facts, String code, MeasureDefinition.Revision... revisions) {
        facts.add(initiative(code, 1, Leavers.IN_TIME, measure(Leavers.MEASURE, Anchor.EXIT, "P1M", revisions)));
    }

    private static Map<String, Object> grant(String budgetItem, String administration, int year, int amount) {
        return Map.ofEntries(
                Map.entry("initiative", "fmt-some"),
                Map.entry("budgetAgreement", "Budget 2023"),
                Map.entry("standing", "GRANTED"),
                Map.entry("budgetItem", budgetItem),
                Map.entry("administration", administration),
                Map.entry("committee", "BIU"),
                Map.entry("grantNumber", "35.10"),
                Map.entry("steeringArea", "Service"),
                Map.entry("priceLevel", 2023),
                Map.entry("sign", "EXPENSE"),
                Map.entry("year", year),
                Map.entry("amount", amount));
    }

    /** The published JSON. */
    public static JsonNode document(String report) throws IOException {
        return new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(as("steering")
                        .get("/api/v1/reports/" + report + "/document")
                        .asByteArray());
    }
}
