package dk.fodfaeste.kit.message;

import static dk.fodfaeste.kit.message.Message.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.kit.problem.Problem;
import dk.fodfaeste.kit.problem.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final LocalDate DAY = LocalDate.of(2025, 12, 31);

    @Test
    void placeholders_are_replaced_in_both_languages() {
        Message message = message("fieldCount", 3, 2);
        assertThat(message.english()).isEqualTo("has 3 fields where the header has 2");
        assertThat(message.danish(LocalDate::toString)).contains("har 3 felter, men der er 2 overskrifter");
    }

    @Test
    void named_placeholders_are_replaced() {
        assertThat(new Message("size", Map.of("min", 1, "max", 50)).english())
                .isEqualTo("size must be between 1 and 50");
    }

    @Test
    void a_date_is_in_iso_format_in_english_and_formatted_for_the_page_in_danish() {
        Message message = message("tooLong", DAY);
        assertThat(message.english()).isEqualTo("is longer than 2025-12-31 characters");
        assertThat(message.danish(_ -> "31. december 2025")).contains("er for lang: højst 31. december 2025 tegn");
    }

    @Test
    void an_argument_may_be_a_message() {
        Message message = message("requestsPerMinute", 30, message("oneSecond"));
        assertThat(message.english()).isEqualTo("30 requests a minute; try again in 1 second.");
        assertThat(message.danish(LocalDate::toString))
                .contains("Du har slået for meget op på kort tid. Prøv igen om et øjeblik.");
    }

    @Test
    void an_argument_with_special_characters_is_copied_unchanged() {
        assertThat(message("notOneOf", "$1, {0}, \\").english()).isEqualTo("is not one of $1, {0}, \\");
    }

    @Test
    void a_message_that_no_page_shows_has_no_danish_text() {
        assertThat(message("notJson").danish(LocalDate::toString)).isEmpty();
    }

    @Test
    void a_field_can_have_a_danish_text_of_its_own() {
        Message message = message("missing");
        assertThat(message.danish(LocalDate::toString)).contains("skal udfyldes");
        assertThat(message.danishOfField("header", LocalDate::toString)).contains("filen er tom");
        assertThat(message.danishOfField("name", LocalDate::toString)).isEmpty();
    }

    @Test
    void a_danish_text_for_every_field_can_hold_the_field() {
        assertThat(message("columnMissing").danishOfField("caseNumber", LocalDate::toString))
                .contains("kolonnen caseNumber mangler");
    }

    @Test
    void an_unknown_key_and_a_missing_argument_are_bugs() {
        assertThatThrownBy(() -> message("noSuchKey"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("noSuchKey");
        assertThatThrownBy(() -> message("fieldCount", 3).english())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("{1}");
    }

    @Test
    void json_holds_the_code_and_the_english_text() throws JsonProcessingException {
        Problem problem =
                Problem.of(404, message("notFound", "person"), List.of(new Violation("who", message("missing"))));
        assertThat(new ObjectMapper().writeValueAsString(problem))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"code\":\"notFound\",\"detail\":\"There is no such person.\","
                        + "\"violations\":[{\"field\":\"who\",\"code\":\"missing\",\"message\":\"is missing\"}]}");
    }
}
