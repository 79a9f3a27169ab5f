package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.local.test.Waits;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invalid requests get a problem document that names the field, never a 500, and no personal data. */
@ExclusiveSharedStack
class BadInputTest {

    static final String CPR = "6701011234";
    static final String NAME = "Navnløs Hemmelig";

    private final Stack stack = Stack.running();
    private final Api lead = stack.as("lead");
    private final String code = "bad-" + UUID.randomUUID().toString().substring(0, 8);
    private String enrolment;
    private String followUp;

    @BeforeEach
    void createEnrolmentThatEndedOn15January2024() {
        stack.as("admin")
                .put("/api/v1/initiatives/" + code, Cohorts.likeSydhavnen(code))
                .ok();
        String id = lead.post("/api/v1/enrolments", registration(code + "-1", CPR, "2023-06-01"))
                .ok()
                .get("enrolmentId")
                .textValue();
        enrolment = "/api/v1/enrolments/" + id;
        followUp = "/api/v1/follow-ups/" + id + "/employment-or-education";
        lead.post(enrolment + "/exit", "{\"exitedOn\":\"2024-01-15\",\"reason\":\"GOT_JOB\",\"expectedVersion\":1}")
                .ok();
        await().until(() -> lead.get(followUp).status() == 200);
    }

    @Test
    void unreadable_requests_are_refused() {
        refused(400, "body", lead.post("/api/v1/enrolments", "{\"caseNumber\":"));
        refused(
                400,
                "surprise",
                lead.post(
                        "/api/v1/enrolments",
                        registration(code + "-2", CPR, "2024-02-01").replace("\"statusAtStart\"", "\"surprise\"")));
        refused(
                400,
                "person.cpr",
                lead.post("/api/v1/enrolments", registration(code + "-2", "3002901234", "2024-02-01")));
        refused(400, "startedOn", lead.post("/api/v1/enrolments", registration(code + "-2", CPR, "2024-02-30")));
        refused(400, "startedOn", lead.post("/api/v1/enrolments", registration(code + "-2", CPR, "+999999999-01-01")));
        refused(400, "startedOn", lead.post("/api/v1/enrolments", registration(code + "-2", CPR, "999999999-01-01")));
        refused(400, "caseNumber", lead.post("/api/v1/enrolments", registration("a\\u0000b", CPR, "2024-02-01")));
        refused(
                400,
                "reason",
                lead.post(
                        enrolment + "/exit",
                        "{\"exitedOn\":\"2024-01-15\",\"reason\":\"BORED\",\"expectedVersion\":2}"));
        refused(400, "statuses[0]", lead.post(followUp + "/status", status("HAPPY", null, 0)));
        refused(400, "statuses[0]", lead.post(followUp + "/status", status("UNKNOWN", null, 0)));
        byte[] latin1 = registration(code + "-2", CPR, "2024-02-01").getBytes(StandardCharsets.ISO_8859_1);
        lead.post("/api/v1/enrolments", latin1).problem(400);
        refused(400, "state", lead.get("/api/v1/follow-ups?state=NONE"));
        refused(400, "limit", lead.get("/api/v1/enrolments?limit=501"));
        refused(400, "from", lead.get("/api/v1/rates?from=2024-13-01"));
    }

    @Test
    void requests_that_break_a_rule_are_refused() {
        refused(
                422,
                "initiative",
                lead.post(
                        "/api/v1/enrolments",
                        registration(code + "-2", CPR, "2024-02-01").replace("\"" + code + "\"", "\"nowhere\"")));
        refused(422, "startedOn", lead.post("/api/v1/enrolments", registration(code + "-2", CPR, "2023-12-24")));
        refused(
                422,
                "exitedOn",
                lead.post(
                        enrolment + "/exit/correction",
                        "{\"exitedOn\":\"2023-05-31\",\"reason\":\"GOT_JOB\",\"because\":\"x\",\"expectedVersion\":2}"));
        refused(
                409,
                "expectedVersion",
                lead.post(enrolment + "/exit/withdrawal", "{\"because\":\"x\",\"expectedVersion\":1}"));
        refused(422, "statusDate", lead.post(followUp + "/status", status("EDUCATION", "2024-03-14", 0)));
        refused(422, "statusDate", lead.post(followUp + "/status", status("EDUCATION", "2024-04-15", 0)));
        refused(409, "expectedVersion", lead.post(followUp + "/status", status("EDUCATION", "2024-03-15", 7)));
        refused(422, "from", lead.get("/api/v1/rates/" + code + "?from=2024-02-01&to=2024-01-01"));
        lead.get("/api/v1/rates/nowhere").problem(404);
        lead.get("/api/v1/follow-ups/" + UUID.randomUUID() + "/nothing").problem(404);
        lead.get("/api/v1/enrolments/not-a-uuid").problem(404);
    }

    @Test
    void invalid_initiatives_are_refused() {
        Api admin = stack.as("admin");
        String body = Cohorts.likeSydhavnen(code);
        String path = "/api/v1/initiatives/" + code;
        assertThat(refused(422, null, admin.put(path, body.replace("25.0", "100.1"))))
                .contains("targetPercent");
        assertThat(refused(400, null, admin.put(path, body.replace("\"EDUCATION\"", "\"HAPPY\""))))
                .contains("successStatuses");
        assertThat(refused(null, null, admin.put(path, body.replace("P2M", "two months"))))
                .contains("offset");
        assertThat(refused(422, null, admin.put(path, body.replace("P2M", "P3M"))))
                .contains("offset");
        String revision = body.substring(body.indexOf("\"revisions\":[") + 13, body.lastIndexOf("]}]"));
        assertThat(refused(422, null, admin.put(path, body.replace(revision, revision + "," + revision))))
                .contains("validFrom");
    }

