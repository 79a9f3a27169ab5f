package dk.fodfaeste.reporting.volumes;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.EmploymentVersion;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.Facts;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volumes over HTTP, on the page and in the report. The clock is at noon on 15 March 2025. */
@QuarkusTest
class VolumesTest {
    @Inject
    Events events;

    @BeforeEach
    void publishFacts() {
        events.publishOnce(VolumesTest.class, VolumesTest::facts);
    }

    /**
     * "volumes": five enrolments and a wrong registration. "volumes-many": in each half of 2024, 20 began and left, and ten more began in the second
     * half. "volumes-deaths": the same, and two of those who left in the second half died. "volumes-edge": one more left on the last day of 2024.
     * "volumes-sharing": the same as "volumes-many", and its consultant has three enrolments in "volumes-few".
     */
    private static List<FactVersion> facts() {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(promising("volumes"));
        facts.add(enrolment("volumes", "volumes-full", "2023-11-01", "2024-02-10", RECORDED));
        facts.add(enrolment("volumes", "volumes-full", "2024-01-01", "2024-06-30", RECORDED));
        EnrolmentVersion withHalf = enrolment("volumes", "volumes-half", "2024-02-10", null, RECORDED);
        facts.add(withHalf);
        facts.add(reassigned(withHalf, "volumes-full", Instant.parse("2025-03-01T12:00:00Z")));
        facts.add(enrolment("volumes", "volumes-full", "2024-07-01", null, RECORDED));
        facts.add(enrolment("volumes", "volumes-full", "2025-01-15", null, RECORDED.plusSeconds(3_600)));
        facts.add(employment("volumes-half", "0.5", null, 1, RECORDED));
        EnrolmentVersion wrong = enrolment("volumes", "volumes-full", "2024-03-01", null, RECORDED);
        facts.add(wrong);
        facts.add(Facts.wronglyRegistered(wrong, RECORDED.plusSeconds(1)));
        for (String code : List.of("volumes-many", "volumes-deaths", "volumes-edge", "volumes-sharing")) {
            facts.add(promising(code));
            boolean deaths = code.equals("volumes-deaths");
            facts.addAll(Exits.from(code).startedOn("2024-02-01").of(20, "2024-05-10", "UNEMPLOYED"));
            facts.addAll(Exits.from(code).startedOn("2024-08-01").of(deaths ? 18 : 20, "2024-10-10", "UNEMPLOYED"));
            if (deaths) {
                facts.addAll(Exits.from(code)
                        .startedOn("2024-08-01")
                        .withReason("DECEASED")
                        .of(2, "2024-10-10"));
            }
            for (int i = 0; i < 10; i++) {
                facts.add(enrolment(code, "konsulent-" + code, "2024-08-01", null, RECORDED));
            }
        }
        facts.add(employment("konsulent-volumes-many", "0.4", null, 1, RECORDED.plusSeconds(60)));
        facts.add(employment("konsulent-volumes-many", "0.8", null, 2, RECORDED.plusSeconds(86_400)));
        facts.add(employment("konsulent-volumes-deaths", "1", "2024-10-31", 1, RECORDED));
        facts.add(promising("volumes-few"));
        for (int i = 0; i < 3; i++) {
            facts.add(enrolment("volumes-few", "konsulent-volumes-sharing", "2024-08-01", null, RECORDED));
        }
        facts.addAll(Exits.from("volumes-edge").startedOn("2024-08-01").of(1, "2024-12-31", "UNEMPLOYED"));
        return facts;
    }

    private static InitiativeVersion promising(String code) {
        InitiativeVersion plain = initiative(code, 1, RECORDED, oneMonthAfterExit("50"));
        return new InitiativeVersion(
                code,
                1,
                RECORDED,
                plain.name(),
                null,
                plain.administrations(),
                plain.runsFrom(),
                null,
                140,
                25,
                40,
                null,
                null,
                null,
                null,
                plain.windowBasis(),
                plain.definitions());
    }

    private static EmploymentVersion employment(
            String consultant, String equivalent, String leavesOn, int version, Instant recordedAt) {
        return new EmploymentVersion(
                consultant, new BigDecimal(equivalent), leavesOn == null ? null : day(leavesOn), version, recordedAt);
    }

    private static EnrolmentVersion reassigned(EnrolmentVersion before, String consultant, Instant recordedAt) {
        return new EnrolmentVersion(
                before.enrolmentId(),
                before.participantRef(),
                before.initiative(),
                consultant,
                before.startedOn(),
                before.exitedOn(),
                before.exitReason(),
                before.exitNumber(),
                null,
                null,
                null,
                null,
                before.version() + 1,
                recordedAt);
    }

