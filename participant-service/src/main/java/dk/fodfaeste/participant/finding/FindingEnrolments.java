package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageCursor;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.CprLookUps;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentState;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Enrolments are found by what they are or whose they are; what lies outside the caller's scope is not there. */
@ApplicationScoped
@Transactional
public class FindingEnrolments {
    @Inject
    Enrolments enrolments;

    @Inject
    Participants participants;

    @Inject
    CprLookUps cprLookUps;

    @Inject
    EnrolmentAnswers answers;

    @Inject
    Caller caller;

    @Inject
    AccessRecorder accessRecorder;

    @Inject
    Clock clock;

    EnrolmentAnswer one(UUID id) {
        return enrolments
                .withParticipant(id)
                .filter(enrolment -> {
                    accessRecorder.record(enrolment.participant().participantRef());
                    if (!enrolment.isVisibleTo(caller)) {
                        accessRecorder.deny();
                    }
                    return caller.mayAccess(enrolment.initiative());
                })
                .map(answers::of)
                .orElseThrow(() -> Refusal.notFound("enrolment"));
    }

    Page<EnrolmentAnswer> list(String initiative, String consultant, String state, String limit, String after) {
        EnrolmentFilter filter = new EnrolmentFilter();
        if (initiative != null && !initiative.isBlank()) {
            caller.requireReach(plain("initiative", initiative), "initiative");
            filter.inInitiative(initiative.strip());
        }
        if (consultant != null && !consultant.isBlank()) {
            filter.withConsultant(plain("consultant", consultant));
            onlyWhoseTheCallerSees(filter);
        }
        EnrolmentState asked = Codes.parseOrNull(EnrolmentState.class, "state", state);
        if (asked != null) {
            filter.inState(asked, LocalDate.now(clock));
        }
        return page(filter, limit, after);
    }

    Page<EnrolmentAnswer> search(SearchBody body, String limit, String after) {
        EnrolmentFilter filter = new EnrolmentFilter();
        switch (body.asked()) {
            case SearchBody.ByCaseNumber(String caseNumber) ->
                filter.withCaseNumber(enrolments.caseNumberLookup(caseNumber));
            case SearchBody.ByName(PersonName name) -> filter.named(participants.nameLookups(name));
            case SearchBody.ByCpr(Cpr cpr) -> {
                cprLookUps.count();
                Participant known = participants.known(List.of(cpr)).get(cpr);
                if (known == null) {
                    return new Page<>(List.of(), null);
                }
                filter.of(known.participantRef());
            }
        }
        onlyWhoseTheCallerSees(filter);
        return page(filter, limit, after);
    }

    /** Those of the person with that number whom the caller sees; counts as a look-up. */
    public Page<EnrolmentAnswer> byCpr(Cpr cpr, String limit) {
        return search(new SearchBody(null, cpr.disclosed(), null), limit, null);
    }

    /**
     * Those with that case number whom the caller sees: one that stands, and those that were wrongly registered.
     *
     * @param field where the caller wrote it
     */
    public Page<EnrolmentAnswer> byCaseNumber(String field, String caseNumber, String limit) {
        return search(new SearchBody(plain(field, caseNumber), null, null), limit, null);
    }

    /** Those of the person whom the caller sees, in the order in which they were registered. */
    public Page<EnrolmentAnswer> ofPerson(UUID participantRef, String limit, String after) {
        EnrolmentFilter filter = new EnrolmentFilter().of(participantRef);
        onlyWhoseTheCallerSees(filter);
        return page(filter, limit, after);
    }

    /** Where the question says who it is or who looks after her, even a placeholder would be an answer. */
    private void onlyWhoseTheCallerSees(EnrolmentFilter filter) {
        if (!caller.seesProtectedAddresses()) {
            filter.unprotectedOrOf(caller.user());
        }
    }

    private Page<EnrolmentAnswer> page(EnrolmentFilter filter, String limit, String after) {
        int asked = PageLimit.of(limit);
        PageCursor.id(after).ifPresent(filter::after);
        if (!caller.reachesAll()) {
            filter.inOneOf(caller.initiatives());
        }
        List<Enrolment> found = enrolments
                .find(filter.query(), filter.parameters())
                .range(0, asked)
                .list();
        return Page.of(answers.of(found), asked, answer -> answer.enrolmentId().toString());
    }

    private static String plain(String field, String text) {
        String fault = Texts.fault(text, 100);
        if (fault != null) {
            throw Refusal.malformed(field, fault);
        }
        return text.strip();
    }
}
