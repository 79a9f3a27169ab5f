package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.outcome.Attempt;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.storage.AttemptsAndNotes;
import dk.fodfaeste.outcome.storage.DataKeys;
import dk.fodfaeste.outcome.storage.DerivedFollowUps;
import dk.fodfaeste.outcome.storage.Enrolments;
import dk.fodfaeste.outcome.storage.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one place where facts are learnt and outcomes are added. After each of its methods the follow-ups are what the facts say, and
 * what was added is told to the world in the same transaction. The order of locks stands at {@link Initiatives}.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FollowUpStore {
    /** How many enrolments of a revised initiative are derived at a time: enough for few statements, few enough for little memory. */
    private static final int ENROLMENTS_AT_A_TIME = 5_000;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Initiatives initiatives;
    private final Enrolments enrolments;
    private final Outcomes outcomes;
    private final AttemptsAndNotes beside;
    private final DerivedFollowUps followUps;
    private final DataKeys keys;
    private final Outbox outbox;

    FollowUpStore(
            Initiatives initiatives,
            Enrolments enrolments,
            Outcomes outcomes,
            AttemptsAndNotes beside,
            DerivedFollowUps followUps,
            DataKeys keys,
            Outbox outbox) {
        this.initiatives = initiatives;
        this.enrolments = enrolments;
        this.outcomes = outcomes;
        this.beside = beside;
        this.followUps = followUps;
        this.keys = keys;
        this.outbox = outbox;
    }

    /** Keeps what is newer than what we know. A revision may move every follow-up of its initiative. */
    public void learnInitiatives(List<Initiative> told) {
        for (String revised : initiatives.keepNewer(told)) {
            List<Enrolment> next = enrolments.of(revised, BEFORE_ALL, ENROLMENTS_AT_A_TIME);
            while (!next.isEmpty()) {
                followUps.rebuild(next);
                next = enrolments.of(revised, next.getLast().enrolmentId(), ENROLMENTS_AT_A_TIME);
            }
        }
    }

    /** Keeps what is newer than what we know, in whatever order it comes. */
    public void learnEnrolments(Collection<Enrolment> told) {
        initiatives.hold(told.stream().map(Enrolment::initiative).collect(toSet()));
        Set<UUID> newer = enrolments.keepNewer(told);
        followUps.rebuild(enrolments.byId(newer).values());
    }

    /**
     * Erases what was written about a person, whose dates and codes stay. Whoever was erased before is left as she is.
     *
     * @param first takes all that is known of her, where there is anything, before it is gone
     */
    public void erase(UUID participantRef, Instant at, Consumer<Known> first) {
        if (keys.isDestroyed(participantRef)) {
            return;
        }
        initiatives.hold(enrolments.initiativesOf(participantRef));
        List<UUID> hers = enrolments.lockAllOf(participantRef);
        Known known = new Known(outcomes.history(hers), beside.attempts(hers), beside.notes(hers));
        if (!known.isNothing()) {
            first.accept(known);
        }
        if (keys.destroy(participantRef, at)) {
            outcomes.forgetWhy(hers);
            beside.forget(hers);
            followUps.remove(hers);
        }
    }

    /** All that was written down about one person. */
    public record Known(List<Outcome> outcomes, List<Attempt> attempts, List<Note> notes) {
        boolean isNothing() {
            return outcomes.isEmpty() && attempts.isEmpty() && notes.isEmpty();
        }
    }

    /** One follow-up, which nobody else changes until the transaction ends. */
    public Optional<FollowUp> hold(UUID enrolmentId, String measureCode) {
        Optional<String> initiative = enrolments.initiativeOf(enrolmentId);
        initiative.map(Set::of).ifPresent(initiatives::hold);
        return initiative
                .flatMap(code ->
                        Optional.ofNullable(initiatives.byCode(Set.of(code)).get(code)))
                .flatMap(known -> known.measure(measureCode))
                .flatMap(measure -> FollowUp.of(
                        enrolments.lock(enrolmentId).orElseThrow(),
                        measure,
                        outcomes.latest(enrolmentId, measureCode)));
    }

    /**
     * The pages of these enrolments, as far as they are known: learns what was told of them, and holds them until the transaction
     * ends, whether or not anything was new.
     */
    public Map<UUID, Page> open(Collection<Enrolment> told) {
        learnEnrolments(told);
        Set<UUID> ids = told.stream().map(Enrolment::enrolmentId).collect(toSet());
        Map<UUID, Enrolment> known = enrolments.byId(ids);
        Map<String, Initiative> definitions = initiatives.byCode(
                known.values().stream().map(Enrolment::initiative).collect(toSet()));
        Map<UUID, List<Outcome>> histories = outcomes.history(ids).stream().collect(groupingBy(Outcome::enrolmentId));
        return known.values().stream()
                .map(enrolment -> new Page(
                        enrolment,
                        Optional.ofNullable(definitions.get(enrolment.initiative())),
                        histories.getOrDefault(enrolment.enrolmentId(), List.of())))
                .collect(toMap(page -> page.enrolment().enrolmentId(), Function.identity()));
    }

    /** All that is known of one enrolment; each measure's outcomes from the first on. */
    public record Page(Enrolment enrolment, Optional<Initiative> initiative, List<Outcome> outcomes) {}

    /** Adds one more outcome to a follow-up that is held. */
    public void add(FollowUp held, Outcome next) {
        add(List.of(next), List.of(held.with(next)));
    }

    /** Adds an attempt beside a follow-up that is held; on a day that has one it changes nothing. */
    public void note(FollowUp held, Attempt attempt) {
        beside.add(held, attempt);
    }

    /** Adds a note beside a follow-up that is held. */
    public void note(FollowUp held, Note note) {
        beside.add(held, note);
    }

    /** On how many days somebody tried, for the present exit. */
    public int attempts(FollowUp held) {
        return beside.attempts(held);
    }

    /** The version before the present one, where there is one. */
    public Optional<Outcome> before(FollowUp held) {
        return outcomes.version(held.enrolmentId(), held.measure(), held.version() - 1);
    }

    /** What was noted last for the present exit, be it that there is nothing any more. */
    public Optional<Note> latestNote(FollowUp held) {
        return beside.latest(held);
    }

    /**
     * Adds outcomes to follow-ups that are held.
     *
     * @param after the follow-ups after their last outcome, each once
     */
    public void add(List<Outcome> next, Collection<FollowUp> after) {
        Map<UUID, String> initiativeOf =
                after.stream().collect(toMap(FollowUp::enrolmentId, FollowUp::initiative, (same, again) -> same));
        outcomes.add(next);
        followUps.keep(after);
        outbox.emit(next.stream()
                .map(outcome -> OutcomeEventPayload.event(initiativeOf.get(outcome.enrolmentId()), outcome))
                .toList());
    }
}
