package dk.fodfaeste.outcome.activity.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.activity.ActivityTestBase;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of activities, and who sees which. Today is 15 March 2026. */
@QuarkusTest
class ActivityQueriesTest extends ActivityTestBase {

    @Test
    void a_list_is_filtered_and_in_the_order_of_days() {
        EnrolmentEvent enrolment = enrolment();
        EnrolmentEvent other = publish(EnrolmentEvent.started(enrolment.initiative(), "2026-01-01"));
        String second = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-02-02','employer':'Bageren'");
        String first = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-02-01'");
        String third = recorded(other, "'kind':'SOCIAL_PROGRESS','on':'2026-02-03'");
        String initiative = "initiative=" + enrolment.initiative();
        list(initiative)
                .body("items.activityId", contains(first, second, third))
                .body("items[1].employer", equalTo("Bageren"))
                .body("items", everyItem(not(hasKey("history"))));
        list("enrolmentId=" + enrolment.enrolmentId()).body("items.activityId", contains(first, second));
        list(initiative + "&kind=INTERNSHIP").body("items.activityId", contains(second));
        list(initiative + "&from=2026-02-02").body("items.activityId", contains(second, third));
        list(initiative + "&from=2026-02-02&to=2026-02-02").body("items.activityId", contains(second));
        command(first, "withdrawal", "{'because':'x','expectedVersion':1}").statusCode(200);
        list(initiative).body("items.withdrawn", contains(true, false, false));
    }

