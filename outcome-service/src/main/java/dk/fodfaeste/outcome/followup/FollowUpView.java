package dk.fodfaeste.outcome.followup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.outcome.DerivedState;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A follow-up as callers see it on a given day. What was found out is shown while it answers; what no longer does is in the history.
 *
 * @param version of the outcome: 0 while nobody has touched it
 * @param recordedAt when what stands there was recorded; null where nothing does
 * @param lostReason why it is lost, while it is and where somebody said so
 * @param attempts the days on which somebody tried in vain, for the present exit; null where the person is not shown
 * @param noted what was heard ahead of time, for the present exit, until a status answers
 * @param notes all that was ever noted ahead of time; like the history only where one follow-up is asked for
 * @param history only where one follow-up is asked for
 */
public record FollowUpView(
        UUID enrolmentId,
        String measure,
        String initiative,
        @Schema(nullable = true) String consultant,
        @Schema(nullable = true) LocalDate anchorOn,
        @Schema(nullable = true) LocalDate dueOn,
        State state,
        @Schema(nullable = true) Set<Status> statuses,
        @Schema(nullable = true) LocalDate statusDate,
        @Schema(nullable = true) BigDecimal weeklyHours,
        @Schema(nullable = true) Source source,
        @JsonIgnore Instant recordedAt,
        @Schema(nullable = true) LostReason lostReason,
        boolean needsConfirmation,
        @Schema(nullable = true) List<LocalDate> attempts,
        @Schema(nullable = true) NoteView noted,
        int version,
        boolean protectedAddress,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<NoteView> notes,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<HistoryLine> history) {

    /** What others than the assigned consultant and leads see of somebody whose address is protected: that there is something due, and when. */
    static FollowUpView withoutPerson(
            UUID enrolmentId, String measure, String initiative, DerivedState standing, LocalDate today, int version) {
        return new FollowUpView(
                enrolmentId,
                measure,
                initiative,
                null,
                standing.anchorOn(),
                standing.dueOn(),
                standing.stateOn(today),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                version,
                true,
                null,
                null);
    }

    @JsonIgnore
    public boolean isWithoutPerson() {
        return consultant == null;
    }

    FollowUpView with(List<NoteView> allNotes, List<HistoryLine> lines) {
        return new FollowUpView(
                enrolmentId,
                measure,
                initiative,
                consultant,
                anchorOn,
                dueOn,
                state,
                statuses,
                statusDate,
                weeklyHours,
                source,
                recordedAt,
                lostReason,
                needsConfirmation,
                attempts,
                noted,
                version,
                protectedAddress,
                allNotes,
                lines);
    }
}
