package dk.fodfaeste.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.Measure;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The states of a follow-up on a day, in the order in which they are checked. */
class StateTest {

    @ParameterizedTest(name = "nothing recorded, due 28 February, 30 days of grace: on {0} it is {1}")
    @CsvSource({
        "2025-12-31,NOT_DUE",
        "2026-02-27,NOT_DUE",
        "2026-02-28,PENDING",
        "2026-03-30,PENDING",
        "2026-03-31,UNANSWERED",
        "2030-01-01,UNANSWERED",
    })
    void the_state_of_an_open_follow_up_depends_on_today(LocalDate today, State state) {
        assertThat(SampleFacts.exitFollowUp(null).derivedState().stateOn(today)).isEqualTo(state);
    }

    @ParameterizedTest(name = "without grace, due 28 February: on {0} it is {1}")
    @CsvSource({"2026-02-27,NOT_DUE", "2026-02-28,PENDING", "2026-03-01,UNANSWERED"})
    void without_grace_a_follow_up_is_pending_for_one_day(LocalDate today, State state) {
        Measure measure = SampleFacts.measure("EXIT", Period.ofMonths(2), 0);
        assertThat(SampleFacts.followUp(SampleFacts.exited(), measure, null)
                        .derivedState()
                        .stateOn(today))
                .isEqualTo(state);
    }

    @Test
    void a_start_measure_has_a_follow_up_from_the_first_day_and_an_exit_measure_from_the_first_exit() {
        assertThat(FollowUp.of(SampleFacts.facts(SampleFacts.active(), null), SampleFacts.measure("START")))
                .isPresent();
        assertThat(FollowUp.of(SampleFacts.facts(SampleFacts.active(), null), SampleFacts.measure("EXIT")))
                .isEmpty();
        assertThat(FollowUp.of(SampleFacts.facts(SampleFacts.exited(), null), SampleFacts.measure("EXIT")))
                .isPresent();
    }

    @Test
    void a_withdrawn_exit_cancels_only_follow_ups_that_count_from_the_exit() {
        DerivedState exit = SampleFacts.followUp(SampleFacts.exitWithdrawn(), SampleFacts.measure("EXIT"), null)
                .derivedState();
        assertThat(exit.stateOn(SampleFacts.CLOSES_ON)).isEqualTo(State.CANCELLED);
        assertThat(exit.anchorOn()).isNull();
        assertThat(exit.dueOn()).isNull();
        assertThat(SampleFacts.followUp(SampleFacts.exitWithdrawn(), SampleFacts.measure("START"), null)
                        .derivedState()
                        .stateOn(SampleFacts.CLOSES_ON))
                .isEqualTo(State.UNANSWERED);
    }

    @ParameterizedTest(name = "wrongly registered: a follow-up that counts from {0} is cancelled")
    @ValueSource(strings = {"EXIT", "START"})
    void a_wrongly_registered_enrolment_cancels_its_follow_ups(String anchor) {
        Enrolment dead =
                SampleFacts.enrolment(SampleFacts.EXITED_ON, "DECEASED", 1, RegistrationState.WRONGLY_REGISTERED);
        assertThat(SampleFacts.followUp(
                                dead,
                                SampleFacts.measure(anchor),
                                SampleFacts.recorded(SampleFacts.DUE_ON, 1, Status.DECEASED))
                        .derivedState()
                        .stateOn(SampleFacts.DUE_ON))
                .isEqualTo(State.CANCELLED);
    }

    @ParameterizedTest(name = "started 31 January, due 31 March, dead on {0}: {1}")
    @CsvSource({"2025-03-30,EXCLUDED", "2025-03-31,EXCLUDED", "2025-04-01,UNANSWERED"})
    void an_exit_by_death_excludes_up_to_the_due_date(LocalDate exit, State state) {
        Enrolment dead = SampleFacts.enrolment(exit, "DECEASED", 1, RegistrationState.VALID);
        assertThat(SampleFacts.followUp(dead, SampleFacts.measure("START"), null)
                        .derivedState()
                        .stateOn(SampleFacts.DUE_ON))
                .isEqualTo(state);
    }

