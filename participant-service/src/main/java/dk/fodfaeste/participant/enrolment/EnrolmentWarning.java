package dk.fodfaeste.participant.enrolment;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.initiatives.Definition;
import java.util.Arrays;
import java.util.List;

/** Unusual but permitted facts of an enrolment. A warning is derived each time and contains no personal data. */
enum EnrolmentWarning {
    OUTSIDE_PERIOD("startedOn", message("startOutsidePeriod")) {
        @Override
        boolean concerns(Enrolment enrolment, Definition initiative) {
            return !initiative.runsOn(enrolment.startedOn());
        }
    },
    OUTSIDE_TARGET_GROUP("person", message("outsideTargetGroup")) {
        @Override
        boolean concerns(Enrolment enrolment, Definition initiative) {
            Integer age = enrolment.ageAtStart();
            return age != null && !initiative.isFor(age);
        }
    },
    BORN_AFTER_START("person.cpr", message("bornAfterStart")) {
        @Override
        boolean concerns(Enrolment enrolment, Definition initiative) {
            return enrolment.ageAtStart() == null;
        }
    },
    OTHER_NAME("person.name", message("otherName")) {
        @Override
        boolean concerns(Enrolment enrolment, Definition initiative) {
            return enrolment.otherName();
        }
    };

    private final Violation text;

    EnrolmentWarning(String field, Message message) {
        this.text = new Violation(field, message);
    }

    abstract boolean concerns(Enrolment enrolment, Definition initiative);

    /** The warning with this text. */
    static EnrolmentWarning of(Violation text) {
        return Arrays.stream(values())
                .filter(warning -> warning.text.equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** In the format of the faults of a problem. */
    static List<Violation> on(Enrolment enrolment, Definition initiative) {
        return Arrays.stream(values())
                .filter(warning -> warning.concerns(enrolment, initiative))
                .map(warning -> warning.text)
                .toList();
    }
}
