package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Records attempts and notes. They do not raise the version of the follow-up and emit no event. */
@ApplicationScoped
class RecordingAttemptsAndNotes {
    private final FollowUpLock lock;
    private final FollowUpStore followUps;

    RecordingAttemptsAndNotes(FollowUpLock lock, FollowUpStore followUps) {
        this.lock = lock;
        this.followUps = followUps;
    }

    /** A second attempt on the same day changes nothing but the day to call again, if it has one. */
    @Transactional
    void addAttempt(FollowUpId id, AttemptRequest request) {
        FollowUp followUp = lock.acquire(id);
        followUps.add(followUp, followUp.attempt(request.attemptedOn(), request.callAgainOn(), lock.context()));
    }

    /** Removes the attempt that the caller has noted last. */
    @Transactional
    void undoAttempt(FollowUpId id) {
        FollowUp followUp = lock.acquire(id);
        followUps.removeLatestAttempt(followUp, lock.context().user());
    }

    /** The same note by the same user changes nothing. */
    @Transactional
    void addNote(FollowUpId id, Situation heard) {
        FollowUp followUp = lock.acquire(id);
        CommandContext context = lock.context();
        Note note = followUp.note(heard, context);
        boolean repeated = presentNote(followUp)
                .filter(present -> present.recordedBy().equals(context.user()))
                .filter(present -> present.heard().equals(note.heard()))
                .isPresent();
        if (!repeated) {
            followUps.add(followUp, note);
        }
    }

    @Transactional
    void removeNote(FollowUpId id) {
        FollowUp followUp = lock.acquire(id);
        if (presentNote(followUp).isPresent()) {
            followUps.add(followUp, followUp.removeNote(lock.context()));
        }
    }

    private Optional<Note> presentNote(FollowUp followUp) {
        return followUps.latestNote(followUp).filter(note -> note.heard() != null);
    }
}
