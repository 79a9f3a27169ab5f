package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.initiatives.Definition;
import dk.fodfaeste.participant.initiatives.Initiative;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Shows enrolments as they stand today. */
@ApplicationScoped
public class EnrolmentAnswers {
    @Inject
    Initiatives initiatives;

    @Inject
    Caller caller;

    @Inject
    AccessRecorder accessRecorder;

    @Inject
    Clock clock;

    public EnrolmentAnswer of(Enrolment enrolment) {
        return of(List.of(enrolment)).getFirst();
    }

    /** @param enrolments with their participants */
    public List<EnrolmentAnswer> of(List<Enrolment> enrolments) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Initiative> catalogue = initiatives.byCode(
                enrolments.stream().map(Enrolment::initiative).toList());
        return enrolments.stream()
                .map(one -> forCaller(one, catalogue.get(one.initiative()).definition(), today))
                .toList();
    }

    private EnrolmentAnswer forCaller(Enrolment enrolment, Definition initiative, LocalDate today) {
        EnrolmentAnswer answer = of(enrolment, initiative, today);
        if (!enrolment.isVisibleTo(caller)) {
            return answer.withoutPerson();
        }
        accessRecorder.record(enrolment.participant().participantRef());
        return answer;
    }

    private static EnrolmentAnswer of(Enrolment enrolment, Definition initiative, LocalDate today) {
        return new EnrolmentAnswer(
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
                Warning.on(enrolment, initiative));
    }
}
