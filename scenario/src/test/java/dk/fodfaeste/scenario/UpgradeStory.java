package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the data of a release contain, from fictional persons: an initiative with a measure of every kind, one of the sample's with its money, and
 * one whose persons are worked on by hand. Then the requests whose answers a later version must give, too.
 */
final class UpgradeStory {
    static final String CASE_WORK = "sagsarbejde";
    static final String MEASURE = "employment-or-education";
    private static final String COURSE = "/course/";
    private static final String SAMPLE = "/sample/";
    private static final String SAMPLED = "ips-psykiatri";
    /** The day on which figures are counted, after the last fact of the files. */
    private static final String TODAY = "2026-06-30";

    private final Stack stack;
    private final Api admin;
    private final Api lead;
    private final Api analyst;
    private final List<String> initiatives = new ArrayList<>();
    private final List<String> enrolments = new ArrayList<>();
    private final List<String> persons = new ArrayList<>();
    private String superseded;
    private String published;
    /** After the first statuses of the case work and before their corrections. */
    private String knownAt;

    UpgradeStory(Stack stack) {
        this.stack = stack;
        this.admin = stack.as("admin");
        this.lead = stack.as("lead");
        this.analyst = stack.as("analyst");
    }

    /** Records everything, and returns when each service has read what the others published. */
    void record() {
        importCourse();
        importSample();
        workOnCases();
        enterMoneyAndReviews();
        publishReports();
        registerWebhook();
        awaitReaders();
    }

    private void importCourse() {
        register(Cohorts.tree(COURSE + "initiatives.json").get(0));
        for (String kind : List.of("enrolments", "activities", "statuses")) {
            importLines(kind, Cohorts.resource(COURSE + kind + ".csv"));
        }
    }

    private void importSample() {
        for (JsonNode initiative : Cohorts.tree(SAMPLE + "initiatives.json")) {
            if (initiative.get("code").textValue().equals(SAMPLED)) {
                register(initiative);
            }
        }
        String people = Cohorts.resource(SAMPLE + "further-enrolments.csv");
        Set<String> cases = people.lines()
                .filter(line -> line.contains(";" + SAMPLED + ";"))
                .map(line -> line.split(";")[0])
                .collect(Collectors.toSet());
        assertThat(cases).hasSizeGreaterThan(20);
        importLines("enrolments", ofCases(people, cases));
        importLines("statuses", ofCases(Cohorts.resource(SAMPLE + "statuses.csv"), cases));
        importLines("activities", ofCases(Cohorts.resource(SAMPLE + "activities.csv"), cases));
        importLines("statuses", ofCases(Cohorts.resource(SAMPLE + "further-statuses.csv"), cases));
    }

    private void register(JsonNode initiative) {
        String code = initiative.get("code").textValue();
        initiatives.add(code);
        admin.put("/api/v1/initiatives/" + code, initiative.toString()).ok();
    }

