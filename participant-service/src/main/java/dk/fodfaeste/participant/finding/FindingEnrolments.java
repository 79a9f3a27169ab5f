package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageCursor;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.participant.CaseNumbers;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.CprLookUpLimit;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentState;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonName;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import dk.fodfaeste.participant.enrolment.EnrolmentViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists and searches the enrolments in the caller's scope. */
@ApplicationScoped
@Transactional
public class FindingEnrolments {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Enrolments enrolments;
    private final CaseNumbers caseNumbers;
    private final Participants participants;
    private final CprLookUpLimit cprLookUpLimit;
    private final EnrolmentViews views;
    private final AccessRecorder accessRecorder;
    private final Caller caller;
    private final Clock clock;

    FindingEnrolments(
            Enrolments enrolments,
            CaseNumbers caseNumbers,
            Participants participants,
            CprLookUpLimit cprLookUpLimit,
            EnrolmentViews views,
            AccessRecorder accessRecorder,
            Caller caller,
            Clock clock) {
        this.enrolments = enrolments;
        this.caseNumbers = caseNumbers;
        this.participants = participants;
        this.cprLookUpLimit = cprLookUpLimit;
        this.views = views;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
        this.clock = clock;
    }

    Page<EnrolmentView> list(String initiative, String consultant, String state, String limit, String after) {
        EnrolmentFilter filter = new EnrolmentFilter();
        if (initiative != null && !initiative.isBlank()) {
            String code = plain("initiative", initiative);
            caller.requireReach(code, "initiative");
            filter.inInitiative(code);
        }
        if (consultant != null && !consultant.isBlank()) {
            filter.withConsultant(Identifiers.canonicalUserName(plain("consultant", consultant)));
            excludeHiddenPersons(filter);
        }
        EnrolmentState asked = Codes.parseOrNull(EnrolmentState.class, "state", state);
        if (asked != null) {
            filter.inState(asked, LocalDate.now(clock));
        }
        return page(filter, limit, after);
    }

    Page<EnrolmentView> search(SearchBody body, String limit, String after) {
        EnrolmentFilter filter = new EnrolmentFilter();
        switch (body.criterion()) {
            case SearchBody.ByCaseNumber(String caseNumber) -> filter.withCaseNumber(caseNumbers.hashes(caseNumber));
            case SearchBody.ByName(PersonName name) -> filter.withName(participants.searchedLookups(name));
            case SearchBody.ByCpr(Cpr cpr) -> {
                cprLookUpLimit.count();
                // An unknown number takes the same queries as a known one, so that the time does not tell them apart.
                filter.ofPerson(refOf(cpr).orElse(NOBODY));
            }
        }
        excludeHiddenPersons(filter);
        Page<EnrolmentView> found = page(filter, limit, after);
        if (found.items().isEmpty() && after == null) {
            recordHidden(body.criterion());
        }
        return found;
    }

    private Optional<UUID> refOf(Cpr cpr) {
        return Optional.ofNullable(participants.findByCpr(List.of(cpr)).get(cpr))
                .map(Participant::participantRef);
    }

    /** Records the persons whom a number leads to and the caller may not see. A name leads to many persons, so it is not resolved. */
    private void recordHidden(SearchBody.Criterion criterion) {
        List<UUID> hidden = switch (criterion) {
            case SearchBody.ByCpr(Cpr cpr) -> refOf(cpr).stream().toList();
            case SearchBody.ByCaseNumber(String caseNumber) ->
                enrolments.validWithCaseNumberInAnyCase(caseNumber).stream()
                        .map(enrolment -> enrolment.participant().participantRef())
                        .toList();
            case SearchBody.ByName _ -> List.of();
        };
        hidden.forEach(accessRecorder::recordDenied);
    }

    /** The visible enrolments of the person with that number. Counts as a look-up by CPR. */
    public Page<EnrolmentView> byCpr(Cpr cpr, String limit) {
        return search(new SearchBody(null, cpr.disclosed(), null), limit, null);
    }

    /**
     * The visible enrolments with that case number: a valid one and wrongly registered ones.
     *
     * @param field the field of the case number, for a fault
     */
    public Page<EnrolmentView> byCaseNumber(String field, String caseNumber, String limit) {
        return search(new SearchBody(plain(field, caseNumber), null, null), limit, null);
    }

    /** The visible enrolments of the person, in the order of registration. */
    public Page<EnrolmentView> ofPerson(UUID participantRef, String limit, String after) {
        EnrolmentFilter filter = new EnrolmentFilter().ofPerson(participantRef);
        excludeHiddenPersons(filter);
        return page(filter, limit, after);
    }

    /** A search by person or consultant must not return a placeholder, because the placeholder would confirm the search. */
    private void excludeHiddenPersons(EnrolmentFilter filter) {
        if (!caller.seesProtectedAddresses()) {
            filter.unprotectedOrOf(caller.user());
        }
    }

    private Page<EnrolmentView> page(EnrolmentFilter filter, String limit, String after) {
        int asked = PageLimit.of(limit);
        PageCursor.id(after).ifPresent(filter::after);
        if (!caller.reachesAll()) {
            filter.inOneOf(caller.initiatives());
        }
        List<Enrolment> found = enrolments
                .find(filter.query(), filter.parameters())
                .range(0, asked)
                .list();
        return Page.of(views.of(found), asked, view -> view.enrolmentId().toString());
    }

    private static String plain(String field, String text) {
        Message fault = Texts.fault(text, 100);
        if (fault != null) {
            throw Refusal.malformed(field, fault);
        }
        return Texts.clean(text);
    }
}
