package dk.fodfaeste.outcome.activity;

import static dk.fodfaeste.outcome.activity.ActivityFixtures.TODAY;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.date;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.meeting;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.milestone;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.spell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Source;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules for the fields of an activity. Today is 15 March 2026. */
class ActivityDetailsTest {

    @ParameterizedTest(name = "spell on {0} until {1} confirmed {2}: refused {3}, confirmed on {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-01, -, -, -, 2026-03-15",
                "2026-03-15, -, -, -, 2026-03-15",
                "2026-03-16, -, -, -, -",
                "2026-03-01, -, 2026-03-01, -, 2026-03-01",
                "2026-03-01, -, 2026-03-15, -, 2026-03-15",
                "2026-03-01, -, 2026-02-28, confirmedOn, -",
                "2026-03-01, -, 2026-03-16, confirmedOn, -",
                "2026-03-16, -, 2026-03-16, confirmedOn, -",
                "2026-03-01, 2026-03-01, -, -, -",
                "2026-03-01, 2026-02-28, -, until, -",
                "2026-03-01, 2027-03-01, -, -, -",
                "2026-04-01, 2026-05-01, -, -, -",
                "2026-03-01, 2026-03-10, 2026-03-05, confirmedOn, -",
                "1900-01-01, 1900-01-01, -, -, -",
                "1899-12-31, 1900-01-01, -, on, -",
                "2026-03-01, 2199-12-31, -, -, -",
                "2026-03-01, 2200-01-01, -, until, -",
            })
    void dates_of_a_spell(String on, String until, String confirmedOn, String refused, String expected) {
        ActivityDetails given = spell(on, until, confirmedOn, null);
        assertThat(refusedFields(given)).isEqualTo(refused == null ? "" : refused);
        if (refused == null) {
            assertThat(given.completed(TODAY).confirmedOn()).isEqualTo(date(expected));
        }
    }

    @ParameterizedTest(name = "{0} hours a week: {1}")
    @CsvSource({
        "0, 0",
        "18.50, 18.5",
        "168, 168",
        "168.0, 168",
        "1.6e2, 160",
        "-0.01, refused",
        "168.01, refused",
        "7.125, refused",
        "1e1000000, refused"
    })
    void weekly_hours_are_from_0_to_168_with_two_decimals(String hours, String expected) {
        ActivityDetails given = spell("2026-03-01", null, null, hours);
        if (expected.equals("refused")) {
            assertThat(refusedFields(given)).isEqualTo("weeklyHours");
        } else {
            assertThat(given.completed(TODAY).weeklyHours()).hasToString(expected);
        }
    }

    @ParameterizedTest(name = "meeting on {0} {1} held {2}: refused {3}, held on {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-15, -, -, -, -",
                "2026-06-01, -, -, -, -",
                "2026-06-01, PLANNED, -, -, -",
                "2026-06-01, CANCELLED, -, -, -",
                "2026-03-15, HELD, -, -, 2026-03-15",
                "2026-03-01, HELD, 2026-03-03, -, 2026-03-03",
                "2026-03-01, HELD, 2026-02-27, -, 2026-02-27",
                "2026-03-01, HELD, 2026-03-16, heldOn, -",
                "2026-03-16, HELD, -, attendance, -",
                "2026-03-16, HELD, 2026-03-14, attendance, -",
                "2026-03-15, NO_SHOW, -, -, -",
                "2026-03-16, NO_SHOW, -, attendance, -",
                "2026-03-01, NO_SHOW, 2026-03-01, heldOn, -",
                "2026-03-01, CANCELLED, 2026-03-01, heldOn, -",
                "2026-03-01, -, 2026-03-01, heldOn, -",
            })
    void dates_of_a_meeting(String on, Attendance attendance, String heldOn, String refused, String expected) {
        ActivityDetails given = meeting(on, attendance, heldOn);
        assertThat(refusedFields(given)).isEqualTo(refused == null ? "" : refused);
        if (refused == null) {
            ActivityDetails completed = given.completed(TODAY);
            assertThat(completed.heldOn()).isEqualTo(date(expected));
            assertThat(completed.attendance()).isEqualTo(attendance == null ? Attendance.PLANNED : attendance);
        }
    }

    @Test
    void a_milestone_may_not_lie_ahead() {
        assertThat(refusedFields(milestone("2026-03-15"))).isEmpty();
        assertThat(refusedFields(milestone("2026-03-16"))).isEqualTo("on");
    }

    @ParameterizedTest(name = "{0} refuses the fields that its shape lacks")
    @EnumSource(ActivityKind.class)
    void fields_that_the_shape_lacks_are_refused_by_name(ActivityKind kind) {
        var everything = new ActivityDetails(
                kind,
                TODAY,
                TODAY,
                TODAY,
                BigDecimal.ONE,
                Attendance.HELD,
                TODAY,
                Source.PERSON,
                "Bageren",
                "husk bus");
        assertThat(refusedFields(everything))
                .isEqualTo(
                        switch (kind.shape()) {
                            case SPELL -> "attendance heldOn confirmedOn";
                            case MEETING -> "until confirmedOn weeklyHours";
                            case MILESTONE -> "until confirmedOn weeklyHours attendance heldOn";
                        });
    }

    @Test
    void a_blank_day_of_confirmation_results_in_that_of_any_day() {
        ActivityDetails given = spell("2026-03-01", null, null, "18.50");
        assertThat(given.completed(TODAY).resultFrom(given)).isTrue();
        assertThat(given.completed(TODAY.minusDays(3)).resultFrom(given)).isTrue();
        assertThat(given.completed(TODAY).resultFrom(spell("2026-03-01", null, "2026-03-14", "18.5")))
                .isFalse();
        assertThat(given.completed(TODAY).resultFrom(spell("2026-03-01", null, null, "18")))
                .isFalse();
        assertThat(given.completed(TODAY).resultFrom(spell("2026-03-01", null, null, null)))
                .isFalse();
        assertThat(given.completed(TODAY).resultFrom(spell("2026-03-01", "2026-03-15", null, "18.5")))
                .isFalse();
    }

    @Test
    void a_blank_attendance_and_a_blank_day_result_in_their_defaults() {
        assertThat(meeting("2026-03-01", Attendance.PLANNED, null).resultFrom(meeting("2026-03-01", null, null)))
                .isTrue();
        assertThat(meeting("2026-03-01", Attendance.HELD, "2026-03-01")
                        .resultFrom(meeting("2026-03-01", Attendance.HELD, null)))
                .isTrue();
        assertThat(meeting("2026-03-01", Attendance.HELD, "2026-03-02")
                        .resultFrom(meeting("2026-03-01", Attendance.HELD, null)))
                .isFalse();
    }

    private static String refusedFields(ActivityDetails given) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> given.completed(TODAY));
        return refusal == null
                ? ""
                : refusal.violations().stream()
                        .map(violation -> violation.field())
                        .collect(Collectors.joining(" "));
    }
}
