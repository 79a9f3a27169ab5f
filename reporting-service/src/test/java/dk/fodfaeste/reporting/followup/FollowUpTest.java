package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.afterExit;
import static dk.fodfaeste.reporting.followup.Facts.afterStart;
import static dk.fodfaeste.reporting.followup.Facts.at;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.enrolment;
import static dk.fodfaeste.reporting.followup.Facts.lost;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static dk.fodfaeste.reporting.followup.Facts.status;
import static dk.fodfaeste.reporting.followup.Facts.takenBack;
import static dk.fodfaeste.reporting.followup.Facts.wronglyRegistered;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpTest {
    /** An exit on 15 January, so due on 15 March; the grace ends on 14 April. */
    private static final EnrolmentVersion LEFT = enrolment(2, at(1), "2024-03-01", "2025-01-15", "GOT_JOB", 1);

    private static FollowUp followUp(Measure measure, EnrolmentVersion enrolment, OutcomeVersion outcome) {
        return FollowUp.of(measure, enrolment, outcome).orElseThrow();
    }

    private static FollowUpResult result(EnrolmentVersion enrolment, OutcomeVersion outcome) {
        return followUp(afterExit(), enrolment, outcome).result();
    }

    @Nested
    class BreakdownFields {
        @Test
        void a_measure_from_the_exit_has_the_age_and_reason_of_the_exit() {
            FollowUp followUp = followUp(afterExit(), LEFT, null);
            assertThat(followUp.age()).isEqualTo(30);
            assertThat(followUp.exitReason()).isEqualTo("GOT_JOB");
        }

        @Test
        void a_measure_from_the_start_has_the_age_at_the_start_and_no_reason() {
            FollowUp followUp = followUp(afterStart(), LEFT, null);
            assertThat(followUp.age()).isEqualTo(29);
            assertThat(followUp.exitReason()).isNull();
        }

        @Test
        void the_statuses_are_those_that_answer_the_follow_up() {
            assertThat(followUp(afterExit(), LEFT, null).statuses()).isNull();
            assertThat(followUp(afterExit(), LEFT, lost(1, at(2), 1)).statuses())
                    .isNull();
            assertThat(followUp(afterExit(), LEFT, status(1, at(2), 1, "2025-09-15", null, "EDUCATION"))
                            .statuses())
                    .as("too far from the due date")
                    .isNull();
            assertThat(followUp(afterExit(), LEFT, status(1, at(2), 1, "2025-03-15", null, "EDUCATION", "INTERNSHIP"))
                            .statuses())
                    .containsExactly("EDUCATION", "INTERNSHIP");
        }
    }

    @Nested
    class DueDate {
        @ParameterizedTest(name = "{0} after {1} is {2}")
        @CsvSource({
            "P2M, 2025-12-28, 2026-02-28",
            "P2M, 2025-12-29, 2026-02-28",
            "P2M, 2025-12-30, 2026-02-28",
            "P2M, 2025-12-31, 2026-02-28",
            "P2M, 2023-12-31, 2024-02-29",
            "P6M, 2024-08-31, 2025-02-28",
            "P1M, 2025-01-31, 2025-02-28",
            "P1Y, 2024-02-29, 2025-02-28",
            "P8W, 2025-01-01, 2025-02-26",
            "P1M10D, 2025-01-31, 2025-03-10",
            "P0D, 2025-01-31, 2025-01-31"
        })
        void is_calendar_arithmetic_clamped_to_the_end_of_the_month(String offset, LocalDate anchor, LocalDate due) {
            Measure measure = measure("m", Anchor.EXIT, offset, revision("2019-01-01", "25", WORK_OR_SCHOOL, null));
            assertThat(measure.dueOn(anchor)).isEqualTo(due);
        }
    }

    @Property
    void an_offset_in_months_keeps_the_day_of_the_month_or_takes_its_last(
            @ForAll @DateRange(min = "1990-01-01", max = "2060-12-31") LocalDate anchor,
            @ForAll @IntRange(max = 60) int months) {
        Measure measure =
                measure("m", Anchor.EXIT, "P" + months + "M", revision("2019-01-01", "25", WORK_OR_SCHOOL, null));
        LocalDate due = measure.dueOn(anchor);
        assertThat(YearMonth.from(due)).isEqualTo(YearMonth.from(anchor).plusMonths(months));
        assertThat(due.getDayOfMonth())
                .isEqualTo(Math.min(anchor.getDayOfMonth(), YearMonth.from(due).lengthOfMonth()));
    }

    @Nested
    class Existence {
        @Test
        void without_an_exit_there_is_no_follow_up() {
            assertThat(FollowUp.of(afterExit(), enrolment(1, at(0), "2024-03-01", null, null, 0), null))
                    .isEmpty();
        }

        @Test
        void a_withdrawn_exit_has_no_follow_up() {
            assertThat(FollowUp.of(afterExit(), enrolment(3, at(2), "2024-03-01", null, null, 1), null))
                    .isEmpty();
        }

        @Test
        void a_start_has_a_follow_up_from_the_first_version() {
            FollowUp followUp = followUp(afterStart(), enrolment(1, at(0), "2024-03-01", null, null, 0), null);
            assertThat(followUp.anchorOn()).isEqualTo("2024-03-01");
            assertThat(followUp.dueOn()).isEqualTo("2024-09-01");
            assertThat(followUp.closesOn()).isEqualTo("2024-10-01");
        }

        @Test
        void a_wrong_registration_has_no_follow_up_even_with_a_status() {
            assertThat(FollowUp.of(
                            afterExit(),
                            wronglyRegistered(LEFT, at(3)),
                            status(1, at(2), 1, "2025-03-15", null, "EDUCATION")))
                    .isEmpty();
            assertThat(FollowUp.of(afterStart(), wronglyRegistered(LEFT, at(3)), null))
                    .isEmpty();
        }
    }

    @Nested
    class AnsweringStatus {
        @ParameterizedTest(name = "dated {0}: {1}")
        @CsvSource({
            "2025-02-12,",
            "2025-02-13, RECORDED", // thirty days before a due date that was moved: needs confirmation
            "2025-03-15, RECORDED",
            "2025-04-14, RECORDED",
            "2025-04-15,"
        })
        void is_dated_within_the_grace_before_or_after_the_due_date(String statusDate, FollowUpResult expected) {
            assertThat(result(LEFT, status(1, at(2), 1, statusDate, null, "UNEMPLOYED")))
                    .isEqualTo(expected);
        }

        @Test
        void is_not_one_of_an_earlier_exit() {
            EnrolmentVersion leftAgain = enrolment(4, at(4), "2024-03-01", "2025-01-20", "GOT_JOB", 2);
            assertThat(result(leftAgain, status(1, at(2), 1, "2025-03-15", null, "EDUCATION")))
                    .isNull();
            assertThat(result(leftAgain, lost(1, at(2), 1))).isNull();
            assertThat(result(leftAgain, status(2, at(5), 2, "2025-03-20", null, "EDUCATION")))
                    .isEqualTo(FollowUpResult.RECORDED);
        }

        @Test
        void does_not_depend_on_the_exit_number_for_a_measure_from_the_start() {
            EnrolmentVersion leftAgain = enrolment(4, at(4), "2024-03-01", "2025-01-20", "GOT_JOB", 2);
            assertThat(followUp(afterStart(), leftAgain, status(1, at(2), 0, "2024-09-01", null, "EDUCATION"))
                            .result())
                    .isEqualTo(FollowUpResult.RECORDED);
        }

        @Test
        void lost_ends_with_its_withdrawal() {
            assertThat(result(LEFT, lost(1, at(2), 1))).isEqualTo(FollowUpResult.LOST);
            assertThat(result(LEFT, takenBack(2, at(3), 1))).isNull();
        }
    }

    @Nested
    class Exclusion {
        @Test
        void of_a_death_until_the_due_date_even_with_a_status() {
            EnrolmentVersion died = enrolment(2, at(1), "2024-03-01", "2025-01-15", "DECEASED", 1);
            assertThat(result(died, null)).isEqualTo(FollowUpResult.EXCLUDED);
            assertThat(result(died, status(1, at(2), 1, "2025-03-15", null, "EDUCATION")))
                    .isEqualTo(FollowUpResult.EXCLUDED);
            assertThat(followUp(afterExit(), died, status(1, at(2), 1, "2025-03-15", null, "EDUCATION"))
                            .success())
                    .isFalse();
        }

        @Test
        void not_of_a_death_after_the_due_date() {
            assertThat(followUp(afterStart(), enrolment(2, at(1), "2024-03-01", "2024-09-01", "DECEASED", 1), null)
                            .result())
                    .isEqualTo(FollowUpResult.EXCLUDED);
            assertThat(followUp(afterStart(), enrolment(2, at(1), "2024-03-01", "2024-09-02", "DECEASED", 1), null)
                            .result())
                    .isNull();
        }

        @Test
        void of_a_deceased_status() {
            assertThat(result(LEFT, status(1, at(2), 1, "2025-03-15", null, "DECEASED")))
                    .isEqualTo(FollowUpResult.EXCLUDED);
        }

        @Test
        void not_of_a_deceased_status_of_another_exit() {
            assertThat(result(LEFT, status(1, at(2), 0, "2025-03-15", null, "DECEASED")))
                    .isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"ILLNESS", "OTHER", "A_REASON_OF_THE_FUTURE"})
        void not_of_an_exit_reason_that_the_measure_counts(String reason) {
            assertThat(result(enrolment(2, at(1), "2024-03-01", "2025-01-15", reason, 1), null))
                    .isNull();
        }
    }

    @Nested
    class Success {
        private boolean succeeds(Measure measure, String hours, String... statuses) {
            return followUp(measure, LEFT, status(1, at(2), 1, "2025-03-15", hours, statuses))
                    .success();
        }

        @ParameterizedTest(name = "{0} hours: {1}")
        @CsvSource({"9.99, false", "10, true", "10.0, true", "10.01, true", ", false"})
        void needs_hours_that_reach_the_threshold(String hours, boolean success) {
            Measure measure =
                    measure("after-exit", Anchor.EXIT, "P2M", revision("2019-01-01", "25", WORK_OR_SCHOOL, "10"));
            assertThat(succeeds(measure, hours, "ORDINARY_PART_TIME")).isEqualTo(success);
            assertThat(succeeds(measure, hours, "EDUCATION")).isTrue();
            assertThat(succeeds(measure, hours, "ORDINARY_PART_TIME", "EDUCATION"))
                    .isTrue();
        }

        @ParameterizedTest
        @EnumSource(Status.class)
        void needs_hours_for_six_statuses(Status status) {
            Measure measure = measure(
                    "after-exit", Anchor.EXIT, "P2M", revision("2019-01-01", "25", Set.of(status.name()), "10"));
            Set<String> withHours = Set.of(
                    "ORDINARY_FULL_TIME",
                    "ORDINARY_PART_TIME",
                    "ORDINARY_HOURS",
                    "SELF_EMPLOYED",
                    "FLEX_JOB",
                    "WAGE_SUBSIDY");
            boolean excludedOrUnknown = status == Status.DECEASED || status == Status.UNKNOWN;
            assertThat(succeeds(measure, null, status.name()))
                    .isEqualTo(!withHours.contains(status.name()) && !excludedOrUnknown);
            assertThat(succeeds(measure, "10", status.name())).isEqualTo(!excludedOrUnknown);
        }

        @Test
        void is_never_an_unknown_code() {
            Measure measure = measure(
                    "after-exit",
                    Anchor.EXIT,
                    "P2M",
                    revision("2019-01-01", "25", Set.of("TELEWORK", "UNKNOWN"), null));
            assertThat(succeeds(measure, null, "TELEWORK")).isFalse();
            assertThat(succeeds(measure, null, "UNKNOWN")).isFalse();
        }

        @Test
        void follows_the_revision_of_the_due_date() {
            Measure measure = measure(
                    "after-exit",
                    Anchor.EXIT,
                    "P2M",
                    revision("2025-03-16", "30", Set.of("INTERNSHIP"), null),
                    revision("2025-03-15", "25", Set.of("EDUCATION"), null),
                    revision("2019-01-01", "20", Set.of("SICK_LEAVE"), null));
            assertThat(succeeds(measure, null, "EDUCATION")).isTrue();
            assertThat(succeeds(measure, null, "INTERNSHIP")).isFalse();
            assertThat(succeeds(measure, null, "SICK_LEAVE")).isFalse();
            assertThat(followUp(measure, LEFT, null).targetPercent()).isEqualTo(new BigDecimal("25"));
            assertThat(measure.revisionOn(day("2025-03-14")).targetPercent()).isEqualTo(new BigDecimal("20"));
            assertThat(measure.revisionOn(day("2025-03-16")).targetPercent()).isEqualTo(new BigDecimal("30"));
        }

        @Test
        void follows_the_first_revision_before_it_is_valid() {
            Measure measure =
                    measure("after-exit", Anchor.EXIT, "P2M", revision("2030-01-01", "25", WORK_OR_SCHOOL, null));
            assertThat(succeeds(measure, null, "EDUCATION")).isTrue();
        }
    }
}
