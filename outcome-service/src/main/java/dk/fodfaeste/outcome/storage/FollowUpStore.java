package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.Attempt;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.EnrolmentFacts;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Locks follow-ups and adds outcomes, attempts and notes to them. Adding an outcome updates the stored follow-ups that depend on it and emits the
 * event in the same transaction. {@link Initiatives} describes the lock order.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FollowUpStore {
    private final FactStore facts;
    private final Initiatives initiatives;
    private final Enrolments enrolments;
    private final Outcomes outcomes;
    private final AttemptsAndNotes attemptsAndNotes;
    private final EnrolmentFactsReader reader;
    private final DerivedFollowUps followUps;
    private final Outbox outbox;

    FollowUpStore(
            FactStore facts,
            Initiatives initiatives,
            Enrolments enrolments,
            Outcomes outcomes,
            AttemptsAndNotes attemptsAndNotes,
            EnrolmentFactsReader reader,
            DerivedFollowUps followUps,
            Outbox outbox) {
        this.facts = facts;
        this.initiatives = initiatives;
        this.enrolments = enrolments;
        this.outcomes = outcomes;
        this.attemptsAndNotes = attemptsAndNotes;
        this.reader = reader;
        this.followUps = followUps;
        this.outbox = outbox;
    }

    /** Locks one enrolment until the end of the transaction and loads its facts. Empty if it is unknown or the person was erased. */
    public Optional<EnrolmentFacts> lock(UUID enrolmentId) {
        Optional<String> initiative = enrolments.initiativeOf(enrolmentId);
        initiative.map(Set::of).ifPresent(initiatives::lockShared);
        return initiative
                .flatMap(code -> enrolments.lock(enrolmentId))
                .map(locked ->
                        reader.load(List.of(locked), Measure::takesStatuses).getFirst());
    }

    /** The facts about one enrolment and all its outcomes; those of each measure oldest first. */
    public record EnrolmentHistory(EnrolmentFacts facts, List<Outcome> outcomes) {}

    /** Saves the enrolments, then locks and loads the histories of all of them, also of those that were not newer. */
    public Map<UUID, EnrolmentHistory> lockHistories(Collection<Enrolment> received) {
        facts.saveEnrolments(received);
        Set<UUID> ids = received.stream().map(Enrolment::enrolmentId).collect(toSet());
        return histories(enrolments.byId(ids).values());
    }

    /** The histories of all of them, with the newest version of each enrolment; saves and locks nothing. */
    public Map<UUID, EnrolmentHistory> readHistories(Collection<Enrolment> received) {
        return histories(enrolments.newest(received));
    }

    private Map<UUID, EnrolmentHistory> histories(Collection<Enrolment> present) {
        Set<UUID> ids = present.stream().map(Enrolment::enrolmentId).collect(toSet());
        Map<UUID, List<Outcome>> histories = outcomes.history(ids).stream().collect(groupingBy(Outcome::enrolmentId));
        Map<UUID, Map<String, Outcome>> latest = new HashMap<>();
        // The last one of each measure remains.
        histories.forEach((id, history) -> history.forEach(
                outcome -> latest.computeIfAbsent(id, first -> new HashMap<>()).put(outcome.measure(), outcome)));
        return reader.load(present, latest).stream()
                .map(loaded -> new EnrolmentHistory(
                        loaded, histories.getOrDefault(loaded.enrolment().enrolmentId(), List.of())))
                .collect(toMap(history -> history.facts().enrolment().enrolmentId(), Function.identity()));
    }

    /** Adds one outcome to a locked follow-up. */
    public void add(FollowUp followUp, Outcome outcome) {
        addAll(List.of(outcome), List.of(followUp.facts().with(outcome)));
    }

    /**
     * Adds outcomes to locked follow-ups.
     *
     * @param changed the facts about their enrolments after the last outcome, each once
     */
    public void addAll(List<Outcome> added, Collection<EnrolmentFacts> changed) {
        Map<UUID, String> initiativeOf = changed.stream()
                .map(EnrolmentFacts::enrolment)
                .collect(toMap(Enrolment::enrolmentId, Enrolment::initiative));
        outcomes.add(added);
        followUps.updateForAnswers(changed, added.stream().map(Outcome::measure).collect(toSet()));
        outbox.emit(added.stream()
                .map(outcome -> OutcomeEventPayload.event(initiativeOf.get(outcome.enrolmentId()), outcome))
                .toList());
    }

    /** Adds an attempt to a locked follow-up; a second one on the same day changes only the day to call again. */
    public void add(FollowUp followUp, Attempt attempt) {
        attemptsAndNotes.add(followUp, attempt);
    }

    /** Removes the attempt that the user has noted last for the present exit of a locked follow-up. */
    public void removeLatestAttempt(FollowUp followUp, String user) {
        attemptsAndNotes.removeLatestAttempt(followUp, user);
    }

    /** Adds a note to a locked follow-up. */
    public void add(FollowUp followUp, Note note) {
        attemptsAndNotes.add(followUp, note);
    }

    /** Number of days with an attempt for the present exit. */
    public int countAttempts(FollowUp followUp) {
        return attemptsAndNotes.countAttempts(followUp);
    }

    /** The version before the latest one. */
    public Optional<Outcome> previousOutcome(FollowUp followUp) {
        return outcomes.version(followUp.enrolmentId(), followUp.measure(), followUp.version() - 1);
    }

    /** The latest note for the present exit. It is empty if the note before it was removed. */
    public Optional<Note> latestNote(FollowUp followUp) {
        return attemptsAndNotes.latestNote(followUp);
    }
}
