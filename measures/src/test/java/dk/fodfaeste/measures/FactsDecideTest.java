package dk.fodfaeste.measures;

import static dk.fodfaeste.measures.Given.day;
import static dk.fodfaeste.measures.Given.enrolment;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The kinds that recorded activities decide, at their boundaries. */
class FactsDecideTest {
    private static final LocalDate LATE = day("2030-01-01");

    private final Measure placement = new EventWithin(
            Given.terms(
                    "placement",
                    Given.events(1, ActivityKind.INTERNSHIP, ActivityKind.JOB_INTERVIEW, ActivityKind.SOCIAL_PROGRESS)),
            new Anchor.Start(),
            Period.ofMonths(1));
    private final Measure untilExit = new EventWithin(
            Given.terms("until-exit", Given.events(2, ActivityKind.SOCIAL_PROGRESS)), new Anchor.Start(), null);
    private final SituationOn inWork = new SituationOn(
            Given.terms("in-work", Given.success(new BigDecimal("7"), "ORDINARY_PART_TIME", "EDUCATION")),
            Recurrence.PeriodEnd.MONTH_END);
    private final Measure sustained =
            new Sustained(Given.terms("sustained", Given.success(new BigDecimal("7"), "ORDINARY_PART_TIME")), 2, 3);
    private final Measure sustainedEveryDay = new Sustained(Given.terms("every-day", Given.success("EDUCATION")), 1, 2);
    private final Measure attended =
            new MeetingsAttended(Given.terms("attended", Given.onlyTarget()), ActivityKind.JOB_INTERVIEW);
    private final Measure onTime = new MeetingsOnTime(
            Given.terms("on-time", Given.onlyTarget()),
            ActivityKind.JOB_INTERVIEW,
            Period.ofMonths(1),
            Period.ofMonths(3));

    @Test
    void an_event_counts_on_the_anchor_day_and_on_the_last_day_and_not_beside_them() {
        for (String on : List.of("2024-01-31", "2024-02-29")) {
            assertThat(succeeds(placement, enrolment("2024-01-31").milestone(ActivityKind.SOCIAL_PROGRESS, on)))
                    .isTrue();
        }
        for (String on : List.of("2024-01-30", "2024-03-01")) {
            assertThat(succeeds(placement, enrolment("2024-01-31").milestone(ActivityKind.SOCIAL_PROGRESS, on)))
                    .isFalse();
        }
    }

    @Test
    void a_spell_counts_where_it_begins_in_the_period_or_covers_the_anchor_day() {
        assertThat(succeeds(
                        placement, enrolment("2024-01-31").spell(ActivityKind.INTERNSHIP, "2024-01-01", "2024-01-31")))
                .isTrue();
        assertThat(succeeds(
                        placement, enrolment("2024-01-31").spell(ActivityKind.INTERNSHIP, "2024-01-01", "2024-01-30")))
                .isFalse();
        assertThat(succeeds(
                        placement,
                        enrolment("2024-01-31").openSpell(ActivityKind.INTERNSHIP, "2024-01-01", "2024-01-30")))
                .as("an open spell is known to go on only until it was confirmed")
                .isFalse();
    }

    @Test
    void only_a_meeting_that_was_held_counts() {
        assertThat(succeeds(
                        placement,
                        enrolment("2024-01-31").meeting(ActivityKind.JOB_INTERVIEW, "2024-02-01", Attendance.HELD)))
                .isTrue();
        assertThat(succeeds(
                        placement,
                        enrolment("2024-01-31").meeting(ActivityKind.JOB_INTERVIEW, "2024-02-01", Attendance.PLANNED)))
                .isFalse();
    }

    @Test
    void what_facts_decide_is_pending_through_the_grace_whatever_is_known() {
        FollowUp followUp =
                only(placement, enrolment("2024-01-31").milestone(ActivityKind.SOCIAL_PROGRESS, "2024-02-01"));
        assertThat(followUp.stateOn(day("2024-02-28"))).isEqualTo(State.NOT_DUE);
        assertThat(followUp.stateOn(day("2024-02-29"))).isEqualTo(State.PENDING);
        assertThat(followUp.stateOn(day("2024-03-30"))).isEqualTo(State.PENDING);
        assertThat(followUp.succeedsOn(day("2024-03-30"))).isFalse();
        assertThat(followUp.stateOn(day("2024-03-31"))).isEqualTo(State.RECORDED);
        assertThat(followUp.succeedsOn(day("2024-03-31"))).isTrue();
    }

    @Test
    void without_an_offset_it_is_due_on_the_exit_day_and_counts_from_there() {
        assertThat(untilExit.followUps(enrolment("2024-01-10").facts()).on(LATE))
                .isEmpty();
        FollowUp followUp = only(
                untilExit,
                enrolment("2024-01-10")
                        .exit("2024-06-30", "GOT_JOB")
                        .milestone(ActivityKind.SOCIAL_PROGRESS, "2024-01-10")
                        .milestone(ActivityKind.SOCIAL_PROGRESS, "2024-06-30"));
        assertThat(followUp.anchorOn()).isEqualTo("2024-06-30").isEqualTo(followUp.dueOn());
        assertThat(followUp.success()).isTrue();
    }

