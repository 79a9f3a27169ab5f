package dk.fodfaeste.outcome.activity.query;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.activity.ActivityTestBase;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a partner sees and does. Today is 15 March 2026. */
@QuarkusTest
class PartnerAccessTest extends ActivityTestBase {
    private static final String HEALTH = "Sundhedsforvaltningen";
    private static final String TALK = "'kind':'HEALTH_TALK','on':'2026-02-02'";

    private static RequestSpecification partner(EnrolmentEvent enrolment) {
        return partner(HEALTH, enrolment, "HEALTH_TALK", "ROUND_TABLE");
    }

    private static RequestSpecification withoutKinds(EnrolmentEvent enrolment) {
        return given().auth().oauth2(TestStack.token("partner", "partner1", enrolment.initiative()));
    }

    private static RequestSpecification treatmentCentre(EnrolmentEvent enrolment) {
        return partner("Rusmiddelcentret", enrolment, "TREATMENT", "HEALTH_TALK");
    }

    private static RequestSpecification partner(String unit, EnrolmentEvent enrolment, String... kinds) {
        return given().auth()
                .oauth2(TestStack.partnerToken("partner-" + unit, unit, List.of(kinds), enrolment.initiative()));
    }

    private static ValidatableResponse list(RequestSpecification caller, EnrolmentEvent enrolment) {
        return caller.get(ACTIVITIES + "?enrolmentId=" + enrolment.enrolmentId())
                .then()
                .statusCode(200);
    }

    private static String recordedBy(RequestSpecification caller, EnrolmentEvent enrolment, String fields) {
        return post(caller, "", body(enrolment, fields))
                .statusCode(201)
                .extract()
                .path("activityId");
    }

    @Test
    void a_partner_records_attends_corrects_and_withdraws_activities_of_their_kinds() {
        EnrolmentEvent enrolment = enrolment();
        String talk = recordedBy(partner(enrolment), enrolment, TALK);
        post(partner(enrolment), "/" + talk + "/attendance", "{'attendance':'HELD','expectedVersion':1}")
                .statusCode(200)
                .body("attendance", equalTo("HELD"));
        post(
                        partner(enrolment),
                        "/" + talk + "/correction",
                        "{'kind':'ROUND_TABLE','on':'2026-02-02','source':'PERSON','because':'x','expectedVersion':2}")
                .statusCode(200);
        post(partner(enrolment), "/" + talk + "/withdrawal", "{'because':'x','expectedVersion':3}")
                .statusCode(200);

        String treatment = recordedBy(
                treatmentCentre(enrolment),
                enrolment,
                "'kind':'TREATMENT','on':'2026-02-01','confirmedOn':'2026-02-10'");
        post(
                        treatmentCentre(enrolment),
                        "/" + treatment + "/confirmation",
                        "{'confirmedOn':'2026-03-15','expectedVersion':1}")
                .statusCode(200);
        post(treatmentCentre(enrolment), "/" + treatment + "/end", "{'until':'2026-03-01','expectedVersion':2}")
                .statusCode(200);
    }

    @Test
    void the_enrolment_may_be_named_by_its_case_number() {
        EnrolmentEvent enrolment = enrolment();
        ParticipantServiceStub.addEnrolments("P-" + enrolment.enrolmentId(), List.of(enrolment.lookupItem(1)));
        String body = "{'caseNumber':'P-%s','source':'PERSON',%s}".formatted(enrolment.enrolmentId(), TALK);
        post(partner(enrolment), "", body).statusCode(201);
        post(partner(enrolment()), "", body).statusCode(404);
    }

    @Test
    void other_kinds_are_neither_recorded_nor_seen() {
        EnrolmentEvent enrolment = enrolment();
        String internship = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-02-01'");
        String table = recorded(enrolment, "'kind':'ROUND_TABLE','on':'2026-02-01'");
        post(partner(enrolment), "", body(enrolment, "'kind':'INTERNSHIP','on':'2026-02-03'"))
                .statusCode(403)
                .body("detail", containsString("kind of activity"));
        String talk = recordedBy(partner(enrolment), enrolment, TALK);
        post(
                        partner(enrolment),
                        "/" + talk + "/correction",
                        "{'kind':'JOB_INTERVIEW','on':'2026-02-02','source':'PERSON','because':'x','expectedVersion':1}")
                .statusCode(403);
        list(partner(enrolment), enrolment).body("items.activityId", contains(table, talk));
        partner(enrolment).get(ACTIVITIES + "/" + internship).then().statusCode(404);
        post(partner(enrolment), "/" + internship + "/end", "{'until':'2026-03-01','expectedVersion':1}")
                .statusCode(404);
    }

