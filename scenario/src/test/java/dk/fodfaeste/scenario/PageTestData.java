package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Data for all pages: an initiative with follow-ups in each state, a consultant with 500 follow-ups, grants, and reports. Texts are in no
 * language, so that every word on a page comes from the page.
 */
final class PageTestData {
    static final String MEASURE = "/employment-or-education";

    static String initiative;
    static String due;
    static String recorded;
    static String active;
    static String moved;
    static String wrong;
    static String hidden;
    static String person;
    static String spell;
    static String meeting;
    /** A webhook of participant-service, and one of outcome-service. */
    static final List<String> webhooks = new ArrayList<>();

    /** A batch with more unanswered follow-ups than one page shows. */
    static String registerBatch;

    static String superseded;
    static String published;
    static String draft;

    private PageTestData() {}

    static void prepare() {
        Stack stack = Stack.running();
        Api lead = stack.as("lead");
        initiative = "pages-" + UUID.randomUUID().toString().substring(0, 8);
        stack.as("admin")
                .put("/api/v1/initiatives/" + initiative, languageNeutralInitiative())
                .ok();
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
        LocalDate longAgo = today.minusMonths(2).minusDays(9);
        due = register(lead, 1, longAgo);
        recorded = register(lead, 2, longAgo);
        active = register(lead, 3, null);
        wrong = register(lead, 5, null);
        lead.post("/api/v1/enrolments/" + wrong + "/wrong-registration", "{\"because\":\"Xyz\",\"expectedVersion\":1}")
                .ok();
        moved = register(lead, 6, longAgo);
        person = lead.get("/api/v1/enrolments/" + active)
                .ok()
                .get("participantRef")
                .textValue();
        for (String id : List.of(due, recorded, moved)) {
            await().until(() -> lead.get("/api/v1/follow-ups/" + id + MEASURE).status() == 200);
        }
        for (String id : List.of(recorded, moved)) {
            lead.post(
                            "/api/v1/follow-ups/" + id + MEASURE + "/status",
                            "{\"statuses\":[\"EDUCATION\"],\"statusDate\":null,\"weeklyHours\":null,\"source\":\"PERSON\",\"expectedVersion\":0}")
                    .ok();
        }
        createUnconfirmed(lead, longAgo.plusDays(5));
        createActivities(lead, today);
        createProtected(lead, longAgo);
        IntStream.range(1, 4)
                .forEach(days -> lead.post(
                                "/api/v1/follow-ups/" + due + MEASURE + "/attempts",
                                "{\"attemptedOn\":\"" + today.minusDays(days) + "\"}")
                        .ok());
        await().until(() ->
                stack.as("admin").put("/api/v1/grants/" + initiative, grants()).status() == 200);
        stack.as("admin")
                .put("/api/v1/business-cases/" + initiative + "/note", businessCase())
                .ok();
        lead.put(
                        "/api/v1/fidelity-reviews/" + initiative + "/2025-03-01",
                        "{\"unit\":\"Xyz\",\"scores\":[{\"item\":\"DISCLOSURE\",\"score\":4,\"remark\":\"Xyz\"}]}")
                .ok();
        // A consultant with more follow-ups than one page shows.
        String file = "caseNumber;cpr;name;initiative;consultant;startedOn;exitedOn;exitReason\n"
                + IntStream.range(0, 500)
                        .mapToObj(i -> "PAGES-%d;%s;Xyz %d;%s;many;%s;%s;OTHER"
                                .formatted(i, Cohorts.cpr(500_000 + i), i, initiative, today.minusYears(1), longAgo))
                        .collect(Collectors.joining("\n"));
        JsonNode answer = lead.importCsv("/api/v1/enrolments/import", file).ok();
        assertThat(answer.get("accepted").intValue()).as(answer.toString()).isEqualTo(500);
        await().until(() -> lead.get("/api/v1/follow-ups?consultant=many&limit=500&initiative=" + initiative)
                        .ok()
                        .get("items")
                        .size()
                == 500);
        createRegisterBatch(stack.as("admin"), lead, today);
        createReports(stack.as("analyst"), lead, today);
        createWebhook("participant-service", "fodfaeste.enrolment-events-v1");
        createWebhook("outcome-service", "fodfaeste.outcome-events-v1");
    }

    /** It is never switched on, so nothing is sent to its address. */
    private static void createWebhook(String service, String topic) {
        webhooks.add("/webhooks/" + service + "/"
                + Stack.running()
                        .as("admin")
                        .post(
                                "/api/v1/" + service + "/webhooks",
                                "{\"address\":\"https://1.1.1.1/hooks\",\"topics\":[\"" + topic
                                        + "\"],\"fromBeginning\":true}")
                        .ok()
                        .get("webhook")
                        .get("id")
                        .textValue());
    }