    private static String ofCases(String csv, Set<String> cases) {
        return Stream.concat(
                        csv.lines().limit(1), csv.lines().skip(1).filter(line -> cases.contains(line.split(";")[0])))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private void importLines(String kind, String csv) {
        long lines = csv.lines().count() - 1;
        if (lines > 0) {
            JsonNode result = lead.importCsv("/api/v1/" + kind + "/import", csv).ok();
            assertThat(result.get("accepted").longValue()).as(result.toString()).isEqualTo(lines);
        }
    }

    /** One person for each thing that can be recorded about one. */
    private void workOnCases() {
        ObjectNode initiative = (ObjectNode) Cohorts.json("initiatives.json").get(0);
        initiative.put("code", CASE_WORK);
        register(initiative);
        List<String> left = Stream.of("Rettet", "Udsat", "Samlet", "Beskyttet", "Slettet", "Fastholdt", "Forkert")
                .map(name -> registerAndExit(name, "2024-03-01", "2025-01-15"))
                .toList();
        left.subList(0, 6).forEach(this::recordStatus);
        await().until(() -> successes() == 6);
        knownAt = analyst.get(rate(CASE_WORK, "ANCHOR", "")).ok().get("knownAt").textValue();

        lead.post(followUp(left.get(0)) + "/correction", """
                {"statuses":["UNEMPLOYED"],"source":"PERSON","because":"startede aldrig","expectedVersion":1}""").ok();
        lead.post("/api/v1/enrolments/" + left.get(1) + "/exit/correction", """
                {"exitedOn":"2025-02-15","reason":"EDUCATION","because":"en måned senere","expectedVersion":2}""").ok();
        String other = registerAndExit("Samlet igen", "2025-02-01", "2025-06-01");
        String merged = person(left.get(2));
        lead.post("/api/v1/participants/" + merged + "/merge", """
                {"other":"%s","because":"samme borger","expectedVersion":%s}""".formatted(person(other), version(merged)))
                .ok();
        lead.post("/api/v1/participants/" + person(left.get(3)) + "/address-protection", "{\"protectedAddress\":true}")
                .ok();
        stack.as("records")
                .post("/api/v1/participants/" + person(left.get(4)) + "/erasure", """
                {"because":"borgeren bad om det"}""")
                .ok();
        stack.as("records")
                .post("/api/v1/participants/" + person(left.get(5)) + "/legal-hold", """
                {"because":"en klagesag"}""")
                .ok();
        lead.post("/api/v1/enrolments/" + left.get(6) + "/wrong-registration", """
                {"because":"forkert borger","expectedVersion":2}""")
                .ok();
        String open = registerAndExit("Ikke truffet", "2024-03-01", "2025-01-15");
        await().until(() -> lead.get(followUp(open)).status() == 200);
        lead.post(followUp(open) + "/attempts", "{\"attemptedOn\":\"2025-04-01\"}")
                .ok();
        lead.post(followUp(open) + "/lost", """
                {"attempts":3,"because":"tager ikke telefonen","expectedVersion":0}""").ok();
        lead.put("/api/v1/consultants/konsulent1", """
                {"fullTimeEquivalent":0.8,"leavesOn":null,"expectedVersion":0}""").ok();
        await().until(() -> lead.get("/api/v1/enrolments/" + left.get(4)).status() == 404
                && lead.get(followUp(left.get(4))).status() == 404);
    }

    private String registerAndExit(String name, String startedOn, String exitedOn) {
        int number = enrolments.size();
        String id = lead.post("/api/v1/enrolments", """
                        {"caseNumber":"OPGR-%d","initiative":"%s","person":{"cpr":"%s","name":"%s Prøve","phone":"20304050"},\
                        "consultant":"konsulent1","startedOn":"%s"}""".formatted(
                                number, CASE_WORK, Cohorts.cpr(7_000 + number), name, startedOn))
                .ok()
                .get("enrolmentId")
                .textValue();
        lead.post("/api/v1/enrolments/" + id + "/exit", """
                {"exitedOn":"%s","reason":"GOT_JOB","expectedVersion":1}""".formatted(exitedOn)).ok();
        enrolments.add(id);
        persons.add(person(id));
        return id;
    }

    private void recordStatus(String enrolment) {
        await().until(() -> lead.get(followUp(enrolment)).status() == 200);
        lead.post(followUp(enrolment) + "/status", """
                {"statuses":["EDUCATION"],"source":"PERSON","expectedVersion":0}""").ok();
    }

    private String person(String enrolment) {
        return lead.get("/api/v1/enrolments/" + enrolment)
                .ok()
                .get("participantRef")
                .textValue();
    }

    private String version(String person) {
        return lead.get("/api/v1/participants/" + person).ok().get("version").toString();
    }

    private static String followUp(String enrolment) {
        return "/api/v1/follow-ups/" + enrolment + "/" + MEASURE;
    }

    private int successes() {
        return analyst.get(rate(CASE_WORK, "ANCHOR", ""))
                .ok()
                .at("/counts/successes")
                .intValue();
    }

    private static String rate(String initiative, String basis, String more) {
        return "/api/v1/rates/" + initiative + "?measure=" + MEASURE + "&from=2017-01-01&to=2026-06-30&today=" + TODAY
                + "&basis=" + basis + more;
    }

    private void enterMoneyAndReviews() {
        String grants = Cohorts.resource(SAMPLE + "grants.csv");
        importGrants(Stream.concat(
                        grants.lines().limit(1), grants.lines().filter(line -> line.contains(";" + SAMPLED + ";")))
                .collect(Collectors.joining("\n", "", "\n")));
        for (JsonNode each : Cohorts.tree(SAMPLE + "business-cases.json")) {
            ObjectNode businessCase = (ObjectNode) each;
            String path = "/api/v1/business-cases/"
                    + businessCase.remove("initiative").textValue() + "/"
                    + businessCase.remove("code").textValue();
            admin.put(path, businessCase.toString()).ok();
        }
        lead.put("/api/v1/fidelity-reviews/" + SAMPLED + "/2024-11-13", """
                {"unit":"Metodekonsulenterne","scores":[{"item":"CASELOAD_SIZE","score":4},\
                {"item":"RAPID_SEARCH","score":3,"remark":"De fleste venter en måned."}]}""").ok();
        analyst.put(comparison(), """
                {"label":"Andre jobcentre","successes":30,"denominator":200,"source":"Årsrapporten","lookedUpOn":"2025-03-01"}""").ok();
    }

    /** reporting-service accepts grants of initiatives that it has received. */
    private void importGrants(String csv) {
        await().untilAsserted(() -> assertThat(admin.importCsv("/api/v1/grants/import", csv)
                        .ok()
                        .get("rejectedCount")
                        .intValue())
                .isZero());
    }

    private static String comparison() {
        return "/api/v1/comparisons/" + SAMPLED + "/" + MEASURE + "/ANCHOR/2024-01-01/2024-12-31";
    }

    /** A published report, the report that corrects it, and a draft. */
    private void publishReports() {
        superseded = draft("2024-H2");
        publish(superseded);
        published = analyst.post(
                        "/api/v1/reports/" + superseded + "/correction", "{\"because\":\"en status manglede\"}")
                .ok()
                .get("id")
                .textValue();
        analyst.post("/api/v1/reports/" + published + "/texts", """
                {"comments":[{"initiative":"%s","comment":"Flere end lovet"}],\
                "decisions":[{"decision":"Indsatsen fortsætter","owner":"Centerchef","dueOn":"2025-06-30"}],\
                "expectedVersion":1}""".formatted(SAMPLED))
                .ok();
        publish(published);
        draft("2025-H1");
    }

    private String draft(String period) {
        String codes = initiatives.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(","));
        return analyst.post("/api/v1/reports", "{\"period\":\"%s\",\"initiatives\":[%s]}".formatted(period, codes))
                .ok()
                .get("id")
                .textValue();
    }

