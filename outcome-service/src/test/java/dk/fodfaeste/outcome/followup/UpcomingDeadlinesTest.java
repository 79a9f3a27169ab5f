package dk.fodfaeste.outcome.followup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.activity.ActivityTestBase;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The open deadlines for meetings. Today is 15 March 2026, and the first deadline is a month after the start. */
@QuarkusTest
class UpcomingDeadlinesTest extends ActivityTestBase {
    private final String consultant = "k-" + UUID.randomUUID();
    private final String initiative = "deadlines-" + UUID.randomUUID();

    private RequestSpecification me() {
        return given().auth().oauth2(TestStack.token("consultant", consultant, initiative));
    }

    private RequestSpecification colleague() {
        return given().auth().oauth2(TestStack.token("consultant", "konsulent2", initiative));
    }

    private void initiativeIsKnown(String meeting) {
        publish(EnrolmentEvent.initiative(
                initiative,
                1,
                List.of(EnrolmentEvent.measure(
                        "on-time",
                        "MEETINGS_ON_TIME",
                        Map.of("meeting", meeting, "first", "P1M", "every", "P3M"),
                        Map.of()))));
    }

    private EnrolmentEvent startedOn(String day) {
        return publish(EnrolmentEvent.started(initiative, day).reassigned(consultant));
    }

    private static ValidatableResponse deadlines(RequestSpecification caller, String query) {
        return caller.get("/test/open-work/deadlines?" + query).then().statusCode(200);
    }

    @Test
    void deadlines_up_to_a_day_come_in_their_order_with_those_that_have_passed() {
        initiativeIsKnown("JOB_INTERVIEW");
        startedOn("2026-02-20");
        startedOn("2026-02-10");
        startedOn("2026-02-21");
        deadlines(me(), "until=2026-03-20&consultant=" + consultant)
                .body("dueOn", contains("2026-03-10", "2026-03-20"))
                .body("meeting", contains("JOB_INTERVIEW", "JOB_INTERVIEW"))
                .body("measure", contains("on-time", "on-time"))
                .body("consultant", contains(consultant, consultant))
                .body("[0].initiative", equalTo(initiative));
        deadlines(me(), "until=2026-03-20").body("dueOn", contains("2026-03-10", "2026-03-20"));
        deadlines(given().auth().oauth2(TestStack.token("consultant", consultant, "another")), "until=2026-03-20")
                .body("$", empty());
    }

    @Test
    void a_held_meeting_and_the_end_of_the_enrolment_end_a_deadline() {
        initiativeIsKnown("JOB_INTERVIEW");
        EnrolmentEvent enrolment = startedOn("2026-02-10");
        EnrolmentEvent ended = startedOn("2026-01-10");
        record(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-01','attendance':'HELD'")
                .statusCode(201);
        deadlines(me(), "until=2026-06-30").body("dueOn", contains("2026-02-10", "2026-06-01"));
        publish(ended.exit("2026-03-15", "OTHER"));
        deadlines(me(), "until=2026-06-30").body("dueOn", contains("2026-02-10", "2026-06-01"));
        publish(ended.exit("2026-03-15", "OTHER").exitCorrected("2026-03-14", "OTHER"));
        deadlines(me(), "until=2026-06-30").body("dueOn", contains("2026-06-01"));
    }

    @Test
    void colleagues_do_not_see_protected_persons() {
        initiativeIsKnown("JOB_INTERVIEW");
        publish(startedOn("2026-02-10").withProtectedAddress());
        deadlines(me(), "until=2026-06-30").body("dueOn", contains("2026-03-10"));
        deadlines(colleague(), "until=2026-06-30").body("$", empty());
        deadlines(asLead(), "until=2026-06-30&consultant=" + consultant).body("dueOn", contains("2026-03-10"));
    }

    @Test
    void only_the_assigned_consultant_and_leads_see_deadlines_of_health_talks() {
        initiativeIsKnown("HEALTH_TALK");
        startedOn("2026-02-10");
        deadlines(me(), "until=2026-06-30").body("dueOn", contains("2026-03-10"));
        deadlines(colleague(), "until=2026-06-30").body("$", empty());
        deadlines(asLead(), "until=2026-06-30&consultant=" + consultant).body("dueOn", contains("2026-03-10"));
    }
}
