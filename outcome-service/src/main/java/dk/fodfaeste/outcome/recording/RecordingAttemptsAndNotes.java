package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Optional;

/** Notes beside a follow-up what answers nothing: an attempt, or what was heard before it is due. No version, and nobody is told. */
@ApplicationScoped
class RecordingAttemptsAndNotes {
    private final FollowUpLock holding;
    private final FollowUpStore ledger;

    RecordingAttemptsAndNotes(FollowUpLock holding, FollowUpStore ledger) {
        this.holding = holding;
        this.ledger = ledger;
    }

    /** The same day again is the same attempt. */
    @Transactional
    void attempt(FollowUpId id, LocalDate attemptedOn) {
        FollowUp followUp = holding.hold(id);
        ledger.note(followUp, followUp.attempt(attemptedOn, holding.entry()));
    }

    /** The same again by the same user is the same note. */
    @Transactional
    void heard(FollowUpId id, Situation heard) {
        FollowUp followUp = holding.hold(id);
        CommandContext entry = holding.entry();
        Note note = followUp.note(heard, entry);
        boolean repeated = present(followUp)
                .filter(present -> present.recordedBy().equals(entry.by()))
                .filter(present -> present.heard().equals(note.heard()))
                .isPresent();
        if (!repeated) {
            ledger.note(followUp, note);
        }
    }

    @Transactional
    void takeAway(FollowUpId id) {
        FollowUp followUp = holding.hold(id);
        if (present(followUp).isPresent()) {
            ledger.note(followUp, followUp.withoutNote(holding.entry()));
        }
    }

    private Optional<Note> present(FollowUp followUp) {
        return ledger.latestNote(followUp).filter(note -> note.heard() != null);
    }
}