    @Test
    void an_exclusion_applies_before_the_due_date() {
        Enrolment dead = SampleFacts.enrolment(SampleFacts.EXITED_ON, "DECEASED", 1, RegistrationState.VALID);
        assertThat(SampleFacts.followUp(dead, SampleFacts.measure("EXIT"), null)
                        .derivedState()
                        .stateOn(SampleFacts.EXITED_ON))
                .isEqualTo(State.EXCLUDED);
    }

    @Test
    void only_a_death_status_that_answers_excludes() {
        assertThat(SampleFacts.exitFollowUp(SampleFacts.recorded(SampleFacts.DUE_ON, 1, Status.DECEASED))
                        .derivedState()
                        .stateOn(SampleFacts.DUE_ON))
                .isEqualTo(State.EXCLUDED);
        assertThat(SampleFacts.followUp(
                                SampleFacts.enrolment(SampleFacts.EXITED_ON, "OTHER", 2, RegistrationState.VALID),
                                SampleFacts.measure("EXIT"),
                                SampleFacts.recorded(SampleFacts.DUE_ON, 1, Status.DECEASED))
                        .derivedState()
                        .stateOn(SampleFacts.DUE_ON))
                .isEqualTo(State.PENDING);
    }

    @Test
    void an_exit_reason_of_a_newer_version_excludes_only_if_the_measure_names_it() {
        Enrolment unknown = SampleFacts.enrolment(SampleFacts.EXITED_ON, "WON_THE_LOTTERY", 1, RegistrationState.VALID);
        assertThat(SampleFacts.followUp(unknown, excluding("DECEASED", "STARTED_A_BAND"), null)
                        .derivedState()
                        .excluded())
                .isFalse();
        assertThat(SampleFacts.followUp(unknown, excluding("WON_THE_LOTTERY"), null)
                        .derivedState()
                        .excluded())
                .isTrue();
    }

    private static Measure excluding(String... reasons) {
        return SampleFacts.measure("EXIT", Period.ofMonths(2), 30, List.of(reasons));
    }

    @ParameterizedTest(name = "a LOST for exit 1 while the present exit is {0}, anchor {1}: {2}")
    @CsvSource({"1,EXIT,LOST", "2,EXIT,UNANSWERED", "1,START,LOST", "2,START,LOST"})
    void a_lost_answers_only_for_its_exit(int exitNumber, String anchor, State state) {
        Enrolment enrolment =
                SampleFacts.enrolment(SampleFacts.EXITED_ON, "OTHER", exitNumber, RegistrationState.VALID);
        LocalDate dueOn = anchor.equals("EXIT") ? SampleFacts.DUE_ON : LocalDate.of(2025, 3, 31);
        assertThat(SampleFacts.followUp(enrolment, SampleFacts.measure(anchor), SampleFacts.lost(dueOn, 1))
                        .derivedState()
                        .stateOn(LocalDate.of(2027, 1, 1)))
                .isEqualTo(state);
    }

    @ParameterizedTest(name = "marked lost for a due date of 28 February; the exit is corrected to {0}: {1}")
    @CsvSource({"2025-11-28,LOST", "2025-11-27,UNANSWERED", "2026-01-30,LOST", "2026-02-01,UNANSWERED"})
    void a_lost_answers_until_the_due_date_has_moved_further_than_the_grace(LocalDate exit, State state) {
        Enrolment corrected = SampleFacts.enrolment(exit, "OTHER", 1, RegistrationState.VALID);
        assertThat(SampleFacts.followUp(
                                corrected, SampleFacts.measure("EXIT", Period.ofMonths(2), 31), SampleFacts.lost(1))
                        .derivedState()
                        .stateOn(LocalDate.of(2027, 1, 1)))
                .isEqualTo(state);
    }

    @Test
    void a_withdrawn_outcome_leaves_the_follow_up_open() {
        assertThat(SampleFacts.exitFollowUp(SampleFacts.withdrawn(1))
                        .derivedState()
                        .stateOn(SampleFacts.DUE_ON))
                .isEqualTo(State.PENDING);
    }

    private record Definition(String anchor, Period offset, int graceDays) {
        Measure measure() {
            return SampleFacts.measure(anchor, offset, graceDays);
        }
    }

