package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Gives another service the case numbers and civil registration numbers of enrolments, for a file that a register can read. It leaves out unknown and
 * wrongly registered enrolments, erased persons, and persons with a protected address.
 */
@ApplicationScoped
class EnrolmentIdentifiers {
    private final Enrolments enrolments;
    private final AuditFilter audit;
    private final AccessRecorder accessRecorder;

    EnrolmentIdentifiers(Enrolments enrolments, AuditFilter audit, AccessRecorder accessRecorder) {
        this.enrolments = enrolments;
        this.audit = audit;
        this.accessRecorder = accessRecorder;
    }

    @Transactional
    IdentifiersResult find(IdentifiersBody body) {
        audit.usePurpose("purpose", body.purpose());
        List<Enrolment> disclosed = enrolments.withIds(Set.copyOf(body.enrolmentIds())).values().stream()
                .filter(enrolment ->
                        enrolment.isValid() && !enrolment.participant().protectedAddress())
                .sorted(Comparator.comparing(Enrolment::enrolmentId))
                .toList();
        disclosed.forEach(
                enrolment -> accessRecorder.record(enrolment.participant().participantRef()));
        return new IdentifiersResult(disclosed.stream()
                .map(enrolment -> new IdentifiersResult.Item(
                        enrolment.enrolmentId(),
                        enrolment.caseNumber(),
                        enrolment.participant().cpr().disclosed()))
                .toList());
    }
}
