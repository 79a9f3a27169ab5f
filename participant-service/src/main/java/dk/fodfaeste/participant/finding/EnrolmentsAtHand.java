package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.CorrectionPeriod;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Brings together what a page about one enrolment shows. */
@ApplicationScoped
@Transactional
public class EnrolmentsAtHand {
    private final FindingEnrolments finding;
    private final NamingEnrolments naming;
    private final TellingHistory telling;
    private final Initiatives initiatives;
    private final Enrolments enrolments;
    private final CorrectionPeriod correctionPeriod;

    EnrolmentsAtHand(
            FindingEnrolments finding,
            NamingEnrolments naming,
            TellingHistory telling,
            Initiatives initiatives,
            Enrolments enrolments,
            CorrectionPeriod correctionPeriod) {
        this.finding = finding;
        this.naming = naming;
        this.telling = telling;
        this.initiatives = initiatives;
        this.enrolments = enrolments;
        this.correctionPeriod = correctionPeriod;
    }

    EnrolmentAtHand toShow(UUID id) {
        EnrolmentAnswer facts = finding.one(id);
        Named person = naming.name(List.of(id)).stream().findFirst().orElse(null);
        List<Happened> history = person == null
                ? List.of()
                : telling.of(id).reversed().stream().map(Happened::of).toList();
        String initiative = initiatives.names(List.of(facts.initiative())).get(facts.initiative());
        return new EnrolmentAtHand(facts, person, initiative, history, isLetCorrectExit(id));
    }

    /** The rule can only refuse, and here a no is an answer like a yes. */
    private boolean isLetCorrectExit(UUID id) {
        try {
            enrolments.exitRecordedAt(enrolments.findById(id)).ifPresent(correctionPeriod::requireMayCorrect);
            return true;
        } catch (Refusal onlyByALead) {
            return false;
        }
    }

    /** The same for whoever means to change something of it; a placeholder is nothing to change. */
    public EnrolmentAtHand toChange(UUID id) {
        EnrolmentAtHand enrolment = toShow(id);
        if (enrolment.isHidden()) {
            throw Caller.protectedAddressRefusal();
        }
        return enrolment;
    }
}
