package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.outcome.Attempt;
import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Erases the texts, attempts, notes and follow-ups of a person, also those that registers were asked for. Dates and codes of outcomes and activities stay. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PersonErasure {
    private final Initiatives initiatives;
    private final Enrolments enrolments;
    private final Outcomes outcomes;
    private final AttemptsAndNotes attemptsAndNotes;
    private final Activities activities;
    private final DerivedFollowUps followUps;
    private final RegisterBatches registerBatches;
    private final DataKeys keys;

    PersonErasure(
            Initiatives initiatives,
            Enrolments enrolments,
            Outcomes outcomes,
            AttemptsAndNotes attemptsAndNotes,
            Activities activities,
            DerivedFollowUps followUps,
            RegisterBatches registerBatches,
            DataKeys keys) {
        this.initiatives = initiatives;
        this.enrolments = enrolments;
        this.outcomes = outcomes;
        this.attemptsAndNotes = attemptsAndNotes;
        this.activities = activities;
        this.followUps = followUps;
        this.registerBatches = registerBatches;
        this.keys = keys;
    }

    /** Everything that is recorded about one person. */
    public record PersonRecords(
            List<Outcome> outcomes, List<Attempt> attempts, List<Note> notes, List<RecordedActivity> activities) {
        boolean isEmpty() {
            return outcomes.isEmpty() && attempts.isEmpty() && notes.isEmpty() && activities.isEmpty();
        }
    }

    /**
     * Does nothing if the person was erased before.
     *
     * @param archiver receives the records before they are erased, if there are any
     */
    public void erase(UUID participantRef, Instant at, Consumer<PersonRecords> archiver) {
        if (keys.isDestroyed(participantRef)) {
            return;
        }
        initiatives.lockShared(enrolments.initiativesOf(participantRef));
        List<UUID> ids = enrolments.lockAllOf(participantRef);
        var records = new PersonRecords(
                outcomes.history(ids),
                attemptsAndNotes.attempts(ids),
                attemptsAndNotes.notes(ids),
                activities.history(ids));
        if (!records.isEmpty()) {
            archiver.accept(records);
        }
        if (keys.destroy(participantRef, at)) {
            outcomes.deleteJustifications(ids);
            attemptsAndNotes.delete(ids);
            activities.deleteTexts(ids);
            followUps.remove(ids);
            registerBatches.remove(ids);
        }
    }
}
