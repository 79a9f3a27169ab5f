package dk.fodfaeste.outcome.followup;

import static dk.fodfaeste.local.test.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections of a worklist. Today is 15 March 2026, and follow-ups are due two months after the exit. */
@QuarkusTest
class WorklistQueryTest extends IntegrationTestBase {
    private final String consultant = "k-" + UUID.randomUUID();
    private final String initiative = "worklist-" + UUID.randomUUID();

    private RequestSpecification me() {
        return given().auth().oauth2(TestStack.token("consultant", consultant, initiative));
    }

    private RequestSpecification colleague() {
        return given().auth().oauth2(TestStack.token("consultant", "konsulent2", initiative));
    }

    /** With an exit two months before that day. */
    private EnrolmentEvent dueOn(String day) {
        return publish(EnrolmentEvent.exited(
                        initiative, LocalDate.parse(day).minusMonths(2).toString())
                .reassigned(consultant));
    }

    private void initiativeIsKnown() {
        publish(EnrolmentEvent.initiative(initiative, 1, List.of(EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30))));
    }

    private Map<String, Object> counts(RequestSpecification who, String of) {
        return who.get("/test/open-work/counts" + of)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    @ParameterizedTest(name = "due on {0}: {1}")
    @CsvSource(
            nullValues = "none",
            value = {
                "2026-01-02,OVERDUE",
                "2026-03-14,OVERDUE",
                "2026-03-15,DUE_THIS_WEEK",
                "2026-03-21,DUE_THIS_WEEK",
                "2026-03-22,COMING",
                "2026-05-14,COMING",
                "2026-05-15,none",
            })
    void each_follow_up_is_in_the_section_of_its_due_date(String day, String pile) {
        initiativeIsKnown();
        EnrolmentEvent enrolment = dueOn(day);
        counts(me(), "?consultant=" + consultant)
                .forEach((name, count) -> assertThat(count).as(name).isEqualTo(name.equals(pile) ? 1 : 0));
        for (WorklistSection each : WorklistSection.values()) {
            me().get("/test/open-work/pile?limit=5&pile=" + each + "&consultant=" + consultant)
                    .then()
                    .statusCode(200)
                    .body(
                            "items.enrolmentId",
                            each.name().equals(pile)
                                    ? contains(enrolment.enrolmentId().toString())
                                    : org.hamcrest.Matchers.empty());
        }
    }

    @Test
    void closed_follow_ups_are_not_open_and_moved_ones_need_confirmation() {
        initiativeIsKnown();
        EnrolmentEvent answered = dueOn("2026-03-10");
        EnrolmentEvent lost = dueOn("2026-03-10");
        EnrolmentEvent moved = dueOn("2026-03-10");
        publish(dueOn("2026-03-10").exitWithdrawn());
        publish(dueOn("2026-03-10").exitCorrected("2026-01-10", "DECEASED"));
        for (EnrolmentEvent one : List.of(answered, moved)) {
            status(one, "OTHER", 0).statusCode(200);
        }
        post(lost, "lost", Bodies.lost(1, "x", 0)).statusCode(200);
        publish(moved.exitCorrected("2026-01-12", "OTHER"));
        assertThat(counts(me(), ""))
                .isEqualTo(Map.of(
                        "CALL_AGAIN", 0, "OVERDUE", 0, "DUE_THIS_WEEK", 0, "COMING", 0, "NEEDS_CONFIRMATION", 1));
        me().get("/test/open-work/pile?limit=5&pile=NEEDS_CONFIRMATION")
                .then()
                .body("items.enrolmentId", contains(moved.enrolmentId().toString()));
    }

    @Test
    void a_section_is_read_page_by_page_in_the_order_of_due_dates() {
        initiativeIsKnown();
        var enrolments = new ArrayList<EnrolmentEvent>();
        for (int i = 0; i < 7; i++) {
            enrolments.add(dueOn(LocalDate.of(2026, 3, 1).plusDays(i / 2).toString()));
        }
        var seen = new ArrayList<Map<String, Object>>();
        String after = "";
        do {
            var page = me().get("/test/open-work/pile?limit=3&pile=OVERDUE&after=" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items"));
            after = page.getString("next");
        } while (after != null);
        assertThat(seen).hasSize(7);
        assertThat(new HashSet<>(seen)).hasSize(7);
        assertThat(seen.stream().map(item -> (String) item.get("dueOn"))).isSorted();
    }

    @Test
    void the_worklist_of_all_covers_the_scope_and_counts_no_protected_addresses_of_one_colleague() {
        initiativeIsKnown();
        dueOn("2026-03-10");
        publish(dueOn("2026-03-11").withProtectedAddress());
        assertThat(counts(me(), "?consultant=" + consultant)).containsEntry("OVERDUE", 2);
        assertThat(counts(colleague(), "?consultant=" + consultant)).containsEntry("OVERDUE", 1);
        colleague()
                .get("/test/open-work/pile?limit=5&pile=OVERDUE&consultant=" + consultant)
                .then()
                .body("items.dueOn", contains("2026-03-10"));
        assertThat(counts(colleague(), "")).containsEntry("OVERDUE", 2);
        colleague()
                .get("/test/open-work/pile?limit=5&pile=OVERDUE")
                .then()
                .body("items.consultant", contains(equalTo(consultant), nullValue()));
        assertThat(counts(asConsultantOf(anInitiative()), "?consultant=" + consultant))
                .containsEntry("OVERDUE", 0);
        assertThat(counts(asLead(), "?consultant=" + consultant)).containsEntry("OVERDUE", 2);
    }

    @Test
    void erased_persons_are_in_no_section() {
        initiativeIsKnown();
        EnrolmentEvent erased = dueOn("2026-03-10");
        String ref = (String) erased.event().get("participantRef");
        send(
                "fodfaeste.participant-events-v1",
                List.of(ref),
                List.of(Map.of(
                        "participantRef",
                        ref,
                        "state",
                        "ERASED",
                        "archived",
                        false,
                        "recordedAt",
                        "2026-03-01T12:00:00Z")));
        await().untilAsserted(() -> assertThat(counts(me(), "")).containsEntry("OVERDUE", 0));
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({"2025-12-31,0", "2026-01-01,1", "2026-02-01,3", "2026-02-02,2", "2026-03-10,2", "2026-03-11,1"})
    void the_caseload_counts_enrolments_active_on_the_day_both_ends_inclusive(String day, int active) {
        initiativeIsKnown();
        publish(EnrolmentEvent.started(initiative, "2026-01-01").reassigned(consultant));
        publish(EnrolmentEvent.started(initiative, "2026-01-15")
                .reassigned(consultant)
                .exit("2026-02-01", "OTHER"));
        publish(EnrolmentEvent.started(initiative, "2026-02-01")
                .reassigned(consultant)
                .exit("2026-03-10", "OTHER"));
        publish(EnrolmentEvent.started(initiative, "2026-01-01")
                .reassigned(consultant)
                .asWronglyRegistered());
        String question = "/test/open-work/caseload?consultant=" + consultant + "&day=" + day;
        me().get(question).then().body(equalTo(String.valueOf(active)));
        asConsultantOf(anInitiative()).get(question).then().body(equalTo("0"));
    }

    @Test
    void a_page_has_at_most_fifty_rows() {
        me().get("/test/open-work/pile?limit=51&pile=OVERDUE").then().statusCode(500);
    }
}
