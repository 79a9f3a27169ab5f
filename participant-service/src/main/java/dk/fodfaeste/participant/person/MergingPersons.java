package dk.fodfaeste.participant.person;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentRecorder;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.OtherPeriods;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonChange.Merged;
import dk.fodfaeste.participant.PersonHistory;
import dk.fodfaeste.participant.Phone;
import dk.fodfaeste.participant.TransactionRetry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Merges two records of one person, for instance one with a replacement number and one with the final number. One record remains and gets
 * all enrolments. The number and the reference of the other record lead to it from then on.
 */
@ApplicationScoped
public class MergingPersons {
    private final PersonAccess access;
    private final Participants participants;
    private final Enrolments enrolments;
    private final PersonHistory history;
    private final EnrolmentRecorder recorder;
    private final AccessRecorder accessRecorder;
    private final Caller caller;

    MergingPersons(
            PersonAccess access,
            Participants participants,
            Enrolments enrolments,
            PersonHistory history,
            EnrolmentRecorder recorder,
            AccessRecorder accessRecorder,
            Caller caller) {
        this.access = access;
        this.participants = participants;
        this.enrolments = enrolments;
        this.history = history;
        this.recorder = recorder;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    /** The name and the telephone number of the remaining record stay; if it has no telephone number, it takes that of the other record. */
    PersonView merge(UUID ref, MergeBody body) {
        UUID otherRef = body.other();
        int expectedVersion = body.expectedVersion();
        Merged intended = new Merged(otherRef, body.because().strip());
        return TransactionRetry.inTransaction(() -> {
            Participant stays = access.inScope(ref);
            Participant other = access.inScope(otherRef);
            if (history.isRepeated(stays, expectedVersion, intended, caller.user())) {
                return PersonView.of(stays);
            }
            if (stays.participantRef().equals(other.participantRef())) {
                throw Refusal.rule("other", message("sameRecord"));
            }
            Stream.of(stays, other)
                    .sorted((a, b) -> a.participantRef()
                            .toString()
                            .compareTo(b.participantRef().toString()))
                    .forEach(participants::lock);
            if (stays.version() != expectedVersion) {
                throw Refusal.stale(expectedVersion, stays.version());
            }
            merge(stays, other, intended);
            return PersonView.of(stays);
        });
    }

    private void merge(Participant stays, Participant other, Merged intended) {
        List<Enrolment> staying = enrolments.of(stays);
        List<Enrolment> moving = enrolments.of(other);
        requireReachesAll(staying, moving);
        requireNoOverlap(staying, moving);

        List<EnrolmentRecorder.RecordedChange> changes = new ArrayList<>();
        if (other.protectedAddress() && !stays.protectedAddress()) {
            var isProtected = stays.protectAddress(true);
            staying.forEach(one -> changes.add(recorder.record(one, isProtected, caller.user())));
        }
        for (Enrolment one : moving) {
            changes.add(recorder.record(one, one.moveTo(stays, intended.because()), caller.user()));
        }
        if (stays.phone() == null && other.phone() != null) {
            stays.changePhone(new Phone(other.phone()));
        }
        participants.merge(stays, other);
        history.record(stays, intended, caller.user());
        recorder.save(changes);
    }

    /** A decision about a person concerns all of their data, so the caller's scope must contain every initiative. */
    private void requireReachesAll(List<Enrolment> staying, List<Enrolment> moving) {
        boolean all = Stream.concat(staying.stream(), moving.stream())
                .map(Enrolment::initiative)
                .allMatch(caller::reaches);
        if (!all) {
            accessRecorder.deny();
            throw Refusal.notFound("participant");
        }
    }

    private static void requireNoOverlap(List<Enrolment> staying, List<Enrolment> moving) {
        List<Violation> overlaps = moving.stream()
                .filter(Enrolment::isValid)
                .filter(one -> !OtherPeriods.of(staying.stream()
                                .filter(other -> other.initiative().equals(one.initiative()))
                                .toList())
                        .allows(one.period()))
                .map(Enrolment::initiative)
                .distinct()
                .map(initiative -> new Violation("other", message("bothEnrolled", initiative)))
                .toList();
        if (!overlaps.isEmpty()) {
            throw Refusal.rule(overlaps);
        }
    }
}
