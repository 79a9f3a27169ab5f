package dk.fodfaeste.participant;

import dk.fodfaeste.kit.problem.Refusal;

/** The user name of the one who looks after an enrolment. It goes out with every event. */
public final class Consultant {
    private Consultant() {}

    /** @throws Refusal 422 naming the field, where the text could give a person away */
    public static String check(String field, String userName) {
        if (Cpr.mayStandIn(userName)) {
            throw Refusal.rule(
                    field, "looks like it holds a civil registration number; a consultant's user name is meant");
        }
        return userName.strip();
    }
}
