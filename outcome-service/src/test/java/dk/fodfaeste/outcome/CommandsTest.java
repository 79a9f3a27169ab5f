package dk.fodfaeste.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.Activity;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands on follow-ups that come and go with other facts. */
class CommandsTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);
    private static final MeasureDefinition BASE = definition("base", "EXIT", 2, null, null, null);
    private static final MeasureDefinition LASTING = definition("lasting", "EXIT", 6, null, null, "base");
    private static final Measure LASTS = SampleFacts.measure(BASE, LASTING);
    private static final LocalDate LASTING_DUE = LocalDate.of(2026, 6, 30);

    @Test
    void a_follow_up_restricted_to_successes_comes_and_goes_with_the_other_answer() {
        assertThat(FollowUp.of(facts(List.of()), LASTS)).isEmpty();
        assertThat(FollowUp.of(facts(List.of(), base(1, Status.UNEMPLOYED)), LASTS))
                .isEmpty();
        EnrolmentFacts succeeded = facts(List.of(), base(1, Status.EDUCATION));
        FollowUp open = succeeded.requireFollowUp(LASTS);
        assertThat(open.derivedState().dueOn()).isEqualTo(LASTING_DUE);
        Outcome recorded = open.record(SampleFacts.situation(null, Status.EDUCATION), SampleFacts.context(TODAY));
        EnrolmentFacts answered = succeeded.with(recorded);
        assertThat(answered.requireFollowUp(LASTS).derivedState().stateOn(TODAY))
                .isEqualTo(State.RECORDED);

        EnrolmentFacts gone = answered.with(base(2, Status.UNEMPLOYED));
        assertThat(FollowUp.of(gone, LASTS)).isEmpty();
        assertThatThrownBy(() -> gone.requireFollowUp(LASTS)).isInstanceOf(Refusal.class);

        FollowUp returned = gone.with(base(3, Status.EDUCATION)).requireFollowUp(LASTS);
        assertThat(returned.version()).isEqualTo(1);
        assertThat(returned.derivedState().stateOn(TODAY)).isEqualTo(State.RECORDED);
        assertThat(returned.correct(SampleFacts.situation(null, Status.OTHER), "Rettet", SampleFacts.context(TODAY))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void a_follow_up_that_counts_from_a_milestone_comes_and_goes_with_it() {
        Measure measure = SampleFacts.measure(definition("in-work", "MILESTONE", 6, "EFFORT_ESTABLISHED", null, null));
        Activity reached = Activity.milestone(ActivityKind.EFFORT_ESTABLISHED, LocalDate.of(2025, 3, 31));
        FollowUp open = facts(List.of(reached)).requireFollowUp(measure);
        assertThat(open.derivedState().anchorOn()).isEqualTo(LocalDate.of(2025, 3, 31));
        assertThat(open.derivedState().dueOn()).isEqualTo(LocalDate.of(2025, 9, 30));
        assertThat(open.exitNumber()).isZero();
        Outcome recorded = open.record(SampleFacts.situation(null, Status.OTHER), SampleFacts.context(TODAY));
        assertThat(FollowUp.of(facts(List.of(), recorded), measure)).isEmpty();
        assertThatThrownBy(() -> facts(List.of(), recorded).requireFollowUp(measure))
                .isInstanceOf(Refusal.class);
        assertThat(facts(List.of(reached), recorded)
                        .requireFollowUp(measure)
                        .derivedState()
                        .stateOn(TODAY))
                .isEqualTo(State.RECORDED);
    }

    @ParameterizedTest(name = "limited to UNEMPLOYED, started as {0}: {1}")
    @CsvSource({"UNEMPLOYED,true", "SICK_LEAVE,false", ",false"})
    void a_measure_limited_by_the_start_asks_only_about_those_enrolments(String statusAtStart, boolean asks) {
        Measure measure = SampleFacts.measure(definition("in-work", "EXIT", 2, null, List.of("UNEMPLOYED"), null));
        Enrolment enrolment =
                SampleFacts.enrolment(SampleFacts.EXITED_ON, "OTHER", 1, statusAtStart, RegistrationState.VALID);
        assertThat(FollowUp.of(SampleFacts.facts(enrolment, null), measure).isPresent())
                .isEqualTo(asks);
        Enrolment withdrawn = SampleFacts.enrolment(null, null, 1, statusAtStart, RegistrationState.VALID);
        assertThat(FollowUp.of(SampleFacts.facts(withdrawn, null), measure).isPresent())
                .isEqualTo(asks);
    }

    @Test
    void activities_decide_the_other_kinds_so_no_status_is_taken() {
        Measure attended = SampleFacts.measure(new MeasureDefinition(
                "attended",
                "Fremmøde",
                null,
                "MEETINGS_ATTENDED",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "JOB_INTERVIEW",
                null,
                null,
                List.of(new MeasureDefinition.Revision(LocalDate.of(2019, 1, 1), null, null, null, null, null))));
        assertThatThrownBy(() -> facts(List.of()).requireFollowUp(attended))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(422);
                    assertThat(refusal.violations().getFirst().message().english())
                            .contains("JOB_INTERVIEW");
                });
    }

    private static EnrolmentFacts facts(List<Activity> activities, Outcome... outcomes) {
        EnrolmentFacts facts = new EnrolmentFacts(SampleFacts.exited(), Optional.empty(), activities, Map.of());
        for (Outcome outcome : outcomes) {
            facts = facts.with(outcome);
        }
        return facts;
    }

    private static Outcome base(int version, Status status) {
        return new Outcome(
                SampleFacts.exited().enrolmentId(),
                "base",
                version,
                Outcome.Kind.CORRECTED,
                SampleFacts.situation(SampleFacts.DUE_ON, status),
                null,
                null,
                "Rettet",
                SampleFacts.DUE_ON,
                1,
                SampleFacts.NOON,
                "konsulent1");
    }

    private static MeasureDefinition definition(
            String code, String anchor, int months, String milestone, List<String> startedAs, String ofSuccessesOf) {
        return SampleFacts.definition(
                code, anchor, Period.ofMonths(months), 30, List.of("DECEASED"), milestone, startedAs, ofSuccessesOf);
    }
}
