package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.participant.EnrolmentState;
import java.util.List;

/**
 * The enrolment that a page is about, as it stands now.
 *
 * @param person null where the address is protected and the user is neither the assigned consultant nor a lead
 * @param initiative what it is called
 * @param history newest first; empty where the person is hidden
 * @param exitCorrectable whether the exit, where there is one, is still the user's to correct
 */
public record EnrolmentAtHand(
        EnrolmentAnswer facts, Named person, String initiative, List<Happened> history, boolean exitCorrectable) {

    public String address() {
        return "/enrolments/" + facts.enrolmentId();
    }

    public boolean isHidden() {
        return person == null;
    }

    public boolean isExited() {
        return facts.exitedOn() != null;
    }

    /** Whether the registration still stands, so that something of it may change. */
    public boolean isStanding() {
        return facts.state() != EnrolmentState.WRONGLY_REGISTERED;
    }

    /** Of whoever is let see the person. */
    public Happened lastChange() {
        return history.getFirst();
    }

    public List<String> warnings() {
        return facts.warnings().stream().map(Warning::of).map(CodeLabels::label).toList();
    }

    @Override
    public String toString() {
        return address();
    }
}
