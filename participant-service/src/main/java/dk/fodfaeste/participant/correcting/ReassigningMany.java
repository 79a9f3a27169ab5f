package dk.fodfaeste.participant.correcting;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentRecorder;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.TransactionRetry;
import dk.fodfaeste.participant.employment.Employments;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reassigns many enrolments in one transaction, for instance when a consultant leaves. There are no expected versions: the result
 * does not depend on the previous consultant, and a repeated request changes nothing.
 */
@ApplicationScoped
public class ReassigningMany {
    private final Participants participants;
    private final Enrolments enrolments;
    private final Employments employments;
    private final EnrolmentRecorder recorder;
    private final Caller caller;
    private final AccessRecorder accessRecorder;

    ReassigningMany(
            Participants participants,
            Enrolments enrolments,
            Employments employments,
            EnrolmentRecorder recorder,
            Caller caller,
            AccessRecorder accessRecorder) {
        this.participants = participants;
        this.enrolments = enrolments;
        this.employments = employments;
        this.recorder = recorder;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
    }

    /** @param unchanged how many enrolments already had that consultant */
    public record ReassignmentCounts(int reassigned, int unchanged) {}

    /** @param asked the new consultants by enrolment, in the order of the request */
    public ReassignmentCounts reassign(Map<UUID, String> asked) {
        Map<UUID, String> successors = checked(asked);
        return TransactionRetry.inTransaction(() -> {
            participants.lockByEnrolment(successors.keySet());
            Map<UUID, Enrolment> known = enrolments.withIds(successors.keySet());
            known.values()
                    .forEach(one -> accessRecorder.record(one.participant().participantRef()));
            requireAllReassignable(successors, known);
            List<EnrolmentRecorder.RecordedChange> changes = successors.entrySet().stream()
                    .filter(one -> !known.get(one.getKey()).consultant().equals(one.getValue()))
                    .map(one -> reassign(known.get(one.getKey()), one.getValue()))
                    .toList();
            recorder.save(changes);
            return new ReassignmentCounts(changes.size(), successors.size() - changes.size());
        });
    }

    ReassignmentCounts reassign(ReassignmentsBody body) {
        Map<UUID, String> successors = new LinkedHashMap<>();
        List<Violation> duplicates = new ArrayList<>();
        for (int i = 0; i < body.reassignments().size(); i++) {
            ReassignmentsBody.Reassignment one = body.reassignments().get(i);
            if (successors.put(one.enrolmentId(), one.consultant()) != null) {
                duplicates.add(new Violation(field(i, "enrolmentId"), message("listedTwice")));
            }
        }
        if (!duplicates.isEmpty()) {
            throw Refusal.malformed(duplicates);
        }
        return reassign(successors);
    }

    private static Map<UUID, String> checked(Map<UUID, String> asked) {
        Map<UUID, String> successors = new LinkedHashMap<>();
        asked.forEach((enrolment, successor) ->
                successors.put(enrolment, Identifiers.userName(field(successors.size(), "consultant"), successor)));
        return successors;
    }

    private EnrolmentRecorder.RecordedChange reassign(Enrolment enrolment, String successor) {
        return recorder.record(enrolment, enrolment.reassign(successor, null), caller.user());
    }

    private void requireAllReassignable(Map<UUID, String> successors, Map<UUID, Enrolment> known) {
        List<UUID> asked = List.copyOf(successors.keySet());
        Set<String> left = employments.whoHaveLeft(Set.copyOf(successors.values()));
        List<Violation> faults = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Enrolment enrolment = known.get(asked.get(i));
            if (enrolment == null || !caller.mayAccess(enrolment.initiative())) {
                throw Refusal.outOfScope(field(i, "enrolmentId"), "enrolment");
            }
            if (!enrolment.isValid()) {
                faults.add(new Violation(field(i, "enrolmentId"), message("wronglyRegistered")));
            }
            String successor = successors.get(asked.get(i));
            if (left.contains(successor) && !enrolment.consultant().equals(successor)) {
                faults.add(new Violation(field(i, "consultant"), message("consultantHasLeft")));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.rule(faults);
        }
    }

    private static String field(int index, String name) {
        return "reassignments[" + index + "]." + name;
    }
}
