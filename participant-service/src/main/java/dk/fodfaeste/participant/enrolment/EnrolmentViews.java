package dk.fodfaeste.participant.enrolment;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.initiatives.Definition;
import dk.fodfaeste.participant.initiatives.Initiative;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Builds the views of enrolments for the caller, as of today. */
@ApplicationScoped
public class EnrolmentViews {
    private final Enrolments enrolments;
    private final Initiatives initiatives;
    private final Caller caller;
    private final AccessRecorder accessRecorder;
    private final Clock clock;

    EnrolmentViews(
            Enrolments enrolments, Initiatives initiatives, Caller caller, AccessRecorder accessRecorder, Clock clock) {
        this.enrolments = enrolments;
        this.initiatives = initiatives;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
        this.clock = clock;
    }

    /** @throws Refusal 404 if there is no such enrolment in the caller's scope */
    @Transactional
    public EnrolmentView read(UUID id) {
        return enrolments
                .withParticipant(id)
                .filter(enrolment -> {
                    accessRecorder.record(enrolment.participant().participantRef());
                    if (!enrolment.isVisibleTo(caller)) {
                        accessRecorder.deny();
                    }
                    return caller.mayAccess(enrolment.initiative());
                })
                .map(this::of)
                .orElseThrow(() -> Refusal.notFound("enrolment"));
    }

    public EnrolmentView of(Enrolment enrolment) {
        return of(List.of(enrolment)).getFirst();
    }

    /**
     * The answer to a registration of a person whom the caller could not see before. It is the same for every person: it does not compare the
     * registration with what is recorded.
     */
    public EnrolmentView ofFirstMeeting(Enrolment enrolment) {
        Definition initiative = initiatives
                .byCode(List.of(enrolment.initiative()))
                .get(enrolment.initiative())
                .definition();
        return of(enrolment, initiative, LocalDate.now(clock)).withoutWarning(EnrolmentWarning.OTHER_NAME);
    }

    /** @param enrolments with their participants loaded */
    public List<EnrolmentView> of(List<Enrolment> enrolments) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Initiative> catalogue = initiatives.byCode(
                enrolments.stream().map(Enrolment::initiative).toList());
        return enrolments.stream()
                .map(one -> forCaller(one, catalogue.get(one.initiative()).definition(), today))
                .toList();
    }

    private EnrolmentView forCaller(Enrolment enrolment, Definition initiative, LocalDate today) {
        EnrolmentView view = of(enrolment, initiative, today);
        if (!enrolment.isVisibleTo(caller)) {
            return view.withoutPerson();
        }
        accessRecorder.record(enrolment.participant().participantRef());
        return view;
    }

    private static EnrolmentView of(Enrolment enrolment, Definition initiative, LocalDate today) {
        return new EnrolmentView(
                enrolment.enrolmentId(),
                enrolment.participant().participantRef(),
                enrolment.caseNumber(),
                enrolment.initiative(),
                enrolment.consultant(),
                enrolment.startedOn(),
                enrolment.statusAtStart(),
                enrolment.exitedOn(),
                enrolment.exitReason(),
                enrolment.exitNumber(),
                enrolment.state(today),
                enrolment.version(),
                enrolment.participant().protectedAddress(),
                EnrolmentWarning.on(enrolment, initiative));
    }
}
