package dk.fodfaeste.participant.enrolling;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.Status;
import dk.fodfaeste.participant.employment.Employments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks about entries of the registration page that are permitted and usually mistakes: the form is refused the first time, and accepted if it is sent
 * again with the same entries. Programs are not asked. Only a lead may confirm an unknown consultant, who is known from then on.
 */
@ApplicationScoped
class UnlikelyEntries {
    private static final int DAYS_AHEAD = 60;

    private final Employments employments;
    private final Caller caller;
    private final Clock clock;

    UnlikelyEntries(Employments employments, Caller caller, Clock clock) {
        this.employments = employments;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Refusal 422 that names each entry to be looked at again, or a consultant whom only a lead may confirm */
    void requireConfirmed(RegistrationBody body, Form form) {
        String consultant = Identifiers.canonicalUserName(body.consultant());
        boolean isKnown = consultant.equals(caller.user()) || employments.isKnown(consultant);
        if (!isKnown && !caller.hasRole(Roles.LEAD)) {
            throw Refusal.rule("consultant", message("consultantNotKnownToLead"));
        }
        if (form.value("meant").equals(entries(form))) {
            return;
        }
        List<Violation> unlikely = new ArrayList<>();
        if (body.startedOn().isAfter(LocalDate.now(clock).plusDays(DAYS_AHEAD))) {
            unlikely.add(new Violation("startedOn", message("startFarAhead", DAYS_AHEAD)));
        }
        if (body.statusAtStart() == Status.DECEASED) {
            unlikely.add(new Violation("statusAtStart", message("deceasedAtStart")));
        }
        if (!isKnown) {
            unlikely.add(new Violation("consultant", message("consultantNotKnown")));
        }
        if (!unlikely.isEmpty()) {
            throw Refusal.rule(unlikely);
        }
    }

    /** The entries that were asked about; the form sends them back in the field {@code meant}. */
    private static String entries(Form form) {
        return form.value("startedOn") + " " + form.value("statusAtStart") + " " + form.value("consultant");
    }
}
