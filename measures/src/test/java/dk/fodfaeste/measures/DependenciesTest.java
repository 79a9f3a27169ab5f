package dk.fodfaeste.measures;

import static dk.fodfaeste.measures.Given.enrolment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;

/** Which facts a measure depends on, and what a service stores of it. */
class DependenciesTest {
    private final SituationAfter afterExit = new SituationAfter(
            Given.terms("after-exit", Given.success("EDUCATION")), new Anchor.Exit(), Period.ofMonths(2), null);
    private final SituationAfter lasting = new SituationAfter(
            Given.terms("lasting", Given.success("EDUCATION")), new Anchor.Exit(), Period.ofMonths(6), afterExit);
    private final Measure onTime = new MeetingsOnTime(
            Given.terms("on-time", Given.onlyTarget()),
            ActivityKind.JOB_INTERVIEW,
            Period.ofMonths(1),
            Period.ofMonths(3));

    @Test
    void a_measure_restricted_to_successes_also_reads_the_answers_of_the_other_measure() {
        assertThat(lasting.answeredBy()).containsExactlyInAnyOrder("lasting", "after-exit");
        assertThat(afterExit.answeredBy()).containsExactly("after-exit");
        assertThat(onTime.answeredBy()).isEmpty();
    }

    @Test
    void a_measure_names_the_kinds_of_activities_that_it_depends_on() {
        assertThat(afterExit.activityKinds()).isEmpty();
        assertThat(new SituationAfter(
                                Given.terms("milestone", Given.success("EDUCATION")),
                                new Anchor.Milestone(ActivityKind.EFFORT_ESTABLISHED),
                                Period.ofMonths(6),
                                null)
                        .activityKinds())
                .containsExactly(ActivityKind.EFFORT_ESTABLISHED);
        assertThat(new EventWithin(
                                Given.terms(
                                        "event", Given.events(1, ActivityKind.INTERNSHIP, ActivityKind.JOB_INTERVIEW)),
                                new Anchor.Milestone(ActivityKind.EFFORT_ESTABLISHED),
                                Period.ofMonths(1))
                        .activityKinds())
                .containsExactlyInAnyOrder(
                        ActivityKind.INTERNSHIP, ActivityKind.JOB_INTERVIEW, ActivityKind.EFFORT_ESTABLISHED);
        assertThat(new Sustained(Given.terms("sustained", Given.success("EDUCATION", "UNEMPLOYED")), 1, 2)
                        .activityKinds())
                .containsExactly(ActivityKind.EDUCATION);
        assertThat(onTime.activityKinds()).containsExactly(ActivityKind.JOB_INTERVIEW);
    }

    @Test
    void an_answer_applies_also_where_the_follow_up_is_excluded() {
        Facts dead = enrolment("2024-01-01")
                .exit("2024-12-31", "OTHER")
                .answer("after-exit", "DECEASED", "2025-02-28", "2025-02-28")
                .facts();
        assertThat(afterExit.applicableAnswer(dead)).isPresent();
        Facts moved = enrolment("2024-01-01")
                .exit("2024-12-31", "OTHER")
                .answer("after-exit", "EDUCATION", "2025-04-30", "2025-04-30")
                .facts();
        assertThat(afterExit.applicableAnswer(moved)).isEmpty();
    }

    @Test
    void a_withdrawn_exit_cancels_what_counts_from_it_and_is_not_restricted() {
        Facts withdrawn = withdrawnExit();
        assertThat(afterExit.isCancelled(withdrawn)).isTrue();
        assertThat(lasting.isCancelled(withdrawn)).isFalse();
        assertThat(onTime.isCancelled(withdrawn)).isFalse();
        assertThat(afterExit.isCancelled(enrolment("2024-01-01").facts())).isFalse();
        assertThat(afterExit.afterExit()).contains(Period.ofMonths(2));
        assertThat(onTime.afterExit()).isEmpty();
    }

    @Test
    void the_open_deadline_is_the_first_one_that_no_meeting_has_met_since() {
        assertThat(openDeadline(enrolment("2024-01-15"))).isEqualTo("2024-02-15");
        assertThat(openDeadline(held("2024-02-15"))).isEqualTo("2024-05-15");
        // Late: the deadline of 15 February is missed, and that of 15 May is met.
        assertThat(openDeadline(held("2024-02-16"))).isEqualTo("2024-05-16");
        assertThat(onTime.openDeadline(
                        enrolment("2024-01-15").exit("2024-02-14", "OTHER").facts()))
                .isEmpty();
        assertThat(onTime.openDeadline(
                        held("2024-02-16").exit("2024-03-01", "OTHER").facts()))
                .isEmpty();
    }

    private String openDeadline(Given given) {
        return onTime.openDeadline(given.facts())
                .map(Deadline::dueOn)
                .map(LocalDate::toString)
                .orElse(null);
    }

    private static Given held(String on) {
        return enrolment("2024-01-15").meeting(ActivityKind.JOB_INTERVIEW, on, Attendance.HELD);
    }

    private static Facts withdrawnExit() {
        Facts exited = enrolment("2024-01-01").exit("2024-12-31", "OTHER").facts();
        Enrolment enrolment = exited.enrolment();
        return new Facts(
                new Enrolment(enrolment.startedOn(), null, null, enrolment.exitNumber(), null, false),
                exited.activities(),
                exited.answers());
    }
}
