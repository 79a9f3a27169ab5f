package dk.fodfaeste.outcome.exchange;

import dk.fodfaeste.outcome.RegisterBatch.FollowUp;
import java.time.LocalDate;
import java.util.UUID;

/** A follow-up of a batch that has no status now. */
public record UnansweredView(UUID enrolmentId, String measure, LocalDate dueOn, String consultant) {
    static UnansweredView of(FollowUp followUp) {
        return new UnansweredView(followUp.enrolmentId(), followUp.measure(), followUp.dueOn(), followUp.consultant());
    }
}
