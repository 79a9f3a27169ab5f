package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static io.restassured.RestAssured.given;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Grant documents and enrolments for tests. */
final class GrantFixtures {
    private static final Instant RECORDED = Instant.parse("2025-02-01T12:00:00Z");

    private GrantFixtures() {}

    static RequestSpecification as(String role, String... initiatives) {
        return given().auth()
                .oauth2(TestStack.token(role, role + "1", initiatives.length == 0 ? new String[] {"*"} : initiatives));
    }

    static InitiativeVersion initiativeWithCode(String code) {
        return initiative(
                code,
                1,
                RECORDED,
                measure("after-exit", Anchor.EXIT, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null)));
    }

    /** Enrolments from 1 March 2022 with an exit on that day and a status a month later; null for no outcome. */
    static List<FactVersion> left(String code, String exitedOn, int people, String status) {
        List<FactVersion> facts = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            UUID id = UUID.randomUUID();
            facts.add(new EnrolmentVersion(
                    id,
                    UUID.randomUUID(),
                    code,
                    day("2022-03-01"),
                    day(exitedOn),
                    "OTHER",
                    1,
                    null,
                    null,
                    "EXITED",
                    1,
                    RECORDED));
            if (status != null) {
                facts.add(new OutcomeVersion(
                        id, "after-exit", 1, List.of(status), day(exitedOn).plusMonths(1), null, false, 1, RECORDED));
            }
        }
        return facts;
    }

    static Map<String, Object> line(String initiative, String activity, int year, long amount) {
        Map<String, Object> line = new HashMap<>();
        line.put("initiative", initiative);
        line.put("budgetAgreement", "Budget 2022");
        line.put("standing", "GRANTED");
        line.put("scenario", null);
        line.put("activity", activity);
        line.put("administration", "BIF");
        line.put("committee", "BIU");
        line.put("grantNumber", "35.10");
        line.put("steeringArea", null);
        line.put("priceLevel", 2022);
        line.put("sign", "EXPENSE");
        line.put("year", year);
        line.put("amount", amount);
        return line;
    }

    static Map<String, Object> stated(String initiative, Integer year, long amount) {
        Map<String, Object> total = new HashMap<>();
        total.put("initiative", initiative);
        total.put("budgetAgreement", "Budget 2022");
        total.put("year", year);
        total.put("amount", amount);
        total.put("where", "I alt");
        return total;
    }

    @SafeVarargs
    static Map<String, Object> document(int expectedVersion, Map<String, Object>... lines) {
        Map<String, Object> body = new HashMap<>();
        body.put("expectedVersion", expectedVersion);
        body.put("lines", List.of(lines));
        return body;
    }

    static Response put(String document, Map<String, Object> body) {
        return as("admin").contentType("application/json").body(body).put("/api/v1/grants/" + document);
    }

    static Response economy(String role, String initiative, String from, String to) {
        return as(role).queryParam("initiative", initiative)
                .queryParam("from", from)
                .queryParam("to", to)
                .get("/api/v1/grants/economy");
    }
}
