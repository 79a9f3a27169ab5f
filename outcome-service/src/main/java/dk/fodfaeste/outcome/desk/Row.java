package dk.fodfaeste.outcome.desk;

import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeWords;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.kit.web.Say;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.followup.FollowUpShown;
import dk.fodfaeste.outcome.lookup.NamedPerson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One follow-up on the desk.
 *
 * @param person null where the name is not known now or not for this user
 * @param form what the fields hold: what was sent last, or what was heard ahead of time
 * @param said what has just happened to it; blank where nothing has
 * @param conflict that somebody else was first: what they wrote stands in the follow-up, what the user wrote in the form
 */
public record Row(
        FollowUpShown followUp,
        NamedPerson person,
        String initiative,
        String measure,
        LocalDate today,
        Form form,
        String said,
        boolean conflict) {
    /** From so many on, somebody who does not answer may be called lost without saying how often it was tried. */
    private static final int ENOUGH_ATTEMPTS = 3;

    /** Ready-filled with what was heard ahead of time. */
    static Form heardAhead(FollowUpShown followUp) {
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
        values.put("weeklyHours", hours == null ? "" : Say.decimal(hours));
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
        return person == null ? Language.present().say("borgeren", "the citizen") : person.name();
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

    public boolean isAnswered() {
        return followUp.state() == State.RECORDED || followUp.state() == State.EXCLUDED;
    }

    public boolean isLost() {
        return followUp.state() == State.LOST;
    }

    public boolean isPast() {
        return followUp.dueOn().isBefore(today);
    }

    public boolean isLateBeyondGrace() {
        return followUp.state() == State.UNANSWERED;
    }

    public boolean isEnoughAttempts() {
        return followUp.attempts() != null && followUp.attempts().size() >= ENOUGH_ATTEMPTS;
    }

    public boolean isTriedToday() {
        return followUp.attempts() != null && followUp.attempts().contains(today);
    }

    /** What is recorded, in words: Deltidsjob (ordinært) og Uddannelse, 20 timer om ugen. */
    public String statusInWords() {
        return inWords(followUp.statuses(), followUp.weeklyHours());
    }

    public String notedInWords() {
        return followUp.noted() == null
                ? ""
                : inWords(followUp.noted().statuses(), followUp.noted().weeklyHours());
    }

    public static String inWords(Set<Status> statuses, BigDecimal hours) {
        if (statuses == null) {
            return "";
        }
        Language language = Language.present();
        String words =
                statuses.stream().map(CodeWords::word).collect(Collectors.joining(language.say(" og ", " and ")));
        return hours == null
                ? words
                : words + ", " + Say.decimal(hours) + language.say(" timer om ugen", " hours a week");
    }

    public List<Choice> statuses() {
        return CodeWords.choices(Status.class);
    }

    public List<Choice> sources() {
        return CodeWords.choices(Source.class);
    }
}