    private static EnrolmentVersion enrolment(
            String initiative, String consultant, String start, String exit, Instant recordedAt) {
        UUID id = UUID.randomUUID();
        return new EnrolmentVersion(
                id,
                id,
                initiative,
                consultant,
                day(start),
                exit == null ? null : day(exit),
                exit == null ? null : "OTHER",
                exit == null ? 0 : 1,
                null,
                null,
                null,
                null,
                1,
                recordedAt);
    }

    private static ValidatableResponse volumes(String role, String initiative, String query) {
        return given().auth()
                .oauth2(TestStack.token(role))
                .get("/api/v1/volumes/" + initiative + query)
                .then();
    }

    @Test
    void a_window_has_its_numbers_and_the_promises() {
        volumes("lead", "volumes", "?from=2024-01-01&to=2024-12-31")
                .statusCode(200)
                .body("started", equalTo(3))
                .body("exited", equalTo(2))
                .body("enrolledOnLastDay", equalTo(2))
                .body("highest", equalTo(3))
                .body("capacity", equalTo(140))
                .body("perYear.year", contains(2024))
                .body("perYear.started", contains(3))
                .body("perYear.intakePerYear", contains(40))
                .body("caseloadPerFullTime", equalTo(1.3f))
                .body("caseloadNorm", equalTo(25))
                .body("staffing.day", equalTo("2024-12-31"))
                .body("staffing.paidFor", nullValue())
                .body("staffing.working", equalTo(1.5f))
                .body("suppressed", is(false));
        volumes("analyst", "volumes", "?from=2023-11-02&to=2024-02-10")
                .body("started", equalTo(2))
                .body("exited", equalTo(1))
                .body("enrolledOnLastDay", equalTo(3))
                .body("perYear.year", contains(2023, 2024))
                .body("perYear.started", contains(0, 2));
        volumes("lead", "volumes", "")
                .body("from", equalTo("2019-01-01"))
                .body("to", equalTo("2025-03-15"))
                .body("perYear", hasSize(7))
                .body("started", equalTo(5));
    }