    @Test
    void a_token_without_kinds_gives_none() {
        EnrolmentEvent enrolment = enrolment();
        recorded(enrolment, "'kind':'ROUND_TABLE','on':'2026-02-01'");
        list(withoutKinds(enrolment), enrolment).body("items", empty());
        post(withoutKinds(enrolment), "", body(enrolment, TALK)).statusCode(403);
    }

    @Test
    void only_the_unit_that_recorded_an_activity_corrects_and_withdraws_it() {
        EnrolmentEvent enrolment = enrolment();
        String table = recorded(enrolment, "'kind':'ROUND_TABLE','on':'2026-02-01'");
        post(
                        partner(enrolment),
                        "/" + table + "/correction",
                        "{'kind':'ROUND_TABLE','on':'2026-02-02','source':'PERSON','because':'x','expectedVersion':1}")
                .statusCode(403)
                .body("detail", containsString("unit"));
        post(partner(enrolment), "/" + table + "/withdrawal", "{'because':'x','expectedVersion':1}")
                .statusCode(403);
        post(partner(enrolment), "/" + table + "/attendance", "{'attendance':'HELD','expectedVersion':1}")
                .statusCode(200);
    }

    @Test
    void health_data_are_seen_by_the_unit_that_recorded_them_only() {
        EnrolmentEvent enrolment = enrolment();
        String talk = recordedBy(partner(enrolment), enrolment, TALK);
        list(treatmentCentre(enrolment), enrolment).body("items", empty());
        treatmentCentre(enrolment).get(ACTIVITIES + "/" + talk).then().statusCode(404);
        list(asConsultantOf(enrolment.initiative()), enrolment).body("items.activityId", contains(talk));
    }

    @Test
    void without_an_enrolment_a_list_holds_what_the_unit_recorded() {
        EnrolmentEvent enrolment = enrolment();
        recorded(enrolment, "'kind':'ROUND_TABLE','on':'2026-02-01'");
        String own = recordedBy(partner(enrolment), enrolment, "'kind':'ROUND_TABLE','on':'2026-02-02'");
        partner(enrolment).get(ACTIVITIES).then().statusCode(200).body("items.activityId", contains(own));
    }

    @Test
    void a_person_with_a_protected_address_does_not_exist_for_a_partner() {
        EnrolmentEvent enrolment = enrolment();
        String talk = recordedBy(partner(enrolment), enrolment, TALK);
        publish(enrolment.withProtectedAddress());
        list(partner(enrolment), enrolment).body("items", empty());
        partner(enrolment).get(ACTIVITIES + "/" + talk).then().statusCode(404);
        post(partner(enrolment), "", body(enrolment, "'kind':'ROUND_TABLE','on':'2026-03-01'"))
                .statusCode(404);
        post(partner(enrolment), "/" + talk + "/withdrawal", "{'because':'x','expectedVersion':1}")
                .statusCode(404);
        as("dpo")
                .get("/api/v1/outcome-service/audit?participantRef="
                        + enrolment.event().get("participantRef"))
                .then()
                .body("items.findAll { it.who == 'partner-sundhedsforvaltningen' }.decision", hasItem("DENY"));
    }

    @Test
    void enrolments_of_other_initiatives_are_not_found() {
        EnrolmentEvent own = enrolment();
        EnrolmentEvent foreign = enrolment();
        String table = recorded(foreign, "'kind':'ROUND_TABLE','on':'2026-02-01'");
        post(partner(own), "", body(foreign, TALK)).statusCode(404);
        partner(own).get(ACTIVITIES + "/" + table).then().statusCode(404);
        partner(own)
                .get(ACTIVITIES + "?initiative=" + foreign.initiative())
                .then()
                .statusCode(404);
        list(partner(own), foreign).body("items", empty());
    }

    @Test
    void follow_ups_and_statuses_are_forbidden() {
        EnrolmentEvent enrolment = enrolment();
        partner(enrolment).get("/api/v1/follow-ups").then().statusCode(403);
        partner(enrolment).get("/work").then().statusCode(403);
        partner(enrolment)
                .get("/follow-ups/of/" + enrolment.enrolmentId())
                .then()
                .statusCode(403);
    }
}
