package dk.fodfaeste.participant.person;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.CprLookUpLimit;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentEvent.AgeCorrected;
import dk.fodfaeste.participant.EnrolmentRecorder;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonChange;
import dk.fodfaeste.participant.PersonChange.NameChanged;
import dk.fodfaeste.participant.PersonChange.NumberChanged;
import dk.fodfaeste.participant.PersonChange.PhoneChanged;
import dk.fodfaeste.participant.PersonHistory;
import dk.fodfaeste.participant.PersonName;
import dk.fodfaeste.participant.Phone;
import dk.fodfaeste.participant.TransactionRetry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Changes the name, the telephone number or the civil registration number of a person. */
@ApplicationScoped
public class ChangingPersons {
    private final PersonAccess access;
    private final Participants participants;
    private final Enrolments enrolments;
    private final PersonHistory history;
    private final EnrolmentRecorder recorder;
    private final CprLookUpLimit cprLookUpLimit;
    private final Caller caller;

    ChangingPersons(
            PersonAccess access,
            Participants participants,
            Enrolments enrolments,
            PersonHistory history,
            EnrolmentRecorder recorder,
            CprLookUpLimit cprLookUpLimit,
            Caller caller) {
        this.access = access;
        this.participants = participants;
        this.enrolments = enrolments;
        this.history = history;
        this.recorder = recorder;
        this.cprLookUpLimit = cprLookUpLimit;
        this.caller = caller;
    }

    PersonView changePhone(UUID ref, PhoneChangeBody body) {
        Phone phone = body.phone() == null ? null : Phone.parse("phone", body.phone());
        PhoneChanged intended = new PhoneChanged(phone);
        return make(ref, body.expectedVersion(), intended, participant -> {
            participant.changePhone(phone);
            history.record(participant, intended, caller.user());
        });
    }

    /** Afterwards a search finds the person by the words of the new name only. */
    PersonView changeName(UUID ref, NameChangeBody body) {
        PersonName name = new PersonName(body.name());
        if (name.words().length == 0) {
            throw Refusal.malformed("name", message("noWord"));
        }
        NameChanged intended = new NameChanged(name, body.because().strip());
        return make(ref, body.expectedVersion(), intended, participant -> {
            String before = participant.name();
            participant.changeName(name, participants.nameLookups(name));
            enrolments.clearOtherNameFlags(participant);
            history.record(participant, intended, before, caller.user());
        });
    }

    /** The CPR determines the age. An enrolment whose ages change emits an event; its other facts stay. */
    PersonView changeCpr(UUID ref, CprChangeBody body) {
        Cpr cpr = Cpr.parse("cpr", body.cpr());
        cprLookUpLimit.count();
        NumberChanged intended = new NumberChanged(cpr, body.because().strip());
        return make(ref, body.expectedVersion(), intended, participant -> {
            if (participant.cpr().equals(cpr)) {
                throw Refusal.rule("cpr", message("sameCpr"));
            }
            participants.findByCpr(List.of(cpr)).values().forEach(access::recordMeeting);
            List<Enrolment> ownEnrolments = enrolments.of(participant);
            List<Ages> before = ownEnrolments.stream().map(Ages::of).toList();
            participants.changeCpr(participant, cpr);
            history.record(participant, intended, caller.user());
            recorder.save(IntStream.range(0, ownEnrolments.size())
                    .filter(i -> !before.get(i).equals(Ages.of(ownEnrolments.get(i))))
                    .mapToObj(i -> recorder.record(ownEnrolments.get(i), new AgeCorrected(), caller.user()))
                    .toList());
        });
    }

    private record Ages(Integer atStart, Integer atExit) {
        static Ages of(Enrolment enrolment) {
            return new Ages(enrolment.ageAtStart(), enrolment.ageAtExit());
        }
    }

    private PersonView make(UUID ref, int expectedVersion, PersonChange intended, Consumer<Participant> change) {
        return TransactionRetry.inTransaction(() -> {
            Participant participant = access.inScope(ref);
            participants.lock(participant);
            access.requireMaySee(participant);
            if (!history.isRepeated(participant, expectedVersion, intended, caller.user())) {
                if (participant.version() != expectedVersion) {
                    throw Refusal.stale(expectedVersion, participant.version());
                }
                change.accept(participant);
            }
            return PersonView.of(participant);
        });
    }
}
