package dk.fodfaeste.outcome.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.outcome.activity.ActivityTestBase;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form for a status is filled in from the spells that cover the due date, 28 February 2026. */
@QuarkusTest
class SpellOfferTest extends ActivityTestBase {
    private static final String OFFERED = "Udfyldt efter en registreret periode.";

    @Test
    void two_spells_fill_in_both_statuses_and_the_sum_of_the_hours() throws Exception {
        EnrolmentEvent enrolment = dueEnrolment();
        record(enrolment, "'kind':'EDUCATION','on':'2026-01-01','until':'2026-02-28','weeklyHours':20")
                .statusCode(201);
        record(enrolment, "'kind':'ORDINARY_HOURS','on':'2026-02-28','until':'2026-03-01','weeklyHours':7.5")
                .statusCode(201);
        assertThat(page(enrolment))
                .contains(OFFERED)
                .contains("<option value=\"EDUCATION\" selected>")
                .contains("<option value=\"ORDINARY_HOURS\" selected>")
                .contains("value=\"27,5\"");
        // It does not answer by itself.
        get(enrolment).body("state", equalTo("PENDING"));
    }

    @ParameterizedTest(name = "from {0} to {1}, confirmed on {2}: offered {3}")
    @CsvSource({
        "2026-02-28,2026-02-28,,true",
        "2026-02-01,2026-02-27,,false",
        "2026-03-01,2026-03-10,,false",
        "2026-02-01,,2026-02-28,true",
        "2026-02-01,,2026-02-27,false",
    })
    void only_a_spell_that_is_known_to_cover_the_due_date_is_offered(
            String on, String until, String confirmedOn, boolean offered) throws Exception {
        EnrolmentEvent enrolment = dueEnrolment();
        record(
                        enrolment,
                        "'kind':'EDUCATION','on':'" + on + "'"
                                + (until == null ? "" : ",'until':'" + until + "'")
                                + (confirmedOn == null ? "" : ",'confirmedOn':'" + confirmedOn + "'"))
                .statusCode(201);
        assertThat(page(enrolment).contains(OFFERED)).isEqualTo(offered);
    }

    @Test
    void neither_a_spell_that_is_no_situation_nor_a_withdrawn_one_is_offered() throws Exception {
        EnrolmentEvent enrolment = dueEnrolment();
        record(enrolment, "'kind':'MENTOR_SUPPORT','on':'2026-02-01','until':'2026-03-01'")
                .statusCode(201);
        String withdrawn = recorded(enrolment, "'kind':'EDUCATION','on':'2026-02-01','until':'2026-03-01'");
        command(withdrawn, "withdrawal", "{'because':'x','expectedVersion':1}").statusCode(200);
        assertThat(page(enrolment)).doesNotContain(OFFERED);
    }

    private static String page(EnrolmentEvent enrolment) throws Exception {
        return Browser.of("lead", "lead1", enrolment.initiative())
                .get("/follow-ups/" + enrolment.enrolmentId() + "/" + MEASURE)
                .body();
    }
}
