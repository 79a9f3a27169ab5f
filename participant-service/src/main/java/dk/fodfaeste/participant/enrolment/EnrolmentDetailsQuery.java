package dk.fodfaeste.participant.enrolment;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.CorrectionPeriod;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Collects the data that the pages of one enrolment show. */
@ApplicationScoped
@Transactional
public class EnrolmentDetailsQuery {
    private final EnrolmentViews views;
    private final EnrolmentPersons persons;
    private final EnrolmentHistory history;
    private final Initiatives initiatives;
    private final Enrolments enrolments;
    private final CorrectionPeriod correctionPeriod;

    EnrolmentDetailsQuery(
            EnrolmentViews views,
            EnrolmentPersons persons,
            EnrolmentHistory history,
            Initiatives initiatives,
            Enrolments enrolments,
            CorrectionPeriod correctionPeriod) {
        this.views = views;
        this.persons = persons;
        this.history = history;
        this.initiatives = initiatives;
        this.enrolments = enrolments;
        this.correctionPeriod = correctionPeriod;
    }

    EnrolmentDetails forDisplay(UUID id) {
        EnrolmentView facts = views.read(id);
        EnrolmentPerson person = persons.of(List.of(id)).stream().findFirst().orElse(null);
        List<HistoryLineView> lines = person == null
                ? List.of()
                : history.of(id).reversed().stream().map(HistoryLineView::of).toList();
        String initiative = initiatives.names(List.of(facts.initiative())).get(facts.initiative());
        Enrolment enrolment = enrolments.findById(id);
        return new EnrolmentDetails(
                facts,
                person,
                initiative,
                lines,
                correctionPeriod.mayCorrectExit(enrolment),
                correctionPeriod.mayCorrectRegistration(enrolment));
    }

    /** @throws Refusal 403 if the person is hidden from the user, who then may not change the enrolment */
    public EnrolmentDetails forChange(UUID id) {
        EnrolmentDetails enrolment = forDisplay(id);
        if (enrolment.isHidden()) {
            throw Caller.protectedAddressRefusal();
        }
        return enrolment;
    }

    /** @throws Refusal 403 if the user may not correct the start and the case number */
    public EnrolmentDetails forRegistrationChange(UUID id) {
        EnrolmentDetails enrolment = forChange(id);
        correctionPeriod.requireMayCorrectRegistration(enrolments.findById(id));
        return enrolment;
    }
}