    @Test
    void pages_follow_each_other() {
        EnrolmentEvent enrolment = enrolment();
        List<String> ids = new ArrayList<>();
        for (String kind : List.of("INTERNSHIP", "EDUCATION", "SOCIAL_PROGRESS", "MENTOR_SUPPORT", "JOB_INTERVIEW")) {
            ids.add(recorded(enrolment, "'kind':'%s','on':'2026-02-02'".formatted(kind)));
        }
        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            JsonPath page = list("limit=2&enrolmentId=" + enrolment.enrolmentId() + "&after=" + next)
                    .extract()
                    .jsonPath();
            listed.addAll(page.<String>getList("items.activityId"));
            next = page.getString("next");
        } while (next != null);
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"enrolmentId=1", "kind=ON_THE_MOON", "from=2026-02-30", "to=x", "limit=0", "limit=501", "after=x"
            })
    void an_invalid_parameter_is_refused(String parameter) {
        asLead().get(ACTIVITIES + "?" + parameter)
                .then()
                .statusCode(400)
                .body("violations.field", contains(parameter.substring(0, parameter.indexOf('='))));
    }

    @Test
    void a_range_must_not_be_reversed_and_a_foreign_initiative_is_not_found() {
        asLead().get(ACTIVITIES + "?from=2026-02-02&to=2026-02-01").then().statusCode(422);
        asConsultantOf("one").get(ACTIVITIES + "?initiative=other").then().statusCode(404);
    }

    @Test
    void a_consultant_lists_their_own_initiatives_only() {
        EnrolmentEvent own = enrolment();
        EnrolmentEvent foreign = enrolment();
        String id = recorded(own, "'kind':'INTERNSHIP','on':'2026-02-02'");
        recorded(foreign, "'kind':'INTERNSHIP','on':'2026-02-02'");
        asConsultantOf(own.initiative()).get(ACTIVITIES).then().body("items.activityId", contains(id));
        asConsultantOf(own.initiative())
                .get(ACTIVITIES + "?enrolmentId=" + foreign.enrolmentId())
                .then()
                .body("items", empty());
    }

    @Test
    void treatment_and_health_talks_are_shown_to_the_assigned_consultant_leads_and_who_recorded_them_only() {
        EnrolmentEvent enrolment = enrolment();
        String treatment = recorded(enrolment, "'kind':'TREATMENT','on':'2026-02-01'");
        String talk = post(colleague(enrolment), "", body(enrolment, "'kind':'HEALTH_TALK','on':'2026-02-02'"))
                .statusCode(201)
                .extract()
                .path("activityId");
        String internship = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-02-03'");
        String all = ACTIVITIES + "?enrolmentId=" + enrolment.enrolmentId();
        asLead().get(all).then().body("items", hasSize(3));
        asConsultantOf(enrolment.initiative()).get(all).then().body("items", hasSize(3));
        colleague(enrolment).get(all).then().body("items.activityId", contains(talk, internship));
        colleague(enrolment).get(ACTIVITIES + "/" + talk).then().statusCode(200);
        colleague(enrolment).get(ACTIVITIES + "/" + treatment).then().statusCode(404);
        post(colleague(enrolment), "/" + treatment + "/end", "{'until':'2026-03-01','expectedVersion':1}")
                .statusCode(404);
        as("dpo")
                .get("/api/v1/outcome-service/audit?participantRef="
                        + enrolment.event().get("participantRef"))
                .then()
                .body("items.findAll { it.who == 'konsulent2' }.decision", hasItem("DENY"));
    }

    @Test
    void the_unit_that_recorded_a_treatment_sees_it() {
        EnrolmentEvent enrolment = enrolment();
        String treatment = post(
                        ofUnit("Rusmiddelcentret", "konsulent3", enrolment),
                        "",
                        body(enrolment, "'kind':'TREATMENT','on':'2026-02-01'"))
                .statusCode(201)
                .extract()
                .path("activityId");
        String one = ACTIVITIES + "/" + treatment;
        String all = ACTIVITIES + "?enrolmentId=" + enrolment.enrolmentId();
        ofUnit("Rusmiddelcentret", "konsulent4", enrolment).get(one).then().statusCode(200);
        ofUnit("Rusmiddelcentret", "konsulent4", enrolment).get(all).then().body("items", hasSize(1));
        ofUnit("Jobcentret", "konsulent3", enrolment).get(one).then().statusCode(404);
        ofUnit("Jobcentret", "konsulent3", enrolment).get(all).then().body("items", empty());
    }

    @Test
    void the_history_hides_versions_of_a_restricted_kind() {
        EnrolmentEvent enrolment = enrolment();
        String id = recorded(enrolment, "'kind':'TREATMENT','on':'2026-02-01'");
        command(
                        id,
                        "correction",
                        "{'kind':'MENTOR_SUPPORT','on':'2026-02-01','source':'PERSON','because':'x','expectedVersion':1}")
                .statusCode(200);
        colleague(enrolment)
                .get(ACTIVITIES + "/" + id)
                .then()
                .statusCode(200)
                .body("history.kind", contains("MENTOR_SUPPORT"));
        get(id).body("history.kind", contains("TREATMENT", "MENTOR_SUPPORT"));
    }

    @Test
    void a_person_with_a_protected_address_is_shown_to_the_assigned_consultant_and_leads_only() {
        EnrolmentEvent enrolment = enrolment();
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-02-03'");
        publish(enrolment.withProtectedAddress());
        String all = ACTIVITIES + "?enrolmentId=" + enrolment.enrolmentId();
        asLead().get(all).then().body("items", hasSize(1));
        asConsultantOf(enrolment.initiative()).get(all).then().body("items", hasSize(1));
        colleague(enrolment).get(all).then().body("items", empty());
        colleague(enrolment).get(ACTIVITIES + "/" + id).then().statusCode(403);
        post(colleague(enrolment), "", body(enrolment, "'kind':'EDUCATION','on':'2026-03-01'"))
                .statusCode(403);
        post(colleague(enrolment), "/" + id + "/end", "{'until':'2026-03-01','expectedVersion':1}")
                .statusCode(403);
    }

    @Test
    void each_access_is_audited() {
        EnrolmentEvent enrolment = enrolment();
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-02-03'");
        asConsultantOf(enrolment.initiative()).get(ACTIVITIES + "/" + id).then().statusCode(200);
        asConsultantOf(enrolment.initiative())
                .get(ACTIVITIES + "?enrolmentId=" + enrolment.enrolmentId())
                .then()
                .statusCode(200);
        as("dpo")
                .get("/api/v1/outcome-service/audit?participantRef="
                        + enrolment.event().get("participantRef"))
                .then()
                .body("items.findAll { it.who == 'konsulent1' }", hasSize(2))
                .body("items.findAll { it.who == 'lead1' }", hasSize(1));
    }

    private static ValidatableResponse list(String query) {
        return asLead().get(ACTIVITIES + "?" + query).then().statusCode(200);
    }

    /** Not assigned to the enrolment. */
    private static RequestSpecification colleague(EnrolmentEvent enrolment) {
        return given().auth().oauth2(TestStack.token("consultant", "konsulent2", enrolment.initiative()));
    }

    private static RequestSpecification ofUnit(String unit, String user, EnrolmentEvent enrolment) {
        return given().auth()
                .oauth2(TestStack.signed(Map.of(
                        "iss",
                        TestStack.issuer(),
                        "aud",
                        "fodfaeste",
                        "sub",
                        user,
                        "preferred_username",
                        user,
                        "unit",
                        unit,
                        "role",
                        "consultant",
                        "initiatives",
                        List.of(enrolment.initiative()),
                        "iat",
                        Instant.now().getEpochSecond(),
                        "exp",
                        Instant.now().plusSeconds(300).getEpochSecond())));
    }
}
