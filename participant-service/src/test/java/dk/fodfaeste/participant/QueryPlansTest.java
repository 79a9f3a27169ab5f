package dk.fodfaeste.participant;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCaseNumber;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.importing;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

/**
 * Hibernate keeps the plan of each query under a key. If the key of a query never equals an earlier one, each execution adds a plan, and the search among
 * them takes longer each time.
 */
@QuarkusTest
class QueryPlansTest {
    private static final int REPETITIONS = 10;

    @Inject
    SessionFactory database;

    @Test
    void a_repeated_command_adds_no_query_plan() {
        String initiative = anInitiative();
        Map<String, Integer> added = new LinkedHashMap<>();
        commands().forEach((name, command) -> {
            succeed(command, initiative);
            succeed(command, initiative);
            int before = plans();
            for (int i = 0; i < REPETITIONS; i++) {
                succeed(command, initiative);
            }
            added.put(name, plans() - before);
        });
        assertThat(added).allSatisfy((name, count) -> assertThat(count).as(name).isZero());
    }

    private int plans() {
        return database.unwrap(SessionFactoryImplementor.class)
                .getQueryEngine()
                .getInterpretationCache()
                .getNumberOfCachedQueryPlans();
    }

    private static void succeed(Function<String, Response> command, String initiative) {
        Response answer = command.apply(initiative);
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
    }

    private static Map<String, Function<String, Response>> commands() {
        Map<String, Function<String, Response>> commands = new LinkedHashMap<>();
        commands.put("register a new person", initiative -> Api.register(registration(initiative)));
        commands.put("register a known person", initiative -> {
            Map<String, Object> first = registration(initiative);
            exit(registered(first), "2024-02-10", 1);
            String cpr = ((Map<?, ?>) first.get("person")).get("cpr").toString();
            return Api.register(registration(initiative, cpr, "2024-03-10"));
        });
        commands.put("exit", initiative -> exit(anEnrolment(initiative), "2024-03-31", 1));
        commands.put("correct a case number", initiative -> {
            String id = anEnrolment(initiative);
            post(id, "case-number/correction", Bodies.caseNumberCorrection(freshCaseNumber(), "x", 1))
                    .then()
                    .statusCode(200);
            return as("lead").get("/api/v1/enrolments/" + id + "/history");
        });
        commands.put(
                "reassign many",
                initiative -> as("lead")
                        .body(Map.of(
                                "reassignments",
                                List.of(Map.of("enrolmentId", anEnrolment(initiative), "consultant", "konsulent2"))))
                        .post("/api/v1/enrolments/reassignments"));
        commands.put("import", initiative -> importing("""
                caseNumber;cpr;name;initiative;consultant;startedOn;exitedOn;exitReason
                %s;%s;%s;%s;konsulent1;2024-01-10;;
                """.formatted(freshCaseNumber(), freshCpr(), NAME, initiative)));
        commands.put(
                "look up",
                initiative -> as("service")
                        .body(Map.of(
                                "keys",
                                List.of(
                                        Map.of("cpr", freshCpr(), "initiative", initiative),
                                        Map.of("caseNumber", freshCaseNumber()))))
                        .post("/api/v1/enrolments/lookup"));
        commands.put(
                "search by name",
                initiative -> as("lead").body(Map.of("name", "Ukendt")).post("/api/v1/enrolments/search"));
        commands.put(
                "change a number",
                // The user's look-ups are limited a minute, and the other tests share the lead.
                initiative -> as("lead", "lead-of-plans", "*")
                        .body(Bodies.cprChange(freshCpr(), "x", 1))
                        .post(person(anEnrolment(initiative)) + "/cpr"));
        commands.put("erase", initiative -> {
            String id = anEnrolment(initiative);
            exit(id, "2024-03-31", 1);
            return as("records").body(Map.of("because", "asked for")).post(person(id) + "/erasure");
        });
        return commands;
    }

    private static String person(String enrolment) {
        return "/api/v1/participants/" + show(enrolment).path("participantRef");
    }
}
