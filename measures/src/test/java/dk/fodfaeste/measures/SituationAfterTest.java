package dk.fodfaeste.measures;

import static dk.fodfaeste.measures.Given.day;
import static dk.fodfaeste.measures.Given.enrolment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SituationAfterTest {
    private static final LocalDate LATE = day("2030-01-01");

    private final SituationAfter afterExit = new SituationAfter(
            Given.terms("after-exit", Given.success("EDUCATION")), new Anchor.Exit(), Period.ofMonths(2), null);
    private final SituationAfter holdsOn = new SituationAfter(
            Given.terms("holds-on", Given.success("EDUCATION")), new Anchor.Exit(), Period.ofMonths(12), afterExit);
    private final SituationAfter established = new SituationAfter(
            Given.terms("established", Given.success("EDUCATION")),
            new Anchor.Milestone(ActivityKind.EFFORT_ESTABLISHED),
            Period.ofMonths(6),
            null);

    @Test
    void two_months_after_28_to_31_december_is_28_february() {
        for (String exit : List.of("2025-12-28", "2025-12-29", "2025-12-30", "2025-12-31")) {
            assertThat(only(afterExit, enrolment("2025-01-01").exit(exit, "GOT_JOB"))
                            .dueOn())
                    .isEqualTo("2026-02-28");
        }
    }

    @Test
    void there_is_no_follow_up_without_an_exit_or_for_a_wrong_registration() {
        assertThat(afterExit.followUps(enrolment("2024-01-10").facts()).on(LATE))
                .isEmpty();
        assertThat(afterExit
                        .followUps(enrolment("2024-01-10")
                                .exit("2024-03-01", "GOT_JOB")
                                .wronglyRegistered()
                                .facts())
                        .on(LATE))
                .isEmpty();
    }

    @Test
    void a_status_answers_from_the_grace_before_to_the_grace_after_the_due_date() {
        for (String date : List.of("2024-04-01", "2024-05-01", "2024-05-31")) {
            FollowUp followUp = exitedIn2024Answered("EDUCATION", date);
            assertThat(followUp.settlement()).isEqualTo(Settlement.ANSWERED);
            assertThat(followUp.success()).isTrue();
            assertThat(followUp.needsConfirmation()).isEqualTo(date.equals("2024-04-01"));
        }
        for (String date : List.of("2024-03-31", "2024-06-01")) {
            assertThat(exitedIn2024Answered("EDUCATION", date).settlement()).isEqualTo(Settlement.OPEN);
        }
    }

    @Test
    void a_status_of_an_earlier_exit_does_not_answer() {
        Given given = enrolment("2024-01-10")
                .exit("2024-03-01", "GOT_JOB")
                .answer("after-exit", "EDUCATION", "2024-05-01", "2024-05-01")
                .exit("2024-03-01", "GOT_JOB");
        assertThat(only(afterExit, given).settlement()).isEqualTo(Settlement.OPEN);
    }

    @Test
    void lost_answers_while_the_due_date_it_was_marked_for_lies_within_the_grace() {
        assertThat(only(
                                afterExit,
                                enrolment("2024-01-10")
                                        .exit("2024-03-31", "GOT_JOB")
                                        .lost("after-exit", "2024-05-01"))
                        .settlement())
                .isEqualTo(Settlement.LOST);
        assertThat(only(
                                afterExit,
                                enrolment("2024-01-10")
                                        .exit("2024-08-01", "GOT_JOB")
                                        .lost("after-exit", "2024-05-01"))
                        .settlement())
                .isEqualTo(Settlement.OPEN);
    }

    @Test
    void a_recorded_death_and_an_exit_by_death_are_excluded() {
        assertThat(exitedIn2024Answered("DECEASED", "2024-05-01").settlement()).isEqualTo(Settlement.EXCLUDED);
        assertThat(only(afterExit, enrolment("2024-01-10").exit("2024-03-01", "DECEASED"))
                        .settlement())
                .isEqualTo(Settlement.EXCLUDED);
    }

    @Test
    void the_states_of_a_follow_up_nobody_answers() {
        FollowUp followUp = only(afterExit, enrolment("2024-01-10").exit("2024-03-01", "GOT_JOB"));
        assertThat(followUp.stateOn(day("2024-04-30"))).isEqualTo(State.NOT_DUE);
        assertThat(followUp.stateOn(day("2024-05-01"))).isEqualTo(State.PENDING);
        assertThat(followUp.stateOn(day("2024-05-31"))).isEqualTo(State.PENDING);
        assertThat(followUp.stateOn(day("2024-06-01"))).isEqualTo(State.UNANSWERED);
    }

    @Test
    void holding_on_is_asked_of_successes_only_and_goes_when_the_success_goes() {
        Given success = enrolment("2024-01-10")
                .exit("2024-03-01", "GOT_JOB")
                .answer("after-exit", "EDUCATION", "2024-05-01", "2024-05-01");
        assertThat(only(holdsOn, success).dueOn()).isEqualTo("2025-03-01");
        Given failure = enrolment("2024-01-10")
                .exit("2024-03-01", "GOT_JOB")
                .answer("after-exit", "UNEMPLOYED", "2024-05-01", "2024-05-01");
        assertThat(holdsOn.followUps(failure.facts()).on(LATE)).isEmpty();
        assertThat(holdsOn.followUps(enrolment("2024-01-10")
                                .exit("2024-03-01", "GOT_JOB")
                                .lost("after-exit", "2024-05-01")
                                .facts())
                        .on(LATE))
                .isEmpty();
    }

    @Test
    void the_earliest_milestone_counts() {
        Given given = enrolment("2024-01-10")
                .milestone(ActivityKind.EFFORT_ESTABLISHED, "2024-04-30")
                .milestone(ActivityKind.EFFORT_ESTABLISHED, "2024-02-29");
        assertThat(only(established, given).anchorOn()).isEqualTo("2024-02-29");
        assertThat(only(established, given).dueOn()).isEqualTo("2024-08-29");
        assertThat(established.followUps(enrolment("2024-01-10").facts()).on(LATE))
                .isEmpty();
    }

    @Test
    void a_measure_limited_by_status_at_start_says_whose_status_is_unknown() {
        Terms terms = Given.terms("limited", Given.success("EDUCATION"));
        SituationAfter limited = new SituationAfter(
                new Terms("limited", "limited", null, 30, Set.of(), Set.of("UNEMPLOYED"), terms.revisions()),
                new Anchor.Start(),
                Period.ofYears(1),
                null);
        assertThat(limited.followUps(enrolment("2024-01-10")
                                .statusAtStart("UNEMPLOYED")
                                .facts())
                        .on(LATE))
                .hasSize(1);
        assertThat(limited.followUps(
                        enrolment("2024-01-10").statusAtStart("SICK_LEAVE").facts()))
                .isEqualTo(FollowUps.NONE);
        assertThat(limited.followUps(enrolment("2024-01-10").facts()).omitted())
                .containsExactly(new FollowUps.Omitted(
                        FollowUps.Reason.START_UNKNOWN, day("2024-01-10"), day("2025-01-10"), null, null));
    }

    private FollowUp exitedIn2024Answered(String status, String date) {
        return only(
                afterExit,
                enrolment("2024-01-10").exit("2024-03-01", "GOT_JOB").answer("after-exit", status, date, "2024-05-01"));
    }

    private static FollowUp only(Measure measure, Given given) {
        List<FollowUp> all = measure.followUps(given.facts()).on(LATE);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