    @Test
    void invalid_files_and_lines_are_refused() {
        refused(
                400,
                "consultant",
                lead.importCsv(
                        "/api/v1/enrolments/import", "caseNumber;cpr;name;initiative;startedOn;exitedOn;exitReason\n"));
        String line = Cohorts.enrolmentLine(code, code + "-file-", 77).replace("Prøve", "Prove");
        // The third line is in UTF-8, so the file is not in Windows-1252 as a whole.
        byte[] mixed = (Cohorts.ENROLMENTS_HEADER
                        + line.replace("Prove", "Pr\u00f8ve")
                        + line.replace("Prove", "Pr\u00c3\u00b8ve"))
                .getBytes(StandardCharsets.ISO_8859_1);
        JsonNode taken = lead.importCsv("/api/v1/enrolments/import", mixed).ok();
        assertThat(taken.get("accepted").intValue()).isEqualTo(1);
        assertThat(taken.at("/rejected/0/line").intValue()).isEqualTo(2);

        String bad = Cohorts.ENROLMENTS_HEADER
                + code + "-f1;" + CPR.replace("6701", "3202") + ";" + NAME + ";" + code + ";k;2024-02-01;;\n"
                + code + "-f2;" + CPR + ";" + NAME + ";nowhere;k;2024-02-01;;\n"
                + code + "-f3;" + CPR + ";" + NAME + ";" + code + ";k;2024-02-30;;\n"
                + code + "-f4;" + CPR + ";" + NAME + ";" + code + ";k;2023-07-01;;\n"
                + code + "-f5;" + CPR + ";" + NAME + ";" + code + ";k;2024-02-01;2024-01-31;OTHER\n"
                + code + "-f6;" + CPR + ";" + NAME + ";" + code + ";k;2024-02-01;2024-02-02;\n"
                + code + "-f7;" + CPR + ";" + NAME + "\0;" + code + ";k;2024-02-01;;\n";
        JsonNode answer = lead.importCsv("/api/v1/enrolments/import", bad).ok();
        assertThat(answer.get("rejectedCount").intValue()).isEqualTo(7);
        assertThat(answer.toString()).doesNotContain(NAME, "3202011234", CPR);
        assertThat(answer.get("rejected").findValuesAsText("field"))
                .containsExactly("cpr", "initiative", "startedOn", "startedOn", "exitedOn", "exitReason", "name");
    }

    @Test
    void a_dry_run_imports_nothing() {
        String file = Cohorts.ENROLMENTS_HEADER + Cohorts.enrolmentLine(code, code + "-dry-", 78);
        assertThat(lead.importCsv("/api/v1/enrolments/import?dryRun=true", file)
                        .ok()
                        .get("accepted")
                        .intValue())
                .isEqualTo(1);
        assertThat(lead.importCsv("/api/v1/enrolments/import", file)
                        .ok()
                        .get("accepted")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void a_malformed_request_is_a_client_error() throws IOException {
        String token = stack.token("lead");
        for (String path : new String[] {
            "/api/v1/%zz", "/api/v1/enrolments/%00", "/api/v1/rates?from=%zz", "/api/v1/follow-ups?consultant=%00"
        }) {
            try (Socket socket = new Socket("127.0.0.1", stack.port)) {
                socket.setSoTimeout(Waits.LIMIT_MILLIS);
                socket.getOutputStream()
                        .write(("GET " + path
                                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                        + token + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(firstLine(socket.getInputStream())).as(path).matches("HTTP/1.1 4\\d\\d .*");
            }
        }
    }

    @Test
    void a_forged_token_is_refused() {
        String[] parts = stack.token("steering").split("\\.");
        String none = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        new Api("http://localhost:" + stack.port, none + "." + parts[1] + ".")
                .get("/api/v1/rates")
                .problem(401);
        new Api("http://localhost:" + stack.port, parts[0] + "." + parts[1] + "x." + parts[2])
                .get("/api/v1/rates")
                .problem(401);
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0 && read != '\r'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString();
    }

    private static String refused(Integer status, String field, Api.Response answer) {
        assertThat(answer.status()).as(answer.text()).isIn(400, 404, 409, 422);
        JsonNode problem = answer.problem(status == null ? answer.status() : status);
        assertThat(answer.text()).doesNotContain(CPR, "3002901234", NAME);
        assertThat(problem.get("violations")).as(answer.text()).isNotEmpty();
        if (field != null) {
            assertThat(problem.at("/violations/0/field").textValue())
                    .as(answer.text())
                    .isEqualTo(field);
        }
        return problem.get("violations").toString();
    }

    private static String status(String status, String date, int version) {
        return "{\"statuses\":[\"" + status + "\"],\"statusDate\":" + (date == null ? "null" : "\"" + date + "\"")
                + ",\"weeklyHours\":null,\"source\":\"PERSON\",\"expectedVersion\":" + version + "}";
    }

    private String registration(String caseNumber, String cpr, String startedOn) {
        return "{\"caseNumber\":\"" + caseNumber + "\",\"initiative\":\"" + code + "\",\"person\":{\"cpr\":\"" + cpr
                + "\",\"name\":\"" + NAME + "\"},\"consultant\":\"konsulent1\",\"startedOn\":\"" + startedOn
                + "\",\"statusAtStart\":null}";
    }
}
