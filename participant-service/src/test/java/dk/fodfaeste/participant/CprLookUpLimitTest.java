package dk.fodfaeste.participant;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CprLookUpLimitTest {
    private static final int PER_MINUTE = 30;

    private final String user = "curious-" + UUID.randomUUID();
    private String initiative;
    private String cpr;
    private String person;

    @BeforeEach
    void registerPerson() {
        initiative = anInitiative();
        cpr = freshCpr();
        String ref =
                show(registered(registration(initiative, cpr, "2024-01-10"))).path("participantRef");
        person = "/api/v1/participants/" + ref;
        TestTicker.stop();
    }

    @AfterEach
    void resumeTime() {
        TestTicker.resume();
    }

    @Test
    void the_31st_look_up_within_a_minute_is_refused_whether_the_person_exists_or_not() {
        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat(search(i % 2 == 0 ? cpr : freshCpr()).statusCode()).isEqualTo(200);
        }
        Response refusal = search(cpr);
        assertProblem(refusal, 429);
        int wait = Integer.parseInt(refusal.header("Retry-After"));
        assertThat(wait).isBetween(1, 60);
        assertThat(refusal.<String>path("detail"))
                .isEqualTo("30 look-ups by CPR a minute; try again in " + wait + " seconds.");
        assertProblem(search(freshCpr()), 429);

        TestTicker.pass(Duration.ofSeconds(wait));
        assertThat(search(cpr).statusCode()).isEqualTo(200);
    }

    @Test
    void a_disclosure_counts_as_a_look_up() {
        assertThat(disclose().statusCode()).isEqualTo(200);
        useUpLookUps();
        assertProblem(disclose(), 429);
        assertProblem(search(cpr), 429);
    }

    @Test
    void finding_the_reference_of_a_person_counts_as_a_look_up() {
        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat(find(i % 2 == 0 ? cpr : freshCpr()).statusCode()).isEqualTo(i % 2 == 0 ? 200 : 404);
        }
        assertProblem(find(cpr), 429);
    }

    @Test
    void other_users_and_other_requests_are_not_limited() {
        search(cpr);
        useUpLookUps();
        assertProblem(search(cpr), 429);
        assertThat(searchBy(user, Map.of("name", "Attrap")).statusCode()).isEqualTo(200);
        assertThat(searchBy(user, Map.of("caseNumber", "SAG-0")).statusCode()).isEqualTo(200);
        assertProblem(searchBy(user, Map.of("cpr", "3102701234")), 400, "cpr");
        assertThat(as("lead", user, "*").get(person).statusCode()).isEqualTo(200);
        assertThat(as("lead", user, "*")
                        .body(registration(initiative))
                        .post("/api/v1/enrolments")
                        .statusCode())
                .isEqualTo(201);
        assertThat(searchBy("somebody-else-" + UUID.randomUUID(), Map.of("cpr", cpr))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void services_are_not_limited() {
        Map<String, Object> keys = Map.of("keys", List.of(Map.of("cpr", cpr, "initiative", initiative)));
        for (int i = 0; i <= PER_MINUTE; i++) {
            assertThat(as("service", user, "*")
                            .body(keys)
                            .post("/api/v1/enrolments/lookup")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_refused_look_up_is_in_the_audit_trail_as_denied() throws SQLException {
        search(cpr);
        useUpLookUps();
        assertThat(denied()).isZero();
        search(cpr);
        disclose();
        assertThat(denied()).isEqualTo(2);
    }

    private void useUpLookUps() {
        for (int i = 1; i < PER_MINUTE; i++) {
            assertThat(search(cpr).statusCode()).isEqualTo(200);
        }
    }

    private Response search(String number) {
        return searchBy(user, Map.of("cpr", number));
    }

    private static Response searchBy(String user, Map<String, String> body) {
        return as("lead", user, "*").body(body).post("/api/v1/enrolments/search");
    }

    private Response find(String number) {
        return as("dpo", user, "*").body(Map.of("cpr", number)).post("/api/v1/participants/search");
    }

    private Response disclose() {
        return as("lead", user, "*").body(Map.of("purpose", "case-work")).post(person + "/cpr-disclosure");
    }

    private long denied() throws SQLException {
        try (Connection connection = TestStack.asOwner();
                PreparedStatement query = connection.prepareStatement(
                        "select count(*) from audit_trail where who = ? and decision = 'DENY'")) {
            query.setString(1, user);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
