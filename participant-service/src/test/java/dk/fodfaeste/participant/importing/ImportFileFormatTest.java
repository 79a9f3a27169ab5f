package dk.fodfaeste.participant.importing;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCaseNumber;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.importing;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static dk.fodfaeste.participant.EnrolmentFiles.assertCounts;
import static dk.fodfaeste.participant.EnrolmentFiles.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The accepted file formats and the rejection of invalid lines. */
@QuarkusTest
class ImportFileFormatTest {

    @Test
    void every_record_is_accepted_unchanged_or_rejected_whatever_ends_the_lines() {
        String initiative = anInitiative();
        String one = line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "");
        String two = line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "");
        String three = line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "");
        assertCounts(importing((HEADER + one + "too;few\n").replace("\n", "\r")), 1, 0, 1);
        assertCounts(importing(HEADER + one + two.replace("\n", "\r") + three), 2, 1, 0);
    }

    @Test
    void a_user_name_has_one_form_and_codes_hold_no_space() {
        String initiative = anInitiative();
        String named = freshCaseNumber();
        String spaced = freshCaseNumber();
        Response answer = importing(HEADER
                + line(named, freshCpr(), initiative, "2024-01-10", "").replace("konsulent1", "Konsulent1\u00a0")
                + line(spaced + " x", freshCpr(), initiative, "2024-01-10", "")
                + line(spaced, freshCpr(), initiative, "2024-01-10", "").replace("konsulent1", "670185\u20131234")
                + line(spaced, freshCpr(), initiative, "2024-01-10", "").replace("konsulent1", "..")
                + line("670185.1234", freshCpr(), initiative, "2024-01-10", "")
                + line(spaced, freshCpr(), initiative, "2024-01-10", "").replace(NAME, "\u00a0"));
        assertCounts(answer, 1, 0, 5);
        assertThat(answer.<List<String>>path("rejected.field"))
                .containsExactly("caseNumber", "consultant", "consultant", "caseNumber", "name");
        as("lead")
                .body(java.util.Map.of("caseNumber", named))
                .post("/api/v1/enrolments/search")
                .then()
                .body("items.consultant", contains("konsulent1"));
    }

    @Test
    void each_invalid_line_is_rejected_alone() {
        String initiative = anInitiative();
        String good = freshCpr();
        List<String> lines = List.of(
                line("", freshCpr(), initiative, "2024-01-10", ""),
                line("SAG-x", "3102701234", initiative, "2024-01-10", ""),
                line("SAG-x", freshCpr(), "nowhere", "2024-01-10", ""),
                line("SAG-x", freshCpr(), initiative, "2024-02-30", ""),
                line("SAG-x", freshCpr(), initiative, "999999999-01-01", ""),
                line("SAG-x", freshCpr(), initiative, "2024-01-10", "2024-01-09"),
                line("SAG-x", freshCpr(), initiative, "0202-01-10", ""),
                line("SAG-x", freshCpr(), initiative, "2024-01-10", "2200-01-01"),
                line("SAG-x", freshCpr(), initiative, "2024-01-10", "2024-03-31")
                        .replace("GOT_JOB", "BORED"),
                line("SAG-x", freshCpr(), initiative, "2024-01-10", "2024-03-31")
                        .replace("GOT_JOB", ""),
                line("SAG-x", freshCpr(), initiative, "2024-01-10", "").replace(";\n", ";GOT_JOB\n"),
                line("SAG-x", freshCpr(), initiative, "2024-01-10", "").replace(NAME, "A\u0000B"),
                line("SAG-x", freshCpr(), initiative, "2024-01-10", "").replace("konsulent1", "0107701234"),
                line("SAG-x", freshCpr(), initiative, "2024-01-10", "").replace(NAME, ""),
                "too;few\n",
                line(freshCaseNumber(), good, initiative, "2024-01-10", ""));

        Response answer = importing(HEADER + String.join("", lines));

        assertCounts(answer, 1, 0, 15);
        assertThat(answer.<List<Integer>>path("rejected.line"))
                .isEqualTo(IntStream.rangeClosed(2, 16).boxed().toList());
        assertThat(answer.<List<String>>path("rejected.field"))
                .containsExactly(
                        "caseNumber",
                        "cpr",
                        "initiative",
                        "startedOn",
                        "startedOn",
                        "exitedOn",
                        "startedOn",
                        "exitedOn",
                        "exitReason",
                        "exitReason",
                        "exitedOn",
                        "name",
                        "consultant",
                        "name",
                        null);
        assertThat(answer.asString()).doesNotContain(NAME).doesNotContainPattern("[0-9]{10}");
    }

    @Test
    void a_line_in_latin_1_or_longer_than_64_kib_is_rejected_alone() {
        String initiative = anInitiative();
        String latin1 = line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "")
                .replace(NAME, "Øjvind Ærlig");
        String tooLong = "x".repeat(70_000) + "\n";
        byte[] file = concat(
                (HEADER + tooLong).getBytes(StandardCharsets.UTF_8),
                line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "")
                        .replace(NAME, "Øjvind Ærlig")
                        .getBytes(StandardCharsets.UTF_8),
                latin1.getBytes(StandardCharsets.ISO_8859_1),
                line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "")
                        .getBytes(StandardCharsets.UTF_8));

        Response answer = importing(file, "");
        assertCounts(answer, 2, 0, 2);
        answer.then().body("rejected.line", contains(2, 4));
    }

    @Test
    void a_line_of_300_mb_is_one_rejected_line() {
        String initiative = anInitiative();
        String last = line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "");
        byte[] mebibyte = "x".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
        List<InputStream> parts = Stream.of(
                        Stream.<InputStream>of(new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8))),
                        IntStream.range(0, 300).<InputStream>mapToObj(_ -> new ByteArrayInputStream(mebibyte)),
                        Stream.<InputStream>of(
                                new ByteArrayInputStream(("\n" + last).getBytes(StandardCharsets.UTF_8))))
                .flatMap(part -> part)
                .toList();

        Response answer = as("lead")
                .contentType("text/csv")
                .body(new SequenceInputStream(Collections.enumeration(parts)))
                .post("/api/v1/enrolments/import");

        assertCounts(answer, 1, 0, 1);
        answer.then().body("rejected[0].line", equalTo(2));
    }

    @Test
    void commas_quotes_a_byte_order_mark_and_any_order_of_columns_are_accepted() {
        String initiative = anInitiative();
        String file = "\ufeffcpr,caseNumber,name,exitReason,exitedOn,startedOn,consultant,initiative\r\n" + freshCpr()
                + "," + freshCaseNumber() + ",\"Eksempelsen, Attrap\",,,2024-01-10,konsulent1," + initiative + "\r\n";
        assertCounts(importing(file), 1, 0, 0);
    }

    @Test
    void a_missing_column_is_refused_before_any_line_is_imported() {
        String initiative = anInitiative();
        String file = HEADER.replace("cpr;", "") + "SAG-x;" + NAME + ";" + initiative + ";konsulent1;2024-01-10;;\n";
        assertProblem(importing(file), 400, "cpr");
        assertProblem(importing(""), 400);
        as("lead").get("/api/v1/enrolments?initiative=" + initiative).then().body("items", empty());
    }

    @Test
    void only_the_first_thousand_rejected_lines_are_listed() {
        Response answer = importing(HEADER + "broken\n".repeat(1500));
        assertCounts(answer, 0, 0, 1500);
        assertThat(answer.<List<Integer>>path("rejected.line")).hasSize(1000);
    }

    @Test
    void a_file_that_is_no_csv_is_refused() {
        assertProblem(as("lead").body("{}").post("/api/v1/enrolments/import"), 415);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Stream.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
