package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.activity.EnrolmentActivities;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Locks the activities of enrolments and adds versions to them, with the events in the same transaction. {@link Initiatives} describes the lock
 * order.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ActivityStore {
    private final FactStore facts;
    private final Initiatives initiatives;
    private final Enrolments enrolments;
    private final Activities activities;
    private final DerivedFollowUps followUps;
    private final Outbox outbox;

    ActivityStore(
            FactStore facts,
            Initiatives initiatives,
            Enrolments enrolments,
            Activities activities,
            DerivedFollowUps followUps,
            Outbox outbox) {
        this.facts = facts;
        this.initiatives = initiatives;
        this.enrolments = enrolments;
        this.activities = activities;
        this.followUps = followUps;
        this.outbox = outbox;
    }

    public Optional<UUID> enrolmentOf(UUID activityId) {
        return activities.enrolmentOf(activityId);
    }

    /** Locks one enrolment until the end of the transaction and loads its activities. Empty if it is unknown or the person was erased. */
    public Optional<EnrolmentActivities> lock(UUID enrolmentId) {
        Optional<String> initiative = enrolments.initiativeOf(enrolmentId);
        initiative.map(Set::of).ifPresent(initiatives::lockShared);
        return initiative
                .flatMap(code -> enrolments.lock(enrolmentId))
                // Checked again, because the person may have been erased in the meantime.
                .filter(locked -> enrolments.initiativeOf(enrolmentId).isPresent())
                .map(locked -> load(List.of(locked)).get(enrolmentId));
    }

    /** Saves an enrolment that was looked up, if it is newer, and locks it like {@link #lock}. */
    public Optional<EnrolmentActivities> saveAndLock(Enrolment received) {
        facts.saveEnrolments(List.of(received));
        return lock(received.enrolmentId());
    }

    /** Saves the enrolments, then locks and loads the activities of all of them, also of those that were not newer. */
    public Map<UUID, EnrolmentActivities> lockAll(Collection<Enrolment> received) {
        facts.saveEnrolments(received);
        Set<UUID> ids = received.stream().map(Enrolment::enrolmentId).collect(toSet());
        return load(enrolments.byId(ids).values());
    }

    /** The activities of all of them, with the newest version of each enrolment; saves and locks nothing. */
    public Map<UUID, EnrolmentActivities> readAll(Collection<Enrolment> received) {
        return load(enrolments.newest(received));
    }

    private Map<UUID, EnrolmentActivities> load(Collection<Enrolment> locked) {
        Map<String, Initiative> definitions =
                initiatives.byCode(locked.stream().map(Enrolment::initiative).collect(toSet()));
        Map<UUID, List<RecordedActivity>> versions =
                activities.history(locked.stream().map(Enrolment::enrolmentId).collect(toSet())).stream()
                        .collect(groupingBy(RecordedActivity::enrolmentId));
        return locked.stream()
                .map(enrolment -> new EnrolmentActivities(
                        enrolment,
                        Optional.ofNullable(definitions.get(enrolment.initiative())),
                        versions.getOrDefault(enrolment.enrolmentId(), List.of())))
                .collect(toMap(loaded -> loaded.enrolment().enrolmentId(), Function.identity()));
    }

    /**
     * Adds versions to locked activities, and derives the follow-ups again that depend on them.
     *
     * @param changed the enrolments that they belong to
     */
    public void add(List<RecordedActivity> versions, Collection<EnrolmentActivities> changed) {
        Map<UUID, String> initiativeOf = changed.stream()
                .map(EnrolmentActivities::enrolment)
                .collect(toMap(Enrolment::enrolmentId, Enrolment::initiative));
        activities.add(versions);
        outbox.emit(versions.stream()
                .map(version -> ActivityEventPayload.event(initiativeOf.get(version.enrolmentId()), version))
                .toList());
        followUps.rebuildForActivities(
                changed.stream().map(EnrolmentActivities::enrolment).toList(), changedKinds(versions, changed));
    }

    /** A correction may change the kind, so earlier versions count too. */
    private static Set<ActivityKind> changedKinds(
            List<RecordedActivity> versions, Collection<EnrolmentActivities> changed) {
        Set<UUID> ids = versions.stream().map(RecordedActivity::activityId).collect(toSet());
        return ids.stream()
                .flatMap(id -> changed.stream().flatMap(enrolment -> enrolment.history(id).stream()))
                .map(version -> version.details().kind())
                .collect(toSet());
    }
}
