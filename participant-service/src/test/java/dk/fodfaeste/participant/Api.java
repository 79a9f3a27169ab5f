package dk.fodfaeste.participant;

import static dk.fodfaeste.local.test.Waits.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.kit.time.Clocks;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Client of the API for the tests of this module. Each test creates its own initiative, persons and case numbers, so that all tests share
 * one running service.
 */
@WithTestResource(
        value = TestStack.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "database", value = "participant"))
public final class Api {
    /** The name of every person, so that a test can search for it where it must not occur. */
    public static final String NAME = "Attrap Eksempelsen";

    /** The date where the service is used. */
    public static final LocalDate TODAY = LocalDate.now(Clocks.COPENHAGEN);

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Api() {}

    public static RequestSpecification as(String role) {
        return bearer(TestStack.token(role));
    }

    public static RequestSpecification as(String role, String user, String... initiatives) {
        return bearer(TestStack.token(role, user, initiatives));
    }

    private static RequestSpecification bearer(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    /** An unused code. */
    public static String freshCode() {
        return "effort-" + NEXT.incrementAndGet();
    }

    public static String freshCaseNumber() {
        return "SAG-" + NEXT.incrementAndGet();
    }

    /** An unused replacement number of a person born in the 1970s. */
    public static String freshCpr() {
        int number = NEXT.incrementAndGet();
        LocalDate birth = LocalDate.of(1970, 1, 1).plusDays(number % 3650);
        return "%02d%02d%02d%04d"
                .formatted(
                        birth.getDayOfMonth() + 60, birth.getMonthValue(), birth.getYear() % 100, number / 3650 + 1000);
    }

    /** An initiative with one EXIT measure and one START measure, running from 2020. */
    public static Map<String, Object> initiative() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "En indsats");
        body.put("administrations", List.of("BIF", "SOF"));
        body.put("runsFrom", "2020-01-01");
        body.put("runsTo", null);
        body.put("capacity", 40);
        body.put("caseloadNorm", 25);
        body.put("targetGroup", "Voksne");
        body.put("minimumAge", 18);
        body.put("maximumAge", null);
        body.put("windowBasis", "ANCHOR");
        body.put("measures", new ArrayList<>(List.of(measure("after-exit", "EXIT"), measure("after-start", "START"))));
        return body;
    }

    public static Map<String, Object> measure(String code, String anchor) {
        Map<String, Object> measure = new HashMap<>();
        measure.put("code", code);
        measure.put("name", "I arbejde eller uddannelse");
        measure.put("anchor", anchor);
        measure.put("offset", "P2M");
        measure.put("graceDays", 30);
        measure.put("excludedExitReasons", List.of("DECEASED"));
        measure.put("revisions", new ArrayList<>(List.of(revision("2020-01-01"))));
        return measure;
    }

    public static Map<String, Object> revision(String validFrom) {
        Map<String, Object> revision = new HashMap<>();
        revision.put("validFrom", validFrom);
        revision.put("targetPercent", 25.0);
        revision.put("successStatuses", List.of("ORDINARY_FULL_TIME", "EDUCATION"));
        revision.put("minimumWeeklyHours", null);
        return revision;
    }

    /** Creates an initiative and returns its code. */
    public static String anInitiative() {
        String code = freshCode();
        as("admin").body(initiative()).put("/api/v1/initiatives/" + code).then().statusCode(200);
        return code;
    }

    public static Map<String, Object> registration(String initiative) {
        return registration(initiative, freshCpr(), "2024-01-10");
    }

    public static Map<String, Object> registration(String initiative, String cpr, String startedOn) {
        Map<String, Object> body = new HashMap<>();
        body.put("caseNumber", freshCaseNumber());
        body.put("initiative", initiative);
        body.put("person", new HashMap<>(Map.of("cpr", cpr, "name", NAME)));
        body.put("consultant", "konsulent1");
        body.put("startedOn", startedOn);
        return body;
    }

    public static Response register(Map<String, Object> registration) {
        return as("lead").body(registration).post("/api/v1/enrolments");
    }

    /** Creates an enrolment from 2024-01-10 and returns its id. */
    public static String anEnrolment(String initiative) {
        return registered(registration(initiative));
    }

    /** Creates this enrolment and returns its id. */
    public static String registered(Map<String, Object> registration) {
        return register(registration).then().statusCode(201).extract().path("enrolmentId");
    }

    /** Sends a command for an enrolment as a lead. */
    public static Response post(String enrolmentId, String command, Map<String, Object> body) {
        return as("lead").body(body).post("/api/v1/enrolments/" + enrolmentId + "/" + command);
    }

    public static Response exit(String enrolmentId, String exitedOn, int expectedVersion) {
        return post(enrolmentId, "exit", Bodies.exit(exitedOn, "GOT_JOB", expectedVersion));
    }

    public static Response show(String enrolmentId) {
        return as("lead").get("/api/v1/enrolments/" + enrolmentId);
    }

    public static Response importing(String csv) {
        return importing(csv, "");
    }

    public static Response importing(Object csv, String query) {
        RequestSpecification request = as("lead").contentType("text/csv; charset=UTF-8");
        request = csv instanceof byte[] bytes ? request.body(bytes) : request.body((String) csv);
        return request.post("/api/v1/enrolments/import" + query);
    }

    /** A consultant whose last working day was yesterday, as outcome-service publishes it. Returns when this service knows it. */
    public static String consultantWhoHasLeft() {
        return consultant(TODAY.minusDays(1));
    }

    /** A consultant with that last working day; null if none is known. Returns when this service knows it. */
    public static String consultant(LocalDate leavesOn) {
        String name = "employed-" + NEXT.incrementAndGet();
        employ(name, leavesOn, 1);
        return name;
    }

    /** Publishes a version of the employment of a consultant, and waits until this service has stored it or a later one. */
    public static void employ(String consultant, LocalDate leavesOn, int version) {
        String last = leavesOn == null ? "null" : '"' + leavesOn.toString() + '"';
        String event = """
                {"consultant":"%s","fullTimeEquivalent":0.8,"leavesOn":%s,"version":%d,"recordedAt":"2026-01-05T08:00:00Z"}""".formatted(consultant, last, version);
        TestStack.send(List.of(new ProducerRecord<>(
                "fodfaeste.employment-events-v1", consultant.getBytes(UTF_8), event.getBytes(UTF_8))));
        await().until(() -> versionOfEmployment(consultant) >= version);
    }

    private static int versionOfEmployment(String consultant) {
        try (Connection connection = TestStack.asOwner();
                PreparedStatement select = connection.prepareStatement(
                        "select coalesce(max(version), 0) from employments where consultant = ?")) {
            select.setString(1, consultant);
            ResultSet row = select.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Asserts a problem with that status and without personal data. */
    public static void assertProblem(Response answer, int status, String... fields) {
        String text = answer.asString();
        assertThat(answer.statusCode()).as(text).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
        assertThat(text).doesNotContain(NAME).doesNotContainPattern("[0-9]{6}-?[0-9]{4}");
        if (fields.length > 0) {
            assertThat(answer.<List<String>>path("violations.field")).containsExactlyInAnyOrder(fields);
        }
    }
}
