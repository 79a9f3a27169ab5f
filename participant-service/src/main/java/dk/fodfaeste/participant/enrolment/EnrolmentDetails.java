package dk.fodfaeste.participant.enrolment;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.participant.EnrolmentState;
import java.util.List;
import java.util.UUID;

/**
 * The data that the pages of one enrolment show.
 *
 * @param person null if the address is protected and the user is neither the assigned consultant nor a lead
 * @param initiative the name of the initiative
 * @param history newest first; empty if the person is hidden
 * @param exitCorrectable whether the user may correct the exit; true if there is none
 * @param registrationCorrectable whether the user may correct the start and the case number
 */
public record EnrolmentDetails(
        EnrolmentView facts,
        EnrolmentPerson person,
        String initiative,
        List<HistoryLineView> history,
        boolean exitCorrectable,
        boolean registrationCorrectable) {

    static String address(UUID id) {
        return "/enrolments/" + id;
    }

    public String address() {
        return address(facts.enrolmentId());
    }

    public boolean isHidden() {
        return person == null;
    }

    public boolean isExited() {
        return facts.exitedOn() != null;
    }

    /** A wrongly registered enrolment does not change any more. */
    public boolean isChangeable() {
        return facts.state() != EnrolmentState.WRONGLY_REGISTERED;
    }

    /** Only if the person is not hidden. */
    public HistoryLineView lastChange() {
        return history.getFirst();
    }

    public List<String> warnings() {
        return facts.warnings().stream()
                .map(EnrolmentWarning::of)
                .map(CodeLabels::label)
                .toList();
    }

    @Override
    public String toString() {
        return address();
    }
}