    @Test
    void what_was_recorded_later_is_not_known_before() {
        volumes("lead", "volumes", "?to=2025-03-15&knownAt=2025-02-01T12:30:00Z")
                .body("started", equalTo(4));
        volumes("lead", "volumes", "?to=2025-03-15&knownAt=2025-02-01T12:00:00Z")
                .body("started", equalTo(5));
        volumes("lead", "volumes", "?today=2024-12-31").body("to", equalTo("2024-12-31"));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "lead, ?from=2024-13-01, from, 400",
        "lead, ?from=2024-02-01&to=2024-01-01, from, 422",
        "lead, ?from=0001-01-01, from, 422",
        "lead, ?knownAt=yesterday, knownAt, 400",
        "lead, ?basis=ANCHOR, query, 400",
        "steering, ?from=2024-01-01&to=2024-11-30, from, 422",
        "steering, ?knownAt=2025-01-01T00:00:00Z, knownAt, 422",
        "steering, ?today=2025-01-01, today, 422"
    })
    void a_parameter_that_is_none_is_refused(String role, String query, String field, int status) {
        volumes(role, "volumes", query).statusCode(status).body("violations.field", contains(field));
    }

    @Test
    void the_steering_group_sees_numbers_that_are_none_or_many() {
        volumes("steering", "volumes-many", "?from=2024-07-01&to=2024-12-31")
                .body("started", equalTo(30))
                .body("exited", equalTo(20))
                .body("enrolledOnLastDay", equalTo(10))
                .body("highest", equalTo(30))
                .body("perYear.started", contains(30))
                .body("caseloadPerFullTime", equalTo(25.0f))
                .body("suppressed", is(false));
        volumes("steering", "volumes", "?from=2024-01-01&to=2024-12-31")
                .statusCode(200)
                .body("started", nullValue())
                .body("exited", nullValue())
                .body("enrolledOnLastDay", nullValue())
                .body("highest", nullValue())
                .body("perYear.started", contains(nullValue()))
                .body("caseloadPerFullTime", nullValue())
                .body("staffing.working", nullValue())
                .body("capacity", equalTo(140))
                .body("suppressed", is(true));
    }

    @Test
    void a_part_of_a_year_is_no_window_of_the_steering_group() {
        volumes("steering", "volumes-many", "?from=2023-07-01&to=2024-06-30")
                .body("started", equalTo(20))
                .body("perYear.started", contains(nullValue(), nullValue()))
                .body("suppressed", is(true));
    }

    @Test
    void few_deaths_hide_how_many_left() {
        String half = "?from=2024-07-01&to=2024-12-31";
        given().auth()
                .oauth2(TestStack.token("steering"))
                .get("/api/v1/rates/volumes-deaths" + half)
                .then()
                .body("denominator", equalTo(18))
                .body("counts.excluded", nullValue());
        volumes("steering", "volumes-deaths", half)
                .body("started", equalTo(30))
                .body("exited", nullValue())
                .body("enrolledOnLastDay", nullValue());
        volumes("steering", "volumes-deaths", "?from=2024-01-01&to=2024-12-31").body("exited", nullValue());
        volumes("steering", "volumes-deaths", "?from=2024-01-01&to=2024-06-30").body("exited", equalTo(20));
        volumes("lead", "volumes-deaths", half).body("exited", equalTo(20));
    }

    /** 31 began and 21 left, so 11 enrolled on the last day would disclose that one of them left that day. */
    @Test
    void few_exits_on_the_last_day_hide_how_many_are_enrolled_on_it() {
        volumes("steering", "volumes-edge", "?from=2024-07-01&to=2024-12-31")
                .body("started", equalTo(31))
                .body("exited", equalTo(21))
                .body("enrolledOnLastDay", nullValue())
                .body("highest", nullValue())
                .body("caseloadPerFullTime", nullValue())
                .body("suppressed", is(true));
    }

    @Test
    void the_caseload_is_that_of_the_consultants_of_the_day() {
        volumes("lead", "volumes", "?from=2024-07-01&to=2025-02-15").body("caseloadPerFullTime", equalTo(2.0f));
        volumes("lead", "volumes", "?from=2024-07-01&to=2025-03-15").body("caseloadPerFullTime", equalTo(3.0f));
        volumes("lead", "volumes", "?from=2023-01-01&to=2023-06-30").body("caseloadPerFullTime", nullValue());
        volumes("lead", "volumes-deaths", "?from=2024-07-01&to=2024-09-30").body("caseloadPerFullTime", equalTo(30.0f));
        volumes("lead", "volumes-deaths", "?from=2024-07-01&to=2024-12-31").body("caseloadPerFullTime", nullValue());
    }

    @Test
    void how_much_a_consultant_works_is_what_was_recorded_by_the_day_and_known() {
        volumes("lead", "volumes-many", "?from=2024-07-01&to=2024-12-31").body("caseloadPerFullTime", equalTo(25.0f));
        volumes("lead", "volumes-many", "?from=2024-07-01&to=2025-03-15").body("caseloadPerFullTime", equalTo(12.5f));
        volumes("lead", "volumes-many", "?from=2024-07-01&to=2024-12-31&knownAt=2025-02-01T12:00:30Z")
                .body("caseloadPerFullTime", equalTo(10.0f));
    }

    /** 10 enrolments per 10/13 of a consultant would disclose the three of the other initiative. */
    @Test
    void a_caseload_that_depends_on_few_enrolments_of_another_initiative_is_hidden() throws Exception {
        String half = "?from=2024-07-01&to=2024-12-31";
        volumes("lead", "volumes-sharing", half).body("caseloadPerFullTime", equalTo(13.0f));
        volumes("steering", "volumes-sharing", half)
                .body("enrolledOnLastDay", equalTo(10))
                .body("caseloadPerFullTime", nullValue())
                .body("suppressed", is(true));
        assertThat(words("steering", "/rates/volumes-sharing?measure=after-exit&from=2024-07-01&to=2024-12-31"))
                .contains("Pr. fuldtidskonsulent den sidste dag skjult 25");
    }

    @Test
    void the_page_shows_the_numbers_against_the_promises() throws Exception {
        String half = "/rates/volumes-many?measure=after-exit&from=2024-07-01&to=2024-12-31";
        for (String role : List.of("lead", "steering")) {
            assertThat(words(role, half))
                    .contains("Hvor mange der er med 2. halvår 2024")
                    .contains("Begyndt i perioden 30 –", "Afsluttet i perioden 20 –")
                    .contains("I gang den sidste dag 10 140", "Flest på én dag 30 140")
                    .contains("Pr. fuldtidskonsulent den sidste dag 25,0 25")
                    .contains("Begyndt i 2024 (periodens dage) 30 40");
        }
        assertThat(words("steering", "/rates/volumes?measure=after-exit&from=2024-01-01&to=2024-12-31"))
                .contains("Begyndt i perioden skjult –", "Begyndt i 2024 skjult 40");
    }

    private static String words(String role, String path) throws Exception {
        return Browser.of(role).get(path).body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void the_report_has_the_volumes_of_its_half_year_and_year() {
        String draft = ReportRequests.opened("2024-H2", "volumes-many");
        JsonPath report = ReportRequests.document("analyst", draft);
        assertThat(report.getList("initiatives[0].volumes.from")).containsExactly("2024-07-01", "2024-01-01");
        assertThat(report.getList("initiatives[0].volumes.started")).containsExactly(30, 50);
        assertThat(report.getList("initiatives[0].volumes.caseloadPerFullTime")).containsExactly(25.0f, 25.0f);
        String earlier = ReportRequests.opened("2024-H1", "volumes-many");
        assertThat(ReportRequests.document("analyst", earlier).getList("initiatives[0].volumes.from"))
                .containsExactly("2024-01-01", "2023-07-01", "2023-01-01");
    }
}
