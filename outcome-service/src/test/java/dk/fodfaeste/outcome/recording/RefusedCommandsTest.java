package dk.fodfaeste.outcome.recording;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.hasItem;

import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refused commands over HTTP. Today is 15 March 2026. */
@QuarkusTest
class RefusedCommandsTest extends IntegrationTestBase {

    @ParameterizedTest(name = "400 {0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "statuses | {'source':'PERSON','expectedVersion':0}",
                "statuses | {'statuses':null,'source':'PERSON','expectedVersion':0}",
                "statuses[0] | {'statuses':[null],'source':'PERSON','expectedVersion':0}",
                "statuses[0] | {'statuses':['ON_THE_MOON'],'source':'PERSON','expectedVersion':0}",
                "statuses[0] | {'statuses':['UNKNOWN'],'source':'PERSON','expectedVersion':0}",
                "statuses[0] | {'statuses':[4],'source':'PERSON','expectedVersion':0}",
                "source | {'statuses':['OTHER'],'expectedVersion':0}",
                "source | {'statuses':['OTHER'],'source':'RUMOUR','expectedVersion':0}",
                "expectedVersion | {'statuses':['OTHER'],'source':'PERSON'}",
                "expectedVersion | {'statuses':['OTHER'],'source':'PERSON','expectedVersion':'0'}",
                "statusDate | {'statuses':['OTHER'],'statusDate':'2026-02-30','source':'PERSON','expectedVersion':0}",
                "statusDate | {'statuses':['OTHER'],'statusDate':'999999999-01-01','source':'PERSON','expectedVersion':0}",
                "weeklyHours | {'statuses':['OTHER'],'weeklyHours':'37','source':'PERSON','expectedVersion':0}",
                "mood | {'statuses':['OTHER'],'source':'PERSON','expectedVersion':0,'mood':'good'}",
                "none | {'statuses':['OTHER'],",
                "none | [",
            })
    void an_unreadable_command_is_refused(String field, String body) {
        EnrolmentEvent enrolment = dueEnrolment();
        var answer = post(enrolment, "status", body).statusCode(400).contentType("application/problem+json");
        if (field != null) {
            answer.body("violations.field", hasItem(field));
        }
    }

    @ParameterizedTest(name = "422 {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "statuses | {'statuses':[],'source':'PERSON','expectedVersion':0}",
                "statuses | {'statuses':['OTHER','OTHER'],'source':'PERSON','expectedVersion':0}",
                "statuses | {'statuses':['OTHER','DECEASED'],'source':'PERSON','expectedVersion':0}",
                "weeklyHours | {'statuses':['OTHER'],'weeklyHours':-0.01,'source':'PERSON','expectedVersion':0}",
                "weeklyHours | {'statuses':['OTHER'],'weeklyHours':168.01,'source':'PERSON','expectedVersion':0}",
                "weeklyHours | {'statuses':['OTHER'],'weeklyHours':1e999999,'source':'PERSON','expectedVersion':0}",
                "weeklyHours | {'statuses':['OTHER'],'weeklyHours':0.001,'source':'PERSON','expectedVersion':0}",
            })
    void a_command_that_breaks_a_rule_is_refused(String field, String body) {
        EnrolmentEvent enrolment = dueEnrolment();
        post(enrolment, "status", body).statusCode(422).body("violations.field", contains(field));
    }

    @ParameterizedTest(name = "{0} of {1} gives {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lost | {'attempts':0,'because':'x','expectedVersion':0} | 422",
                "lost | {'because':'x','expectedVersion':0} | 422",
                "lost | {'attempts':1,'because':' ','expectedVersion':0} | 400",
                "lost | {'attempts':1,'because':'a\\u0000b','expectedVersion':0} | 400",
                "lost | {'attempts':1,'because':'\\ud800','expectedVersion':0} | 400",
                "lost | {'attempts':1.5,'because':'x','expectedVersion':0} | 400",
                "lost | {'attempts':1,'expectedVersion':0} | 400",
                "withdrawal | {'expectedVersion':0} | 400",
                "withdrawal | {'because':'x'} | 400",
                "correction | {'statuses':['OTHER'],'source':'PERSON','expectedVersion':0} | 400",
            })
    void the_other_commands_are_as_strict(String command, String body, int answer) {
        post(dueEnrolment(), command, body).statusCode(answer);
    }

    @Test
    void an_empty_body_is_no_command() {
        post(dueEnrolment(), "status", "").statusCode(400);
        post(dueEnrolment(), "status", "null").statusCode(400);
    }

    @Test
    void an_unknown_follow_up_and_one_out_of_scope_are_not_found() {
        EnrolmentEvent enrolment = dueEnrolment();
        String body = Bodies.status("OTHER", 0);
        for (String path : List.of(
                followUp(UUID.randomUUID(), MEASURE),
                followUp(enrolment.enrolmentId(), "no-such-measure"),
                followUp(enrolment.enrolmentId(), "%00"),
                "/api/v1/follow-ups/1-1-1-1-1/" + MEASURE)) {
            asLead().urlEncodingEnabled(false)
                    .contentType("application/json")
                    .body(body)
                    .post(path + "/status")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
        asConsultantOf("some-other-initiative")
                .contentType("application/json")
                .body(body)
                .post(followUp(enrolment) + "/status")
                .then()
                .statusCode(404);
        get(enrolment).body("history", emptyIterable());
    }

    @ParameterizedTest(name = "{0} may not record")
    @ValueSource(strings = {"analyst", "steering", "register", "dpo", "records", "admin", "partner", "service"})
    void only_consultants_and_leads_record(String role) {
        EnrolmentEvent enrolment = dueEnrolment();
        for (String command : List.of("status", "correction", "lost", "withdrawal")) {
            as(role).contentType("application/json")
                    .body("{}")
                    .post(followUp(enrolment) + "/" + command)
                    .then()
                    .statusCode(403);
        }
    }
}