    @Test
    void enrolment_days_are_inclusive_for_a_situation_on_a_day() {
        assertThat(days(inWork, enrolment("2024-01-31").exit("2024-03-31", "GOT_JOB"), LATE))
                .containsExactly("2024-01-31", "2024-02-29", "2024-03-31");
        assertThat(days(inWork, enrolment("2024-01-31"), day("2024-03-30")))
                .containsExactly("2024-01-31", "2024-02-29");
    }

    @Test
    void a_situation_on_a_day_needs_a_spell_that_covers_it_with_enough_hours() {
        List<FollowUp> all = inWork.followUps(enrolment("2024-01-01")
                        .spell(ActivityKind.ORDINARY_PART_TIME, "2024-02-01", "2024-03-31", "7.0")
                        .spell(ActivityKind.ORDINARY_PART_TIME, "2024-04-01", "2024-04-30", "6.99")
                        .spell(ActivityKind.EDUCATION, "2024-05-31", "2024-05-31")
                        .facts())
                .on(day("2024-06-30"));
        assertThat(all).extracting(FollowUp::success).containsExactly(false, true, true, false, true, false);
    }

    @Test
    void a_death_on_an_occasion_excludes_that_day_only() {
        assertThat(inWork.followUps(enrolment("2024-01-01")
                                .exit("2024-02-29", "DECEASED")
                                .facts())
                        .on(LATE))
                .extracting(FollowUp::settlement)
                .containsExactly(Settlement.DECIDED, Settlement.EXCLUDED);
    }

    @Test
    void the_figure_of_a_window_is_that_of_the_last_occasion_whose_grace_is_over() {
        Days year = new Days(day("2024-01-01"), day("2024-12-31"));
        assertThat(inWork.countedDays(year, day("2025-01-31"))).contains(one("2024-12-31"));
        assertThat(inWork.countedDays(year, day("2025-01-30"))).contains(one("2024-11-30"));
        assertThat(inWork.countedDays(year, day("2024-02-10"))).contains(one("2024-01-31"));
        assertThat(inWork.countedDays(year, day("2024-01-30"))).isEqualTo(Optional.empty());
        assertThat(inWork.countedDays(new Days(day("2024-02-01"), day("2024-02-28")), LATE))
                .isEmpty();
    }

    @Test
    void a_job_is_sustained_where_enough_weeks_reach_the_hours_exactly() {
        // Weeks 1 and 2 in full, week 3 none.
        assertThat(succeeds(
                        sustained,
                        enrolment("2024-01-01")
                                .spell(ActivityKind.ORDINARY_PART_TIME, "2024-01-01", "2024-01-14", "7")))
                .isTrue();
        // 7.01 x 6 / 7 = 6.008... in week 2.
        assertThat(succeeds(
                        sustained,
                        enrolment("2024-01-01")
                                .spell(ActivityKind.ORDINARY_PART_TIME, "2024-01-01", "2024-01-13", "7.01")))
                .isFalse();
        // Two jobs in week 2: (8.4 x 5 + 3.5 x 2) / 7 = 7.
        assertThat(succeeds(
                        sustained,
                        enrolment("2024-01-01")
                                .spell(ActivityKind.ORDINARY_PART_TIME, "2024-01-01", "2024-01-12", "8.4")
                                .spell(ActivityKind.ORDINARY_PART_TIME, "2024-01-13", "2024-01-14", "3.5")))
                .isTrue();
    }

    @Test
    void without_hours_every_day_of_a_week_must_be_covered() {
        assertThat(succeeds(
                        sustainedEveryDay,
                        enrolment("2024-01-01")
                                .spell(ActivityKind.EDUCATION, "2024-01-01", "2024-01-03")
                                .spell(ActivityKind.EDUCATION, "2024-01-04", "2024-01-07")))
                .isTrue();
        assertThat(succeeds(
                        sustainedEveryDay,
                        enrolment("2024-01-01")
                                .spell(ActivityKind.EDUCATION, "2024-01-01", "2024-01-03")
                                .spell(ActivityKind.EDUCATION, "2024-01-05", "2024-01-09")))
                .isFalse();
    }

    @Test
    void a_job_counts_from_the_start_until_two_months_after_the_exit() {
        Given exited = enrolment("2024-01-01").exit("2024-12-31", "GOT_JOB");
        assertThat(only(sustained, exited.spell(ActivityKind.ORDINARY_PART_TIME, "2025-02-28", "2025-06-30", "7"))
                        .dueOn())
                .isEqualTo("2025-03-20");
        assertThat(sustained
                        .followUps(enrolment("2024-01-01")
                                .exit("2024-12-31", "GOT_JOB")
                                .spell(ActivityKind.ORDINARY_PART_TIME, "2025-03-01", "2025-06-30", "7")
                                .facts())
                        .on(LATE))
                .isEmpty();
        assertThat(sustained
                        .followUps(enrolment("2024-01-01")
                                .spell(ActivityKind.ORDINARY_PART_TIME, "2023-12-31", "2025-06-30", "7")
                                .facts())
                        .on(LATE))
                .isEmpty();
    }

