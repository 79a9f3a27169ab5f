package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;

/** The user name of the consultant who is assigned to an enrolment. Every event of the enrolment contains it. */
public final class Consultant {
    private Consultant() {}

    /** @throws Refusal 422 naming the field, if the text may contain a civil registration number */
    public static String requireUserName(String field, String userName) {
        if (Cpr.mayOccurIn(userName)) {
            throw Refusal.rule(field, message("looksLikeCpr"));
        }
        return userName.strip();
    }
}
