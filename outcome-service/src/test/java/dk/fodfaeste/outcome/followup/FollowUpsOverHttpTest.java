package dk.fodfaeste.outcome.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of follow-ups and a single one over HTTP. Today is 15 March 2026. */
@QuarkusTest
class FollowUpsOverHttpTest extends IntegrationTestBase {

    @Test
    void a_single_follow_up_has_a_history_and_listed_ones_have_none() {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(anInitiative(), "2025-12-31"));
        get(enrolment)
                .statusCode(200)
                .body("enrolmentId", equalTo(enrolment.enrolmentId().toString()))
                .body("measure", equalTo(MEASURE))
                .body("initiative", equalTo(enrolment.initiative()))
                .body("consultant", equalTo("konsulent1"))
                .body("anchorOn", equalTo("2025-12-31"))
                .body("dueOn", equalTo("2026-02-28"))
                .body("state", equalTo("PENDING"))
                .body("statuses", nullValue())
                .body("needsConfirmation", equalTo(false))
                .body("version", equalTo(0))
                .body("history", emptyIterable());
        asLead().get("/api/v1/follow-ups?initiative=" + enrolment.initiative())
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0]", not(hasKey("history")))
                .body("items[0]", hasKey("statusDate"))
                .body("items[0].dueOn", equalTo("2026-02-28"))
                .body("next", nullValue());
    }

    @Test
    void every_measure_of_an_enrolment_has_a_follow_up() {
        String initiative = anInitiative(
                EnrolmentEvent.measure("after-start", "START", "P6M", 30),
                EnrolmentEvent.measure("after-exit", "EXIT", "P2M", 30),
                EnrolmentEvent.measure("long-after-exit", "EXIT", "P2Y", 0));
        EnrolmentEvent enrolment = publish(EnrolmentEvent.started(initiative, "2025-08-31"));
        assertThat(dueDates(initiative)).containsExactly("2026-02-28 after-start");
        publish(enrolment.exit("2025-12-31", "OTHER"));
        assertThat(dueDates(initiative))
                .containsExactly("2026-02-28 after-exit", "2026-02-28 after-start", "2027-12-31 long-after-exit");
    }

    @ParameterizedTest(name = "on {0} it is {1}")
    @CsvSource({"2026-02-27,NOT_DUE", "2026-02-28,PENDING", "2026-03-30,PENDING", "2026-03-31,UNANSWERED"})
    void the_state_follows_the_parameter_today(String today, String state) {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(anInitiative(), "2025-12-31"));
        asLead().get(followUp(enrolment) + "?today=" + today).then().body("state", equalTo(state));
        asLead().get("/api/v1/follow-ups?initiative=" + enrolment.initiative() + "&today=" + today)
                .then()
                .body("items.state", contains(state));
    }

    @Test
    void the_filter_by_state_matches_the_shown_state_on_every_day() {
        String initiative = anInitiative();
        EnrolmentEvent open = EnrolmentEvent.exited(initiative, "2025-12-31");
        EnrolmentEvent answered = EnrolmentEvent.exited(initiative, "2025-12-30");
        EnrolmentEvent lost = EnrolmentEvent.exited(initiative, "2025-12-29");
        EnrolmentEvent dead = EnrolmentEvent.started(initiative, "2025-01-01").exit("2025-12-28", "DECEASED");
        EnrolmentEvent foundDead = EnrolmentEvent.exited(initiative, "2025-12-27");
        EnrolmentEvent withdrawn =
                EnrolmentEvent.exited(initiative, "2025-12-26").exitWithdrawn();
        EnrolmentEvent wrong = EnrolmentEvent.exited(initiative, "2025-12-25").asWronglyRegistered();
        EnrolmentEvent leftBehind = EnrolmentEvent.exited(initiative, "2025-12-24");
        EnrolmentEvent moved = EnrolmentEvent.exited(initiative, "2025-12-23");
        Stream.of(open, answered, lost, dead, foundDead, withdrawn, wrong, leftBehind, moved)
                .forEach(this::publish);
        status(answered, "EDUCATION", 0).statusCode(200);
        post(lost, "lost", Bodies.lost(3, "x", 0)).statusCode(200);
        status(foundDead, "DECEASED", 0).statusCode(200);
        status(leftBehind, "OTHER", 0).statusCode(200);
        publish(leftBehind.exitCorrected("2026-02-10", "OTHER"));
        status(moved, "OTHER", 0).statusCode(200);
        publish(moved.exitCorrected("2026-01-05", "OTHER"));

        // Every due date and every end of grace, and the days before and after.
        List<LocalDate> turns = Stream.of(
                        "2026-02-28", "2026-03-05", "2026-03-30", "2026-04-04", "2026-04-10", "2026-05-10")
                .map(LocalDate::parse)
                .flatMap(turn -> Stream.of(turn.minusDays(1), turn, turn.plusDays(1)))
                .toList();
        for (LocalDate day : turns) {
            String address = "/api/v1/follow-ups?initiative=%s&today=%s".formatted(initiative, day);
            List<Map<String, Object>> all = asLead().get(address).jsonPath().getList("items");
            assertThat(all).hasSize(9);
            for (State state : State.values()) {
                assertThat(asLead().get(address + "&state=" + state).jsonPath().<Map<String, Object>>getList("items"))
                        .as("%s on %s", state, day)
                        .isEqualTo(all.stream()
                                .filter(item -> item.get("state").equals(state.name()))
                                .toList());
            }
        }
    }

    @Test
    void the_list_is_ordered_by_due_date_and_its_pages_neither_skip_nor_repeat() {
        String initiative = anInitiative();
        var enrolments = new ArrayList<EnrolmentEvent>();
        for (int i = 0; i < 23; i++) {
            enrolments.add(EnrolmentEvent.exited(
                    initiative, LocalDate.of(2025, 10, 1).plusDays(i / 3).toString()));
        }
        enrolments.add(EnrolmentEvent.exited(initiative, "2025-01-01").exitWithdrawn());
        enrolments.add(EnrolmentEvent.exited(initiative, "2025-01-01").exitWithdrawn());
        enrolments.forEach(this::publish);

        var seen = new ArrayList<Map<String, Object>>();
        String after = "";
        int pages = 0;
        do {
            var page = asLead().get("/api/v1/follow-ups?initiative=" + initiative + "&limit=4&after=" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items"));
            after = page.getString("next");
            pages++;
        } while (after != null);

        assertThat(pages).isEqualTo(7);
        assertThat(seen.stream().map(item -> item.get("enrolmentId")))
                .containsExactlyInAnyOrderElementsOf(enrolments.stream()
                        .<Object>map(one -> one.enrolmentId().toString())
                        .toList());
        List<String> dueDates =
                seen.stream().map(item -> (String) item.get("dueOn")).toList();
        assertThat(dueDates.subList(0, 23)).isSorted();
        assertThat(dueDates.subList(23, 25)).containsOnlyNulls();
    }

    @Test
    void the_list_is_filtered_by_consultant_and_due_date_both_ends_inclusive() {
        String initiative = anInitiative();
        publish(EnrolmentEvent.exited(initiative, "2025-10-01"));
        EnrolmentEvent second =
                publish(EnrolmentEvent.exited(initiative, "2025-10-02").reassigned("konsulent2"));
        publish(EnrolmentEvent.exited(initiative, "2025-10-03"));
        publish(EnrolmentEvent.exited(initiative, "2025-10-04").exitWithdrawn());
        assertThat(dueDates(initiative + "&consultant=konsulent2")).containsExactly("2025-12-02 " + MEASURE);
        assertThat(dueDates(initiative + "&dueFrom=2025-12-02&dueTo=2025-12-03"))
                .hasSize(2);
        assertThat(dueDates(initiative + "&dueFrom=2025-12-02&dueTo=2025-12-02"))
                .hasSize(1);
        assertThat(dueDates(initiative + "&dueFrom=&dueTo=&state=&consultant=&limit=&after=&today="))
                .hasSize(4);
        publish(second.reassigned("konsulent3"));
        assertThat(dueDates(initiative + "&consultant=konsulent2")).isEmpty();
        assertThat(dueDates(initiative + "&consultant=konsulent3")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} gives {1} on {2}")
    @CsvSource({
        "state=ON_THE_MOON,400,state",
        "state=UNKNOWN,400,state",
        "today=yesterday,400,today",
        "today=2026-02-30,400,today",
        "today=999999999-01-01,400,today",
        "dueFrom=1.1.2026,400,dueFrom",
        "dueTo=2026-1-1,400,dueTo",
        "dueFrom=2026-02-02&dueTo=2026-02-01,422,dueFrom",
        "limit=0,400,limit",
        "limit=501,400,limit",
        "limit=many,400,limit",
        "after=somewhere,400,after",
        "after=%00,400,after",
        "after=MjAyNi0wMi0zMC9hL2I,400,after",
        "consultant=a%00b,400,consultant",
        "initiative=a%00b,400,initiative",
    })
    void invalid_query_parameters_are_refused(String query, int answer, String field) {
        asLead().urlEncodingEnabled(false)
                .get("/api/v1/follow-ups?" + query)
                .then()
                .statusCode(answer)
                .contentType("application/problem+json")
                .body("violations.field", contains(field));
    }

    @Test
    void a_consultant_sees_their_own_initiatives_and_no_others() {
        EnrolmentEvent mine = publish(EnrolmentEvent.exited(anInitiative(), "2025-12-31"));
        EnrolmentEvent others = publish(EnrolmentEvent.exited(anInitiative(), "2025-12-31"));
        asConsultantOf(mine.initiative())
                .get("/api/v1/follow-ups?limit=500")
                .then()
                .statusCode(200)
                .body("items.enrolmentId", contains(mine.enrolmentId().toString()));
        asConsultantOf(mine.initiative()).get(followUp(mine)).then().statusCode(200);
        asConsultantOf(mine.initiative()).get(followUp(others)).then().statusCode(404);
        asConsultantOf(mine.initiative())
                .get("/api/v1/follow-ups?initiative=" + others.initiative())
                .then()
                .statusCode(404)
                .body("violations.field", contains("initiative"));
        asConsultantOf().get("/api/v1/follow-ups").then().statusCode(200).body("items", emptyIterable());
        asLead().get("/api/v1/follow-ups?initiative=no-such-initiative").then().body("items", emptyIterable());
        asLead().get("/api/v1/follow-ups?limit=500")
                .then()
                .body("items.enrolmentId", hasItem(others.enrolmentId().toString()));
    }

    @ParameterizedTest(name = "{0} sees no follow-ups")
    @ValueSource(strings = {"analyst", "steering", "register", "dpo", "records", "admin", "partner", "service"})
    void only_consultants_and_leads_see_follow_ups(String role) {
        as(role).get("/api/v1/follow-ups").then().statusCode(403).contentType("application/problem+json");
        as(role).get(followUp(UUID.randomUUID(), MEASURE)).then().statusCode(403);
    }

    @Test
    void nobody_sees_anything_without_a_token() {
        io.restassured.RestAssured.get("/api/v1/follow-ups").then().statusCode(401);
        io.restassured.RestAssured.given()
                .auth()
                .oauth2("not.a.token")
                .get("/api/v1/follow-ups")
                .then()
                .statusCode(401);
    }

    @Test
    void the_openapi_document_contains_every_endpoint() {
        String document = asLead().get("/api/v1/outcome-service/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(document)
                .contains(
                        "/api/v1/follow-ups:",
                        "/api/v1/follow-ups/{enrolmentId}/{measure}:",
                        "/api/v1/follow-ups/{enrolmentId}/{measure}/status:",
                        "/api/v1/follow-ups/{enrolmentId}/{measure}/correction:",
                        "/api/v1/follow-ups/{enrolmentId}/{measure}/lost:",
                        "/api/v1/follow-ups/{enrolmentId}/{measure}/withdrawal:",
                        "/api/v1/statuses/import:");
    }

    private static List<String> dueDates(String initiativeAndMore) {
        return asLead()
                .get("/api/v1/follow-ups?initiative=" + initiativeAndMore)
                .then()
                .statusCode(200)
                .body("items", everyItem(hasKey("dueOn")))
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .map(item -> item.get("dueOn") + " " + item.get("measure"))
                .toList();
    }
}
