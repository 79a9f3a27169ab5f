package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static io.restassured.RestAssured.given;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Grant documents and an initiative for tests. */
final class GrantFixtures {
    private GrantFixtures() {}

    static RequestSpecification as(String role, String... initiatives) {
        return given().auth()
                .oauth2(TestStack.token(role, role + "1", initiatives.length == 0 ? new String[] {"*"} : initiatives));
    }

    static InitiativeVersion initiativeWithCode(String code) {
        return initiative(code, 1, Exits.RECORDED, Exits.oneMonthAfterExit("50"));
    }

    static Map<String, Object> line(String initiative, String budgetItem, int year, long amount) {
        Map<String, Object> line = new HashMap<>();
        line.put("initiative", initiative);
        line.put("budgetAgreement", "Budget 2022");
        line.put("standing", "GRANTED");
        line.put("scenario", null);
        line.put("budgetItem", budgetItem);
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
