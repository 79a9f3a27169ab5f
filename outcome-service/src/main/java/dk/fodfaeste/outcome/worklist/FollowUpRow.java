package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.SituationText;
import dk.fodfaeste.outcome.lookup.PersonContact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A follow-up as a row of the worklist or of its own page.
 *
 * @param person null if the name is not available or the user may not see it
 * @param assignedToOther whether another consultant is responsible
 * @param correctable whether the user may still correct the recorded outcome
 * @param form the values of the fields: the refused ones, or those of the latest note
 * @param action the action that was just taken; null if none
 * @param conflict whether another user was first: the follow-up then holds their outcome, and the form what this user entered
 */
public record FollowUpRow(
        FollowUpView followUp,
        PersonContact person,
        String initiative,
        String measure,
        LocalDate today,
        boolean assignedToOther,
        boolean correctable,
        Form form,
        RowAction action,
        boolean conflict) {
    /** From this number of attempts on, the row offers to mark the person as lost. */
    private static final int ENOUGH_ATTEMPTS = 3;

    public FollowUpRow {
        // The action comes from the address and may be outdated.
        action = action != null && action.matches(followUp) ? action : null;
    }

    FollowUpRow withAction(RowAction taken) {
        return with(form, taken, conflict);
    }

    /** The same row after an action, or with the values and faults of a form that was refused. */
    public FollowUpRow with(Form entered, RowAction taken, boolean wasFirst) {
        return new FollowUpRow(
                followUp, person, initiative, measure, today, assignedToOther, correctable, entered, taken, wasFirst);
    }

    /** A form with what a spell says about the due date, else with the values of the latest note, if there is one. */
    static Form initialForm(FollowUpView followUp, Optional<Situation> spell) {
        if (spell.isPresent()) {
            return filled(
                    spell.get().statuses(),
                    spell.get().weeklyHours(),
                    spell.get().source(),
                    Map.of("offered", "SPELL"));
        }
        return followUp.noted() == null || followUp.noted().statuses() == null
                ? Form.filled(Map.of("source", Source.PERSON.name()))
                : filled(
                        followUp.noted().statuses(),
                        followUp.noted().weeklyHours(),
                        followUp.noted().source(),
                        Map.of());
    }

    private static Form filled(Set<Status> statuses, BigDecimal hours, Source source, Map<String, String> others) {
        Map<String, String> values = new HashMap<>(others);
        var codes = statuses.iterator();
        values.put("status", codes.hasNext() ? codes.next().name() : "");
        values.put("also", codes.hasNext() ? codes.next().name() : "");
        values.put("weeklyHours", hours == null ? "" : DisplayText.decimal(hours));
        values.put("source", source.name());
        return Form.filled(values);
    }

    public String id() {
        return "f-" + followUp.enrolmentId() + "-" + followUp.measure();
    }

    /** Names the row and the version that the user sees, in a form that changes several rows. */
    public String reference() {
        return followUp.enrolmentId() + "/" + followUp.measure() + "/" + followUp.version();
    }

    /** Whether the row can be answered together with others. */
    public boolean isChoosable() {
        return !isHidden() && !isAnswered() && !isLost() && (isDue() || isOpenBeforeDue());
    }

    /** Whether the user has chosen it in the form that was refused. */
    public boolean isPicked() {
        return form.has("row", reference());
    }

    public String address() {
        return "/follow-ups/" + followUp.enrolmentId() + "/" + followUp.measure();
    }

    public String enrolmentAddress() {
        return "/enrolments/" + followUp.enrolmentId();
    }

    /** The name for screen readers. */
    public String name() {
        return person == null ? Language.current().say("borgeren", "the citizen") : person.name();
    }

    public boolean isHidden() {
        return followUp.isWithoutPerson();
    }

    public boolean isDue() {
        return isDue(followUp);
    }

    static boolean isDue(FollowUpView followUp) {
        return followUp.state() == State.PENDING || followUp.state() == State.UNANSWERED;
    }

    /** Whether the form holds what a spell says about the due date. */
    public boolean isOfferedBySpell() {
        return form.has("offered", "SPELL");
    }

    public boolean isOpenBeforeDue() {
        return followUp.state() == State.NOT_DUE && followUp.statuses() == null;
    }

    /** Whether the follow-up belongs to a section of the worklist; after an answer its row stays on the page and waits no longer. */
    public boolean isWaiting() {
        return isDue() || isOpenBeforeDue() || followUp.needsConfirmation();
    }

    /** Whether a status is recorded, even if it must be confirmed on a later due date. */
    public boolean isAnswered() {
        return followUp.statuses() != null;
    }

    public boolean isLost() {
        return followUp.state() == State.LOST;
    }

    /** Before the due date, an outcome can be neither confirmed nor corrected. */
    public boolean isNotDue() {
        return followUp.state() == State.NOT_DUE;
    }

    /** Whether the form records a status; before the due date it records a note. */
    public boolean isStatusExpected() {
        return isDue() || isLost();
    }

    public String dueVerb() {
        boolean past = followUp.dueOn() != null && followUp.dueOn().isBefore(today);
        Language language = Language.current();
        return past ? language.say("Forfaldt", "Was due") : language.say("Forfalder", "Due");
    }

    /** The last part of the address of the form. */
    public String formAction() {
        return isStatusExpected() ? "status" : "note";
    }

    public boolean isUnanswered() {
        return followUp.state() == State.UNANSWERED;
    }

    public String message() {
        return action == null ? "" : action.message(followUp);
    }

    public boolean isUndoable() {
        return action != null && action.isUndoable();
    }

    /** After an action the focus moves to the next row; after an undo it stays. */
    public boolean isFocusMovingOn() {
        return action != null && action != RowAction.UNDONE;
    }

    public boolean isEnoughAttempts() {
        return followUp.attempts() != null && followUp.attempts().size() >= ENOUGH_ATTEMPTS;
    }

    /** How many of the attempts are made that a loss needs, such as "1 of 3 attempts". */
    public String attemptsText() {
        int made = followUp.attempts().size();
        Language language = Language.current();
        return made > ENOUGH_ATTEMPTS
                ? made + language.say(" forsøg", " attempts")
                : made + language.say(" af ", " of ") + ENOUGH_ATTEMPTS + language.say(" forsøg", " attempts");
    }

    public LocalDate lastAttempt() {
        return followUp.attempts().getLast();
    }

    /** Whether the row shows all its controls: after an attempt, for a second situation, and for a fault in one of them. */
    public boolean isOpened() {
        return isJustTried()
                || !form.value("also").isEmpty()
                || !form.fault("attemptedOn").isEmpty()
                || !form.fault("callAgainOn").isEmpty();
    }

    /** Whether the user has just noted an attempt, which they can take back. */
    public boolean isJustTried() {
        return action == RowAction.TRIED;
    }

    public boolean isTriedToday() {
        return followUp.attempts() != null && followUp.attempts().contains(today);
    }

    /** The codes of the statuses that the user entered. */
    public List<String> enteredCodes() {
        return Stream.of("status", "also")
                .flatMap(field -> form.all(field).stream())
                .toList();
    }

    public String enteredText() {
        return enteredCodes().isEmpty()
                ? ""
                : SituationText.of(
                        enteredCodes().stream().map(Status::valueOf).collect(Collectors.toCollection(TreeSet::new)),
                        form.decimal("weeklyHours"));
    }

    /** The date of an attempt as entered; at first today. */
    public String attemptedOn() {
        return form.value("attemptedOn").isEmpty() ? today.toString() : form.value("attemptedOn");
    }

    /** A year ahead, the last day on which the person can be called again. */
    public LocalDate lastDayToCall() {
        return today.plusYears(1);
    }

    /** The recorded situation. */
    public String statusText() {
        return SituationText.of(followUp.statuses(), followUp.weeklyHours());
    }

    public String noteText() {
        return followUp.noted() == null
                ? ""
                : SituationText.of(followUp.noted().statuses(), followUp.noted().weeklyHours());
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
