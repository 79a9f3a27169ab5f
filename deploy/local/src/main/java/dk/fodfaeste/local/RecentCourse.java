package dk.fodfaeste.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeUnit;

/** Imports the recent part of the sample, and does what files cannot express: corrections of exits, and an attempt to reach a person. */
record RecentCourse(RecentSample sample, SampleApi lead, SampleApi consultant) {

    /** Loading again changes nothing. */
    void load() throws InterruptedException {
        var enrolments = lead.bring("/api/v1/enrolments/import", "recent enrolments", sample.enrolments());
        lead.bring("/api/v1/statuses/import", "recent statuses", sample.statuses());
        lead.bring("/api/v1/activities/import", "recent activities", sample.activities());
        lead.bring("/api/v1/statuses/import", "further recent statuses", sample.furtherStatuses());
        if (enrolments.get("accepted").asLong() > 0) {
            sample.corrections().forEach(this::correct);
            noteAttempt();
        }
    }

    private void correct(RecentSample.ExitCorrection correction) {
        var enrolment = search(correction.caseNumber());
        consultant.post(
                "/api/v1/enrolments/" + enrolment.get("enrolmentId").asText() + "/exit/correction",
                object().put("exitedOn", correction.exitedOn().toString())
                        .put("reason", correction.reason())
                        .put("because", "Forløbet sluttede nogle dage senere")
                        .put("expectedVersion", enrolment.get("version").asInt()));
    }

    private void noteAttempt() throws InterruptedException {
        var followUp = "/api/v1/follow-ups/"
                + search(sample.attempt()).get("enrolmentId").asText() + "/" + RecentStatuses.MEASURE;
        var deadline = System.nanoTime() + WaitLimit.VALUE.toNanos();
        while (consultant.find(followUp).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new CannotStart("outcome-service has not received " + followUp + ".");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        consultant.post(
                followUp + "/attempts",
                object().put("attemptedOn", sample.today().minusDays(1).toString()));
    }

    private JsonNode search(String caseNumber) {
        return consultant
                .post("/api/v1/enrolments/search", object().put("caseNumber", caseNumber))
                .at("/items/0");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
