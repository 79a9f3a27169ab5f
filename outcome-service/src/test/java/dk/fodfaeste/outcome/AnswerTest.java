package dk.fodfaeste.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.Measure;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A status answers for the present exit within the days of grace before and after the due date. */
class AnswerTest {

    @ParameterizedTest(name = "due 28 February, grace 30: dated {0} it answers: {1}, to be confirmed: {2}")
    @CsvSource({
        "2026-01-28,false,false",
        "2026-01-29,true,true",
        "2026-02-27,true,true",
        "2026-02-28,true,false",
        "2026-03-01,true,false",
        "2026-03-30,true,false",
        "2026-03-31,false,false",
    })
    void a_status_answers_within_the_grace_before_and_after_the_due_date(
            LocalDate statusDate, boolean answers, boolean toBeConfirmed) {
        DerivedState derived = SampleFacts.exitFollowUp(SampleFacts.recorded(statusDate, 1, Status.EDUCATION))
                .derivedState();
        assertThat(derived.answer()).isEqualTo(answers ? Answer.RECORDED : Answer.NONE);
        assertThat(derived.needsConfirmation()).isEqualTo(toBeConfirmed);
    }

    @ParameterizedTest(name = "without grace: dated {0} it answers: {1}")
    @CsvSource({"2026-02-27,false", "2026-02-28,true", "2026-03-01,false"})
    void without_grace_only_the_due_date_answers(LocalDate statusDate, boolean answers) {
        Measure measure = SampleFacts.measure("EXIT", Period.ofMonths(2), 0);
        assertThat(SampleFacts.followUp(
                                SampleFacts.exited(), measure, SampleFacts.recorded(statusDate, 1, Status.OTHER))
                        .derivedState()
                        .answer())
                .isEqualTo(answers ? Answer.RECORDED : Answer.NONE);
    }

    @ParameterizedTest(name = "a status for exit {0} while the present one is {1}, counted from the {2}: answers: {3}")
    @CsvSource({
        "1,1,EXIT,true",
        "1,2,EXIT,false",
        "2,1,EXIT,false",
        "0,1,START,true",
        "1,0,START,true",
        "1,2,START,true",
    })
    void only_measures_that_count_from_the_exit_compare_exit_numbers(
            int recordedFor, int present, String anchor, boolean answers) {
        Enrolment enrolment = present == 0
                ? SampleFacts.active()
                : SampleFacts.enrolment(SampleFacts.EXITED_ON, "OTHER", present, RegistrationState.VALID);
        LocalDate dueOn = anchor.equals("EXIT") ? SampleFacts.DUE_ON : LocalDate.of(2025, 3, 31);
        assertThat(SampleFacts.followUp(
                                enrolment,
                                SampleFacts.measure(anchor),
                                SampleFacts.recorded(dueOn, recordedFor, Status.OTHER))
                        .derivedState()
                        .answer())
                .isEqualTo(answers ? Answer.RECORDED : Answer.NONE);
    }

    @ParameterizedTest(
            name =
                    "recorded for a due date of 28 February; the exit is corrected to {0}: answers {1}, to be confirmed {2}")
    @CsvSource({
        "2025-11-30,true,false",
        "2025-11-28,true,false",
        "2025-11-27,false,false",
        "2026-01-01,true,true",
        "2026-01-31,true,true",
        "2026-02-01,false,false",
    })
    void a_corrected_exit_moves_the_dates_that_answer(LocalDate exit, boolean answers, boolean toBeConfirmed) {
        Measure measure = SampleFacts.measure("EXIT", Period.ofMonths(2), 31);
        Enrolment corrected = SampleFacts.enrolment(exit, "OTHER", 1, RegistrationState.VALID);
        DerivedState derived = SampleFacts.followUp(
                        corrected, measure, SampleFacts.recorded(SampleFacts.DUE_ON, 1, Status.OTHER))
                .derivedState();
        assertThat(derived.answer()).isEqualTo(answers ? Answer.RECORDED : Answer.NONE);
        assertThat(derived.needsConfirmation()).isEqualTo(toBeConfirmed);
    }
}