    private static void createRegisterBatch(Api admin, Api lead, LocalDate today) {
        String receiver = admin.post("/api/v1/register-receivers", registerReceiver(initiative))
                .ok()
                .get("receiverId")
                .textValue();
        registerBatch = "/register-batches/"
                + lead.post("/api/v1/register-batches", """
                                {"initiative":"%s","measure":"%s","dueFrom":"%s","dueTo":"%s","purpose":"follow-up","receiverId":"%s"}""".formatted(
                                        initiative,
                                        MEASURE.substring(1),
                                        today.minusYears(1).plusDays(1),
                                        today,
                                        receiver))
                        .ok()
                        .get("batchId")
                        .textValue();
    }

    /** The body that adds a register with a certificate that is valid until 2120. Nobody has its private key. */
    static String registerReceiver(String name) {
        return "{\"name\":\"%s\",\"certificate\":\"%s\"}"
                .formatted(name, registerCertificate().replace("\n", "\\n"));
    }

    static String registerCertificate() {
        try (InputStream pem = PageTestData.class.getResourceAsStream("/register/register.pem")) {
            return new String(pem.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String businessCase() {
        return """
                {"assumptions":{"name":"Xyz","source":"Xyz","statedOn":"2024-01-01","priceLevel":2024,"measure":"%s",
                "lastingPerProjectYear":5,"lastYear":2026,"projectYears":[{"year":2024,"plannedSuccesses":2,"plannedSaved":50}],
                "costsFromGrants":false,"costs":[{"label":"Xyz","year":2024,"amount":20}],
                "stated":[{"where":"Xyz","about":"COST","year":2025,"amount":10}]},"because":"Xyz"}""".formatted(MEASURE.substring(1));
    }

    /** The exit is corrected, so that the status date is before the new due date. */
    private static void createUnconfirmed(Api lead, LocalDate exitedOn) {
        lead.post(
                        "/api/v1/enrolments/" + moved + "/exit/correction",
                        "{\"exitedOn\":\"%s\",\"reason\":\"GOT_JOB\",\"because\":\"Xyz\",\"expectedVersion\":2}"
                                .formatted(exitedOn))
                .ok();
        await().until(() -> lead.get("/api/v1/follow-ups/" + moved + MEASURE)
                .ok()
                .get("needsConfirmation")
                .booleanValue());
    }

    /** An activity of each shape and in each state, of the active enrolment. */
    private static void createActivities(Api lead, LocalDate today) {
        String milestone = activity("SOCIAL_PROGRESS", today.minusDays(20), "\"note\":\"Xyz\"");
        await().until(() -> lead.post("/api/v1/activities", milestone).status() == 201);
        spell = record(
                lead,
                activity(
                        "INTERNSHIP",
                        today.minusMonths(3),
                        "\"weeklyHours\":12.5,\"employer\":\"Xyz\",\"confirmedOn\":\"" + today.minusMonths(2) + "\""));
        record(lead, activity("EDUCATION", today.minusMonths(6), "\"until\":\"" + today.minusMonths(4) + "\""));
        record(lead, activity("JOB_INTERVIEW", today.minusDays(40), "\"attendance\":\"HELD\""));
        record(lead, activity("JOB_INTERVIEW", today.minusDays(30), "\"attendance\":\"NO_SHOW\""));
        meeting = record(lead, activity("ROUND_TABLE", today, "\"attendance\":\"PLANNED\""));
    }

    private static String activity(String kind, LocalDate on, String fields) {
        return "{\"enrolmentId\":\"%s\",\"kind\":\"%s\",\"on\":\"%s\",\"source\":\"PERSON\",%s}"
                .formatted(active, kind, on, fields);
    }

    private static String record(Api lead, String activity) {
        return lead.post("/api/v1/activities", activity).ok().get("activityId").textValue();
    }

    /** A person with a protected address and another consultant. */
    private static void createProtected(Api lead, LocalDate exitedOn) {
        String id = register(lead, 7, exitedOn);
        lead.post("/api/v1/enrolments/" + id + "/reassignment", "{\"consultant\":\"sider2\",\"expectedVersion\":2}")
                .ok();
        String who =
                lead.get("/api/v1/enrolments/" + id).ok().get("participantRef").textValue();
        lead.post("/api/v1/participants/" + who + "/address-protection", "{\"protectedAddress\":true}")
                .ok();
        await().until(() -> {
            Api.Response followUp = lead.get("/api/v1/follow-ups/" + id + MEASURE);
            return followUp.status() == 200
                    && followUp.ok().get("protectedAddress").booleanValue();
        });
        hidden = id;
    }

    /** A superseded report, the report that corrects it, and a draft with a restatement. */
    private static void createReports(Api analyst, Api lead, LocalDate today) {
        boolean first = today.getMonthValue() <= 6;
        LocalDate begin = first ? LocalDate.of(today.getYear() - 1, 7, 1) : LocalDate.of(today.getYear(), 1, 1);
        String late = register(lead, 4, begin.plusMonths(1));
        await().until(() -> lead.get("/api/v1/follow-ups/" + late + MEASURE).status() == 200);
        String draftRequest = "{\"period\":\"%d-H%d\",\"initiatives\":[\"%s\"]}"
                .formatted(begin.getYear(), first ? 2 : 1, initiative);
        superseded = idOf(analyst.post("/api/v1/reports", draftRequest));
        publish(analyst, superseded);
        lead.post(
                        "/api/v1/follow-ups/" + late + MEASURE + "/status",
                        "{\"statuses\":[\"EDUCATION\"],\"statusDate\":null,\"weeklyHours\":null,\"source\":\"PERSON\",\"expectedVersion\":0}")
                .ok();
        published = idOf(analyst.post("/api/v1/reports/" + superseded + "/correction", "{\"because\":\"Xyz\"}"));
        analyst.post("/api/v1/reports/" + published + "/texts", texts()).ok();
        publish(analyst, published);
        draft = idOf(analyst.post("/api/v1/reports", draftRequest));
        analyst.post("/api/v1/reports/" + draft + "/texts", texts()).ok();
    }

    private static String texts() {
        return """
                {"comments":[{"initiative":"%s","comment":"Xyz"}],\
                "decisions":[{"decision":"Xyz","owner":"Xyz","dueOn":"2030-01-01"}],"expectedVersion":1}""".formatted(initiative);
    }

    private static String idOf(Api.Response report) {
        return report.ok().get("id").textValue();
    }

    /** Publishes as soon as all events have been read. */
    private static void publish(Api analyst, String report) {
        String path = "/api/v1/reports/" + report;
        await().until(() -> analyst.post(
                                path + "/publication",
                                "{\"expectedVersion\":%d,\"seen\":null}"
                                        .formatted(analyst.get(path)
                                                .ok()
                                                .get("version")
                                                .intValue()))
                        .status()
                == 200);
    }

    /** Its names are no words of either language. */
    private static String languageNeutralInitiative() {
        ObjectNode body = (ObjectNode) Cohorts.json("initiatives.json").get(0);
        body.put("code", initiative);
        body.put("name", "Initium");
        for (String text : List.of("targetGroup", "effort", "objective", "evaluation")) {
            body.put(text, "Xyz");
        }
        ((ObjectNode) body.get("measures").get(0)).put("name", "Mensura");
        return body.toString();
    }

    /** With a different stated total, and a grant that has ended. Names are no words of either language. */
    private static String grants() {
        String line = """
                {"initiative":"%s","budgetAgreement":"Xyz","standing":"GRANTED","budgetItem":"Xyz","administration":"BIF",\
                "committee":"BIU","grantNumber":"35.10","priceLevel":2022,"sign":"EXPENSE","year":2022,"amount":2504}""".formatted(initiative);
        return """
                {"expectedVersion":0,"lines":[%s],"statedTotals":[{"initiative":"%s","budgetAgreement":"Xyz","year":2022,\
                "amount":2500,"where":"Xyz"}]}""".formatted(line, initiative);
    }

    private static String register(Api lead, int number, LocalDate exitedOn) {
        String id = lead.post("/api/v1/enrolments", """
                        {"caseNumber":"%s-%d","initiative":"%s","person":{"cpr":"670285-400%d","name":"Xenia Xyz","phone":"20304050"},\
                        "consultant":"sider1","startedOn":"2025-11-03"}""".formatted(initiative, number, initiative, number))
                .ok()
                .get("enrolmentId")
                .textValue();
        if (exitedOn != null) {
            lead.post(
                            "/api/v1/enrolments/" + id + "/exit",
                            "{\"exitedOn\":\"%s\",\"reason\":\"GOT_JOB\",\"expectedVersion\":1}".formatted(exitedOn))
                    .ok();
        }
        return id;
    }
}