    /** Compares the states with a second implementation of the table in the domain description. */
    @Property(tries = 5000)
    void the_states_are_checked_in_their_order(
            @ForAll("facts") Tuple3<Enrolment, Definition, Optional<Outcome>> facts, @ForAll("days") LocalDate today) {
        Enrolment enrolment = facts.get1();
        Definition measure = facts.get2();
        Optional<FollowUp> followUp =
                FollowUp.of(SampleFacts.facts(enrolment, facts.get3().orElse(null)), measure.measure());
        boolean exitAnchored = measure.anchor().equals("EXIT");
        if (exitAnchored && enrolment.exitNumber() == 0) {
            assertThat(followUp).isEmpty();
            return;
        }
        assertThat(followUp.orElseThrow().derivedState().stateOn(today))
                .isEqualTo(expected(enrolment, measure, facts.get3(), exitAnchored, today));
    }

    private static State expected(
            Enrolment enrolment, Definition measure, Optional<Outcome> outcome, boolean exitAnchored, LocalDate today) {
        if (enrolment.state() == RegistrationState.WRONGLY_REGISTERED
                || (exitAnchored && enrolment.exitedOn() == null)) {
            return State.CANCELLED;
        }
        LocalDate dueOn = (exitAnchored ? enrolment.exitedOn() : enrolment.startedOn()).plus(measure.offset());
        boolean thisExit =
                outcome.isPresent() && (!exitAnchored || outcome.get().exitNumber() == enrolment.exitNumber());
        boolean answered = thisExit
                && outcome.get().situation() != null
                && Math.abs(dueOn.toEpochDay()
                                - outcome.get().situation().statusDate().toEpochDay())
                        <= measure.graceDays();
        boolean deadOnDueDate = "DECEASED".equals(enrolment.exitReason())
                && enrolment.exitedOn() != null
                && !enrolment.exitedOn().isAfter(dueOn);
        if (deadOnDueDate || (answered && outcome.get().situation().statuses().contains(Status.DECEASED))) {
            return State.EXCLUDED;
        }
        if (today.isBefore(dueOn)) {
            return State.NOT_DUE;
        }
        if (answered) {
            return State.RECORDED;
        }
        if (thisExit
                && outcome.get().kind() == Outcome.Kind.LOST
                && Math.abs(dueOn.toEpochDay() - outcome.get().dueOn().toEpochDay()) <= measure.graceDays()) {
            return State.LOST;
        }
        return today.toEpochDay() - dueOn.toEpochDay() <= measure.graceDays() ? State.PENDING : State.UNANSWERED;
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 500).map(days -> SampleFacts.STARTED_ON.plusDays(days));
    }

    @Provide
    Arbitrary<Tuple3<Enrolment, Definition, Optional<Outcome>>> facts() {
        Arbitrary<Enrolment> enrolments = Combinators.combine(
                        days().injectNull(0.2),
                        Arbitraries.of("OTHER", "GOT_JOB", "DECEASED", "WON_THE_LOTTERY"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.frequency(
                                Tuple.of(9, RegistrationState.VALID),
                                Tuple.of(1, RegistrationState.WRONGLY_REGISTERED)))
                .as((exit, reason, number, registration) -> SampleFacts.enrolment(
                        number == 0 ? null : exit, number == 0 || exit == null ? null : reason, number, registration));
        Arbitrary<Definition> measures = Combinators.combine(
                        Arbitraries.of("EXIT", "START"),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.of(0, 1, 30, 100))
                .as((anchor, months, grace) -> new Definition(anchor, Period.ofMonths(months), grace));
        Arbitrary<Outcome> outcomes = Combinators.combine(
                        Arbitraries.of(Outcome.Kind.values()),
                        days(),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(Status.OTHER, Status.EDUCATION, Status.DECEASED))
                .as((kind, date, number, status) -> switch (kind) {
                    case RECORDED, CORRECTED -> SampleFacts.recorded(date, number, status);
                    case LOST -> SampleFacts.lost(date, number);
                    case WITHDRAWN -> SampleFacts.withdrawn(number);
                });
        return Combinators.combine(enrolments, measures, outcomes.optional()).as(Tuple::of);
    }
}
