package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.Facts.afterExit;
import static dk.fodfaeste.reporting.followup.Facts.afterStart;
import static dk.fodfaeste.reporting.followup.Facts.at;
import static dk.fodfaeste.reporting.followup.Facts.enrolment;
import static dk.fodfaeste.reporting.followup.Facts.status;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a row has besides the follow-up: the fields of the breakdowns. */
class FollowUpRowTest {
    /** An exit on 15 January, so due on 15 March. */
    private static final EnrolmentVersion LEFT = enrolment(2, at(1), "2024-03-01", "2025-01-15", "GOT_JOB", 1);

    private static FollowUpRow row(MeasureDefinition definition, EnrolmentVersion enrolment, OutcomeVersion outcome) {
        Measure measure = Facts.read(definition);
        return FollowUpRow.of(
                        measure,
                        enrolment,
                        measure.followUps(
                                EnrolmentHistory.facts(enrolment, Stream.ofNullable(outcome), Stream.empty())))
                .getFirst();
    }

    @Test
    void a_measure_from_the_exit_has_the_age_and_reason_of_the_exit() {
        FollowUpRow row = row(afterExit(), LEFT, null);
        assertThat(row.age()).isEqualTo(30);
        assertThat(row.exitReason()).isEqualTo("GOT_JOB");
    }

    @Test
    void a_measure_from_the_start_has_the_age_at_the_start_and_no_reason() {
        FollowUpRow row = row(afterStart(), LEFT, null);
        assertThat(row.age()).isEqualTo(29);
        assertThat(row.exitReason()).isNull();
    }

    @Test
    void the_statuses_are_those_that_answer_the_follow_up() {
        assertThat(row(afterExit(), LEFT, null).decidedBy()).isEmpty();
        assertThat(row(afterExit(), LEFT, status(1, at(2), 1, "2025-09-15", null, "EDUCATION"))
                        .decidedBy())
                .as("too far from the due date")
                .isEmpty();
        assertThat(row(afterExit(), LEFT, status(1, at(2), 1, "2025-03-15", null, "EDUCATION", "INTERNSHIP"))
                        .decidedBy())
                .containsExactly("EDUCATION", "INTERNSHIP");
    }
}
