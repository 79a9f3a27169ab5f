package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.SituationText;
import dk.fodfaeste.outcome.lookup.PersonContact;
import dk.fodfaeste.outcome.worklist.RowAction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One follow-up on the desk.
 *
 * @param person null where the name is not known now or not for this user
 * @param ofColleague whether it is somebody else's to follow up
 * @param correctable whether what is recorded, where something is, is still the user's to correct
 * @param form what the fields hold: what was sent last, or what was heard ahead of time
 * @param did what has just happened to it; null where nothing has
 * @param overtaken that somebody else was first: what they wrote stands in the follow-up, what the user wrote in the form
 */
public record FollowUpRow(
        FollowUpView followUp,
        PersonContact person,
        String initiative,
        String measure,
        LocalDate today,
        boolean ofColleague,
        boolean correctable,
        Form form,
        RowAction did,
        boolean overtaken) {
    /** From so many on, somebody who does not answer may be called lost without saying how often it was tried. */
    private static final int ENOUGH_ATTEMPTS = 3;

    public FollowUpRow {
        // An address may tell of what somebody has taken back since.
        did = did != null && did.isTrueOf(followUp) ? did : null;
    }

    /** The same, after that was done. */
    FollowUpRow after(RowAction what) {
        return new FollowUpRow(followUp, person, initiative, measure, today, ofColleague, correctable, form, what, overtaken);
    }

    /** Ready-filled with what was heard ahead of time. */
    static Form heardAhead(FollowUpView followUp) {
        return followUp.noted() == null || followUp.noted().statuses() == null
                ? Form.filled(Map.of("source", Source.PERSON.name()))
                : filled(
                        followUp.noted().statuses(),
                        followUp.noted().weeklyHours(),
                        followUp.noted().source());
    }

    private static Form filled(Set<Status> statuses, BigDecimal hours, Source source) {
        Map<String, String> values = new HashMap<>();
        var each = statuses.iterator();
        values.put("status", each.hasNext() ? each.next().name() : "");
        values.put("also", each.hasNext() ? each.next().name() : "");
        values.put("weeklyHours", hours == null ? "" : DisplayText.decimal(hours));
        values.put("source", source.name());
        return Form.filled(values);
    }

    public String id() {
        return "f-" + followUp.enrolmentId() + "-" + followUp.measure();
    }

    public String address() {
        return "/follow-ups/" + followUp.enrolmentId() + "/" + followUp.measure();
    }

    public String enrolmentAddress() {
        return "/enrolments/" + followUp.enrolmentId();
    }

    /** Whose row it is, for whoever hears the page. */
    public String name() {
        return person == null ? Language.current().say("borgeren", "the citizen") : person.name();
    }

    public boolean isHidden() {
        return followUp.isWithoutPerson();
    }

    public boolean isDue() {
        return followUp.state() == State.PENDING || followUp.state() == State.UNANSWERED;
    }

    public boolean isAhead() {
        return followUp.state() == State.NOT_DUE && followUp.statuses() == null;
    }

    /** A status stands there, be it that it is to be confirmed on a day to come. */
    public boolean isAnswered() {
        return followUp.statuses() != null;
    }

    public boolean isLost() {
        return followUp.state() == State.LOST;
    }

    /** Nobody confirms or corrects what is asked for on a day to come. */
    public boolean isNotDue() {
        return followUp.state() == State.NOT_DUE;
    }

    /** Whether a status is what there is to say; before the due date it is a note. */
    public boolean isStatusAsked() {
        return isDue() || isLost();
    }

    /** It was due before today; one whose exit is withdrawn is not due at all. */
    public boolean isPast() {
        return followUp.dueOn() != null && followUp.dueOn().isBefore(today);
    }

    public boolean isLateBeyondGrace() {
        return followUp.state() == State.UNANSWERED;
    }

    public String said() {
        return did == null ? "" : did.inWords(followUp);
    }

    public boolean isUndoable() {
        return did != null && did.isUndoable();
    }

    /** Where nothing more is to be done to it, the next one has the focus. */
    public boolean isLeadingOn() {
        return did != null && did != RowAction.UNDONE;
    }

    public boolean isEnoughAttempts() {
        return followUp.attempts() != null && followUp.attempts().size() >= ENOUGH_ATTEMPTS;
    }

    public boolean isTriedToday() {
        return followUp.attempts() != null && followUp.attempts().contains(today);
    }

    /** What the user chose and somebody else was before: by its codes. */
    public List<String> chosen() {
        return Stream.of("status", "also")
                .flatMap(field -> form.all(field).stream())
                .toList();
    }

    public String chosenInWords() {
        return chosen().isEmpty()
                ? ""
                : SituationText.of(
                        chosen().stream().map(Status::valueOf).collect(Collectors.toCollection(TreeSet::new)),
                        form.decimal("weeklyHours"));
    }

    /** The day of an attempt, as it was written; today to begin with. */
    public String attemptedOn() {
        return form.value("attemptedOn").isEmpty() ? today.toString() : form.value("attemptedOn");
    }

    /** What is recorded, in words: Deltidsjob (ordinært) og Uddannelse, 20 timer om ugen. */
    public String statusInWords() {
        return SituationText.of(followUp.statuses(), followUp.weeklyHours());
    }

    public String notedInWords() {
        return followUp.noted() == null
                ? ""
                : SituationText.of(
                        followUp.noted().statuses(), followUp.noted().weeklyHours());
    }

    public List<Choice> statuses() {
        return CodeLabels.choices(Status.class);
    }

    public List<Choice> lostReasons() {
        return CodeLabels.choices(LostReason.class);
    }

    public List<Choice> sources() {
        return CodeLabels.choices(Source.class);
    }
}
