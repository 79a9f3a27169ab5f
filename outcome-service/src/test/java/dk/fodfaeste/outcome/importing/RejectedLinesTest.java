package dk.fodfaeste.outcome.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.outcome.support.EnrolmentEvent;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rejected lines and files with their reasons, over HTTP. Today is 15 March 2026. */
@QuarkusTest
class RejectedLinesTest extends ImportTestBase {

    @ParameterizedTest(name = "{0} is rejected on {1}: {2}")
    @CsvSource(
            delimiter = '!',
            value = {
                "NOBODY;MEASURE;;OTHER;;PERSON ! caseNumber ! is not known",
                ";MEASURE;;OTHER;;PERSON ! caseNumber ! is missing",
                "CASE;;;OTHER;;PERSON ! measure ! is missing",
                "CASE;no-such-measure;;OTHER;;PERSON ! measure ! is no measure",
                "CASE;MEASURE;30-02-2026;OTHER;;PERSON ! statusDate ! is not a date",
                "CASE;MEASURE;2026-02-30;OTHER;;PERSON ! statusDate ! is not a date",
                "CASE;MEASURE;2026-02-27;OTHER;;PERSON ! statusDate ! the situation on 2026-02-28",
                "CASE;MEASURE;2026-03-16;OTHER;;PERSON ! statusDate ! the situation on 2026-02-28",
                "CASE;MEASURE;;;;PERSON ! status ! is missing",
                "CASE;MEASURE;;ON_THE_MOON;;PERSON ! status ! is not one of",
                "CASE;MEASURE;;OTHER|;;PERSON ! status ! is not one of",
                "CASE;MEASURE;;OTHER|OTHER;;PERSON ! status ! twice",
                "CASE;MEASURE;;OTHER|LOST;;PERSON ! status ! stands alone",
                "CASE;MEASURE;;OTHER|DECEASED;;PERSON ! status ! stands alone",
                "CASE;MEASURE;;OTHER;many;PERSON ! weeklyHours ! is not a number",
                "CASE;MEASURE;;OTHER;1e9;PERSON ! weeklyHours ! is not a number",
                "CASE;MEASURE;;OTHER;169;PERSON ! weeklyHours ! is not from 0 to 168",
                "CASE;MEASURE;;OTHER;1.234;PERSON ! weeklyHours ! two decimals",
                "CASE;MEASURE;;OTHER;; ! source ! is missing",
                "CASE;MEASURE;;OTHER;;RUMOUR ! source ! is not one of",
            })
    void a_rejected_line_names_the_field_and_the_reason(String line, String field, String problem) {
        Case one = dueCase();
        Case neighbour = dueCase();
        importFile(HEADER + line.replace("CASE", one.number).replace("MEASURE", MEASURE) + "\n"
                        + neighbour.line(";OTHER;;PERSON"))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejectedCount", equalTo(1))
                .body("rejected[0].line", equalTo(2))
                .body("rejected[0].field", equalTo(field))
                .body("rejected[0].problem", containsString(problem));
        get(one.enrolment).body("version", equalTo(0));
    }

    @Test
    void cancelled_and_future_follow_ups_and_missing_exits_are_rejected() {
        Case wrong = dueCase();
        wrong.publish(wrong.enrolment.asWronglyRegistered());
        Case withdrawn = dueCase();
        withdrawn.publish(withdrawn.enrolment.exitWithdrawn());
        Case still = new Case(publish(EnrolmentEvent.started(anInitiative(), "2026-01-01")));
        Case tooEarly = new Case(publish(EnrolmentEvent.exited(anInitiative(), "2026-01-16")));
        importFile(HEADER
                        + wrong.line(";OTHER;;PERSON")
                        + withdrawn.line(";OTHER;;PERSON")
                        + still.line(";OTHER;;PERSON")
                        + tooEarly.line(";OTHER;;PERSON")
                        + tooEarly.line(";LOST;;")
                        + wrong.line(";LOST;;"))
                .body("accepted", equalTo(0))
                .body(
                        "rejected.field",
                        contains("caseNumber", "caseNumber", "measure", "statusDate", "status", "caseNumber"))
                .body("rejected[0].problem", containsString("wrongly registered"))
                .body("rejected[1].problem", containsString("exit withdrawn"))
                .body("rejected[2].problem", containsString("there is none yet"))
                .body("rejected[3].problem", containsString("2026-03-16"));
    }

    @ParameterizedTest(name = "a header of {0} lacks {1}")
    @CsvSource(
            delimiter = '!',
            value = {
                "caseNumber;measure;statusDate;status;weeklyHours ! source",
                "caseNumber;statusDate;status;weeklyHours;source ! measure",
                "measure;statusDate;status;weeklyHours;source ! caseNumber",
                "cpr;measure;statusDate;status;weeklyHours;source ! caseNumber",
                "initiative;measure;statusDate;status;weeklyHours;source ! caseNumber",
            })
    void a_missing_column_is_refused_before_the_import(String header, String missing) {
        importFile(header + "\nwhatever\n").statusCode(400).body("violations.field", contains(missing));
    }

    @Test
    void broken_lines_do_not_affect_other_lines() {
        Case first = dueCase();
        Case last = dueCase();
        byte[] file = (HEADER
                        + first.line(";OTHER;;PERSON")
                        + "S\u00f8-1;" + MEASURE + ";;OTHER;;PERSON\n"
                        // In UTF-8, so the file is not in Windows-1252 as a whole.
                        + "S\u00c3\u00b8-2;" + MEASURE + ";;OTHER;;PERSON\n"
                        + "too;few\n"
                        + "x".repeat(70_000) + "\n"
                        + "A\0B;" + MEASURE + ";;OTHER;;PERSON\n"
                        + last.line(";OTHER;;PERSON"))
                .getBytes(ISO_8859_1);
        asLead().contentType("text/csv")
                .body(file)
                .post("/api/v1/statuses/import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected.line", contains(3, 4, 5, 6, 7));
        asLead().contentType("text/csv")
                .body("")
                .post("/api/v1/statuses/import")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest(name = "{0} may not import")
    @ValueSource(strings = {"consultant", "analyst", "steering", "dpo", "records", "admin", "partner", "service"})
    void only_leads_and_registers_import(String role) {
        given(role, "*").body(HEADER).post("/api/v1/statuses/import").then().statusCode(403);
    }

    @Test
    void only_csv_is_accepted() {
        asLead().contentType("application/json")
                .body("{}")
                .post("/api/v1/statuses/import")
                .then()
                .statusCode(415);
    }

    @Test
    void an_import_is_limited_to_the_scope_of_the_caller() {
        Case one = dueCase();
        Case other = dueCase();
        given("register", one.enrolment.initiative())
                .body(HEADER + one.line(";OTHER;;REGISTER") + other.line(";OTHER;;REGISTER"))
                .post("/api/v1/statuses/import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected.field", contains("caseNumber"))
                .body("rejected[0].problem", equalTo("is not known"));
        get(one.enrolment).body("history[0].recordedBy", equalTo("somebody"));
        get(other.enrolment).body("version", equalTo(0));
    }
}
