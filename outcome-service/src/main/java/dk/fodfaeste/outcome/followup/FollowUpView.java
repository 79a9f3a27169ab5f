package dk.fodfaeste.outcome.followup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.measures.FollowUp;
import dk.fodfaeste.outcome.DerivedState;
import dk.fodfaeste.outcome.Enrolment;
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
 * A follow-up on a given day, as the caller may see it. The outcome is shown while it answers; older outcomes are in the history.
 *
 * @param occasion the day that it asks about, if its measure asks again and again; null if it asks once
 * @param success whether it succeeded, if recorded activities decide it and it is RECORDED
 * @param decidedBy codes of the activities or attendances that decide it, if activities do and it is RECORDED
 * @param version version of the outcome; 0 if there is none
 * @param recordedAt when the outcome was recorded; null if there is none
 * @param lostReason why it is lost, if it is and if stated
 * @param attempts days with an attempt for the present exit; null if the person is not shown
 * @param callAgainOn the day on which the person is to be called again, according to the latest attempt; null if none was agreed
 * @param noted the latest note for the present exit, until a status answers
 * @param recomputing true if it is still derived from an earlier version of the initiative, and is being derived again; else absent
 * @param notes all notes, newest last; null in lists
 * @param history all versions of the outcome; null in lists
 */
public record FollowUpView(
        UUID enrolmentId,
        String measure,
        @Schema(nullable = true) LocalDate occasion,
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
        @Schema(nullable = true) LocalDate callAgainOn,
        @Schema(nullable = true) NoteView noted,
        int version,
        boolean protectedAddress,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean success,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> decidedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean recomputing,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<NoteView> notes,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<HistoryLine> history) {

    /** For a person with a protected address, if the caller is neither the assigned consultant nor a lead: only the dates and the state. */
    static FollowUpView withoutPerson(
            UUID enrolmentId,
            String measure,
            String initiative,
            DerivedState derived,
            LocalDate today,
            int version,
            Boolean recomputing) {
        return new FollowUpView(
                enrolmentId,
                measure,
                null,
                initiative,
                null,
                derived.anchorOn(),
                derived.dueOn(),
                derived.stateOn(today),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                version,
                true,
                null,
                null,
                recomputing,
                null,
                null);
    }

    /** A follow-up that recorded activities decide. If the caller may not see the person, only the dates and the state. */
    static FollowUpView decided(
            FollowUp followUp, Enrolment enrolment, String measure, LocalDate today, boolean withPerson) {
        State state = State.of(followUp.stateOn(today));
        boolean showsResult = withPerson && state == State.RECORDED;
        return new FollowUpView(
                enrolment.enrolmentId(),
                measure,
                followUp.occasion(),
                enrolment.initiative(),
                withPerson ? enrolment.consultant() : null,
                followUp.anchorOn(),
                followUp.dueOn(),
                state,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                0,
                enrolment.protectedAddress(),
                showsResult ? followUp.success() : null,
                showsResult ? followUp.decidedBy() : null,
                null,
                null,
                null);
    }

    @JsonIgnore
    public boolean isWithoutPerson() {
        return consultant == null;
    }

    FollowUpView withHistory(List<NoteView> allNotes, List<HistoryLine> lines) {
        return new FollowUpView(
                enrolmentId,
                measure,
                occasion,
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
                callAgainOn,
                noted,
                version,
                protectedAddress,
                success,
                decidedBy,
                recomputing,
                allNotes,
                lines);
    }
}
