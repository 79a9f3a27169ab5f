package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import dk.fodfaeste.outcome.activity.query.ActivityAccess;
import dk.fodfaeste.outcome.activity.query.ActivityQueries;
import dk.fodfaeste.outcome.storage.Enrolments;
import dk.fodfaeste.outcome.storage.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Copies spells that go on from an earlier enrolment of the person, because an activity belongs to one enrolment. */
@ApplicationScoped
class CopyingActivities {
    private final Enrolments enrolments;
    private final Initiatives initiatives;
    private final ActivityQueries activities;
    private final ActivityAccess access;
    private final ActivityCommandHandler commands;
    private final Caller caller;

    CopyingActivities(
            Enrolments enrolments,
            Initiatives initiatives,
            ActivityQueries activities,
            ActivityAccess access,
            ActivityCommandHandler commands,
            Caller caller) {
        this.enrolments = enrolments;
        this.initiatives = initiatives;
        this.activities = activities;
        this.access = access;
        this.commands = commands;
        this.caller = caller;
    }

    /** The open spells of earlier enrolments that the caller may see and that this one lacks. None for a partner, who sees one enrolment at a time. */
    List<RecordedActivity> candidates(Enrolment enrolment) {
        if (enrolment.wronglyRegistered() || caller.hasRole(Roles.PARTNER)) {
            return List.of();
        }
        List<Enrolment> earlier = enrolments.othersOfPerson(enrolment).stream()
                .filter(other -> !other.wronglyRegistered() && other.startedOn().isBefore(enrolment.startedOn()))
                .filter(other -> caller.reaches(other.initiative())
                        && caller.maySee(other.protectedAddress(), other.consultant()))
                .toList();
        if (earlier.isEmpty()) {
            return List.of();
        }
        Optional<Initiative> initiative = Optional.ofNullable(
                initiatives.byCode(List.of(enrolment.initiative())).get(enrolment.initiative()));
        List<RecordedActivity> own = present(enrolment);
        return earlier.stream()
                .flatMap(other -> present(other).stream())
                .filter(spell -> spell.details().isOpenSpell())
                .filter(spell -> access.mayRecord(spell.details().kind()))
                .filter(spell -> initiative
                        .map(known -> known.allows(spell.details().kind()))
                        .orElse(true))
                .filter(spell -> own.stream().noneMatch(one -> isSame(one, spell)))
                .toList();
    }

    private List<RecordedActivity> present(Enrolment enrolment) {
        return activities.histories(enrolment).stream()
                .map(List::getLast)
                .filter(activity -> !activity.isWithdrawn())
                .toList();
    }

    private static boolean isSame(RecordedActivity one, RecordedActivity other) {
        return one.details().kind() == other.details().kind()
                && one.details().on().equals(other.details().on());
    }

    /** @throws Refusal 404 if one of the chosen activities is no candidate */
    @Transactional
    void copy(UUID enrolmentId, Collection<UUID> chosen) {
        Enrolment enrolment = activities.enrolment(enrolmentId).orElseThrow(() -> Refusal.notFound("enrolment"));
        List<RecordedActivity> copied = candidates(enrolment).stream()
                .filter(spell -> chosen.contains(spell.activityId()))
                .toList();
        if (copied.size() < chosen.size()) {
            throw Refusal.notFound("activity");
        }
        copied.forEach(spell -> commands.record(enrolmentId, spell.details(), null));
    }
}
