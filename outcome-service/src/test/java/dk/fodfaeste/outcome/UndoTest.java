package dk.fodfaeste.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An undo restores the previous version. The exit was corrected, so the follow-up is due on 10 March. */
class UndoTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final Enrolment MOVED =
            SampleFacts.enrolment(LocalDate.of(2026, 1, 10), "OTHER", 1, RegistrationState.VALID);

    private static FollowUp after(Outcome latest) {
        return SampleFacts.followUp(MOVED, SampleFacts.measure("EXIT"), latest);
    }

    private static Outcome undone(FollowUp followUp, Outcome before) {
        return followUp.undo(Optional.ofNullable(before), "Fortrudt", SampleFacts.context(TODAY));
    }

    @Test
    void undoing_a_confirmation_restores_the_date_and_the_need_for_confirmation() {
        Outcome before = SampleFacts.recorded(SampleFacts.DUE_ON, 1, Status.EDUCATION);
        FollowUp confirmed = after(before);
        confirmed = after(confirmed.correct(
                SampleFacts.situation(null, Status.EDUCATION), "Bekræftet", SampleFacts.context(TODAY)));
        assertThat(confirmed.derivedState().needsConfirmation()).isFalse();
        FollowUp again = after(undone(confirmed, before));
        assertThat(again.version()).isEqualTo(3);
        assertThat(again.latest().orElseThrow().kind()).isEqualTo(Outcome.Kind.CORRECTED);
        assertThat(again.latest().orElseThrow().situation()).isEqualTo(before.situation());
        assertThat(again.derivedState().needsConfirmation()).isTrue();
    }

    @Test
    void undoing_a_status_over_a_lost_restores_the_lost_and_its_reason() {
        Outcome lost = after(null).markLost(3, LostReason.UNTRACEABLE, "Flyttet", SampleFacts.context(TODAY));
        FollowUp found = after(lost);
        found = after(found.record(SampleFacts.situation(null, Status.OTHER), SampleFacts.context(TODAY)));
        Outcome again = undone(found, lost);
        assertThat(again.kind()).isEqualTo(Outcome.Kind.LOST);
        assertThat(again.attempts()).isEqualTo(3);
        assertThat(again.lostReason()).isEqualTo(LostReason.UNTRACEABLE);
        assertThat(again.because()).isEqualTo("Fortrudt");
    }

    @Test
    void undoing_the_first_answer_leaves_the_follow_up_open() {
        FollowUp recorded = after(SampleFacts.recorded(LocalDate.of(2026, 3, 10), 1, Status.OTHER));
        assertThat(undone(recorded, null).kind()).isEqualTo(Outcome.Kind.WITHDRAWN);
        assertThat(undone(recorded, SampleFacts.withdrawn(1)).kind()).isEqualTo(Outcome.Kind.WITHDRAWN);
        Outcome ofAnotherExit = SampleFacts.recorded(SampleFacts.DUE_ON, 0, Status.OTHER);
        assertThat(undone(recorded, ofAnotherExit).kind()).isEqualTo(Outcome.Kind.WITHDRAWN);
    }

    @Test
    void without_an_outcome_there_is_nothing_to_undo() {
        assertThatThrownBy(() -> undone(after(null), null)).isInstanceOf(Refusal.class);
        FollowUp takenBack = after(SampleFacts.withdrawn(1));
        assertThatThrownBy(() -> undone(takenBack, SampleFacts.recorded(SampleFacts.DUE_ON, 1, Status.OTHER)))
                .isInstanceOf(Refusal.class);
    }
}