    /** Publishing is refused while events are unread. */
    private void publish(String report) {
        String path = "/api/v1/reports/" + report;
        await().until(() -> analyst.post(
                                path + "/publication",
                                "{\"expectedVersion\":%s,\"seen\":null}"
                                        .formatted(analyst.get(path).ok().get("version")))
                        .status()
                == 200);
    }

    /** It is never switched on, so nothing is sent to its address. */
    private void registerWebhook() {
        admin.post("/api/v1/outcome-service/webhooks", """
                {"address":"https://1.1.1.1/hooks","topics":["fodfaeste.outcome-events-v1"],"fromBeginning":true}""").ok();
    }

    private void awaitReaders() {
        for (String service : List.of("participant-service", "outcome-service", "reporting-service")) {
            await().until(() -> ConsumerLag.of(stack.kafka(), service) == 0);
        }
    }

    /** The answers of the version that has recorded the story. */
    List<RecordedAnswer> answers() {
        List<RecordedAnswer> answers = new ArrayList<>();
        for (String initiative : initiatives) {
            JsonNode definition = admin.get("/api/v1/initiatives/" + initiative).ok();
            json(answers, "admin", "/api/v1/initiatives/" + initiative);
            for (JsonNode measure : definition.get("measures")) {
                figures(answers, initiative, measure.get("code").textValue());
            }
            json(
                    answers,
                    "analyst",
                    "/api/v1/volumes/%s?from=2024-01-01&to=2024-12-31&today=%s".formatted(initiative, TODAY));
            json(answers, "lead", "/api/v1/enrolments?limit=500&initiative=" + initiative);
            json(answers, "lead", "/api/v1/follow-ups?limit=500&initiative=%s&today=%s".formatted(initiative, TODAY));
            json(answers, "lead", "/api/v1/activities?limit=500&initiative=" + initiative);
        }
        json(answers, "analyst", rate(CASE_WORK, "ANCHOR", "&knownAt=" + knownAt));
        for (String enrolment : enrolments) {
            json(answers, "lead", "/api/v1/enrolments/" + enrolment);
            json(answers, "lead", "/api/v1/enrolments/" + enrolment + "/history");
            json(answers, "lead", followUp(enrolment));
        }
        for (String person : persons) {
            json(answers, "lead", "/api/v1/participants/" + person);
        }
        json(answers, "admin", "/api/v1/grants?initiative=" + SAMPLED);
        json(
                answers,
                "analyst",
                "/api/v1/grants/economy?initiative=%s&from=2018-01-01&to=2018-12-31".formatted(SAMPLED));
        json(answers, "analyst", "/api/v1/business-cases/%s/budget-2017?today=%s".formatted(SAMPLED, TODAY));
        json(answers, "analyst", "/api/v1/fidelity-reviews/" + SAMPLED);
        json(answers, "analyst", comparison());
        json(answers, "analyst", "/api/v1/reports");
        for (String report : List.of(superseded, published)) {
            json(answers, "analyst", "/api/v1/reports/" + report);
            for (String file : List.of("document", "pdf", "xlsx")) {
                answers.add(RecordedAnswer.ofFile(stack, "analyst", "/api/v1/reports/" + report + "/" + file));
            }
        }
        json(answers, "admin", "/api/v1/outcome-service/webhooks");
        return answers;
    }

    private void figures(List<RecordedAnswer> answers, String initiative, String measure) {
        String rates = "/api/v1/rates/" + initiative;
        String asked = "measure=%s&today=%s&from=2017-01-01&to=2026-06-30".formatted(measure, TODAY);
        for (String basis : List.of("ANCHOR", "FOLLOW_UP")) {
            json(answers, "analyst", rates + "?" + asked + "&basis=" + basis);
        }
        json(answers, "steering", "%s?measure=%s&from=2024-01-01&to=2024-12-31".formatted(rates, measure));
        json(
                answers,
                "analyst",
                "%s/rolling?measure=%s&today=%s&from=2024-01-01&to=2024-12-31".formatted(rates, measure, TODAY));
        for (String by : List.of("STATUS", "EXIT_REASON", "AGE_GROUP")) {
            json(answers, "analyst", rates + "/breakdown?" + asked + "&by=" + by);
        }
    }

    private void json(List<RecordedAnswer> answers, String persona, String path) {
        answers.add(RecordedAnswer.ofJson(stack, persona, path));
    }
}