    @Test
    void a_meeting_is_recorded_held_or_not_and_unanswered_while_only_planned() {
        FollowUps followUps = attended.followUps(enrolment("2024-01-01")
                .exit("2024-12-31", "GOT_JOB")
                .meeting(ActivityKind.JOB_INTERVIEW, "2024-02-01", Attendance.HELD)
                .meeting(ActivityKind.JOB_INTERVIEW, "2024-03-01", Attendance.NO_SHOW)
                .meeting(ActivityKind.JOB_INTERVIEW, "2024-04-01", Attendance.PLANNED)
                .meeting(ActivityKind.JOB_INTERVIEW, "2024-05-01", Attendance.CANCELLED)
                .meeting(ActivityKind.JOB_INTERVIEW, "2025-01-01", Attendance.HELD)
                .meeting(ActivityKind.HEALTH_TALK, "2024-02-01", Attendance.HELD)
                .facts());
        assertThat(followUps.on(LATE))
                .extracting(followUp -> followUp.stateOn(day("2024-05-02")) + " " + followUp.success())
                .containsExactly("RECORDED true", "RECORDED false", "UNANSWERED false");
        assertThat(followUps.on(LATE).getLast().stateOn(day("2024-05-01"))).isEqualTo(State.PENDING);
        assertThat(followUps.omitted())
                .containsExactly(new FollowUps.Omitted(
                        FollowUps.Reason.MEETING_CANCELLED, day("2024-05-01"), day("2024-05-01"), null, null));
    }

    @Test
    void silence_misses_one_deadline_after_the_other() {
        assertThat(days(onTime, enrolment("2024-01-31"), day("2024-12-31")))
                .containsExactly("2024-02-29", "2024-05-29", "2024-08-29", "2024-11-29");
        assertThat(onTime.followUps(enrolment("2024-01-31").facts()).series()).hasSize(1);
    }

    @Test
    void the_next_deadline_counts_from_the_last_meeting_before_the_one_that_was_met() {
        Given given = enrolment("2024-01-01")
                .meeting(ActivityKind.JOB_INTERVIEW, "2024-01-01", Attendance.HELD)
                .meeting(ActivityKind.JOB_INTERVIEW, "2024-01-20", Attendance.HELD)
                .meeting(ActivityKind.JOB_INTERVIEW, "2024-04-20", Attendance.HELD)
                .meeting(ActivityKind.JOB_INTERVIEW, "2024-07-21", Attendance.HELD);
        assertThat(onTime.followUps(given.facts()).on(day("2024-12-31")))
                .extracting(followUp -> followUp.dueOn() + " " + followUp.success())
                .containsExactly(
                        "2024-02-01 true",
                        "2024-04-20 true",
                        "2024-07-20 false",
                        "2024-10-20 true",
                        "2024-10-21 false");
    }

    @Test
    void deadlines_end_with_the_exit() {
        assertThat(days(onTime, enrolment("2024-01-01").exit("2024-05-01", "GOT_JOB"), LATE))
                .containsExactly("2024-02-01", "2024-05-01");
        assertThat(days(onTime, enrolment("2024-01-01").exit("2024-04-30", "GOT_JOB"), LATE))
                .containsExactly("2024-02-01");
    }

    @Test
    void a_revision_is_chosen_by_the_due_date() {
        Revision first = new Revision(day("2015-01-01"), new BigDecimal("20"), Set.of(), Set.of(), 1, null);
        Revision second = new Revision(day("2024-05-30"), new BigDecimal("40"), Set.of(), Set.of(), 1, null);
        Measure revised = new MeetingsOnTime(
                Given.terms("revised", second, first),
                ActivityKind.JOB_INTERVIEW,
                Period.ofMonths(1),
                Period.ofMonths(3));
        assertThat(revised.followUps(enrolment("2024-01-31").facts()).on(day("2024-08-29")))
                .extracting(FollowUp::targetPercent)
                .containsExactly(new BigDecimal("20"), new BigDecimal("20"), new BigDecimal("40"));
    }

    private static Days one(String day) {
        return new Days(day(day), day(day));
    }

    private static List<String> days(Measure measure, Given given, LocalDate today) {
        return measure.followUps(given.facts()).on(today).stream()
                .map(followUp -> followUp.dueOn().toString())
                .toList();
    }

    private static boolean succeeds(Measure measure, Given given) {
        return only(measure, given).success();
    }

    private static FollowUp only(Measure measure, Given given) {
        List<FollowUp> all = measure.followUps(given.facts()).on(LATE);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
