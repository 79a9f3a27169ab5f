package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Consultant;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Ledger;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.Races;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A consultant leaves or falls ill, and others take over: all of it in one transaction or nothing. It needs no expected versions, since
 * whoever the enrolment was with before, it is with the successor now; sent again it changes nothing.
 */
@ApplicationScoped
public class ReassigningMany {
    @Inject
    Participants participants;

    @Inject
    Enrolments enrolments;

    @Inject
    Ledger ledger;

    @Inject
    Caller caller;

    @Inject
    AccessRecorder accessRecorder;

    /** @param unchanged those that were with that consultant already */
    public record Reassigned(int reassigned, int unchanged) {}

    /** @param asked the successors by enrolment, in the order in which they were asked for */
    public Reassigned reassign(Map<UUID, String> asked) {
        Map<UUID, String> successors = checked(asked);
        return Races.inTransaction(() -> {
            participants.lockBehind(successors.keySet());
            Map<UUID, Enrolment> known = enrolments.withIds(successors.keySet());
            known.values()
                    .forEach(one -> accessRecorder.record(one.participant().participantRef()));
            mustAllBeLet(List.copyOf(successors.keySet()), known);
            List<Ledger.Entry> entries = successors.entrySet().stream()
                    .filter(one -> !known.get(one.getKey()).consultant().equals(one.getValue()))
                    .map(one -> reassign(known.get(one.getKey()), one.getValue()))
                    .toList();
            ledger.keep(entries);
            return new Reassigned(entries.size(), successors.size() - entries.size());
        });
    }

    Reassigned reassign(ReassignmentsBody body) {
        Map<UUID, String> successors = new LinkedHashMap<>();
        List<Violation> twice = new ArrayList<>();
        for (int i = 0; i < body.reassignments().size(); i++) {
            ReassignmentsBody.Takeover one = body.reassignments().get(i);
            if (successors.put(one.enrolmentId(), one.consultant()) != null) {
                twice.add(new Violation(field(i, "enrolmentId"), "stands here a second time"));
            }
        }
        if (!twice.isEmpty()) {
            throw Refusal.malformed(twice);
        }
        return reassign(successors);
    }

    private static Map<UUID, String> checked(Map<UUID, String> asked) {
        Map<UUID, String> successors = new LinkedHashMap<>();
        asked.forEach((enrolment, successor) ->
                successors.put(enrolment, Consultant.check(field(successors.size(), "consultant"), successor)));
        return successors;
    }

    private Ledger.Entry reassign(Enrolment enrolment, String successor) {
        return ledger.enter(enrolment, enrolment.reassign(successor, null), caller.user());
    }

    private void mustAllBeLet(List<UUID> asked, Map<UUID, Enrolment> known) {
        List<Violation> wrong = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Enrolment enrolment = known.get(asked.get(i));
            if (enrolment == null || !caller.mayAccess(enrolment.initiative())) {
                throw Refusal.outOfScope(field(i, "enrolmentId"), "enrolment");
            }
            if (!enrolment.counts()) {
                wrong.add(new Violation(
                        field(i, "enrolmentId"), "is WRONGLY_REGISTERED, and nothing of that changes any more"));
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.rule(wrong);
        }
    }

    private static String field(int index, String name) {
        return "reassignments[" + index + "]." + name;
    }
}
