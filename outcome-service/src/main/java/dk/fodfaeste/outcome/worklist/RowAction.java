package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.SituationText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The action that a user has just taken in a row. */
public enum RowAction {
    SAVED,
    CONFIRMED,
    LOST,
    NOTED,
    TRIED,
    UNDONE;

    /** The value of the query parameter {@code did}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty if the query parameter is missing or unknown. */
    public static Optional<RowAction> parse(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code().equals(code))
                .findFirst();
    }

    boolean isUndoable() {
        return switch (this) {
            case SAVED, CONFIRMED, LOST -> true;
            // Attempts and notes only add, and an undo cannot be undone.
            case NOTED, TRIED, UNDONE -> false;
        };
    }

    /** Whether it can have led to the present state. Another user may have changed the follow-up since. */
    boolean matches(FollowUpView followUp) {
        return switch (this) {
            case SAVED, CONFIRMED -> followUp.statuses() != null;
            case LOST -> followUp.state() == State.LOST;
            case NOTED, TRIED, UNDONE -> true;
        };
    }

    String message(FollowUpView followUp) {
        Language language = Language.current();
        String situation = SituationText.of(followUp.statuses(), followUp.weeklyHours());
        return switch (this) {
            case SAVED -> language.say("Gemt: ", "Saved: ") + situation;
            case CONFIRMED -> language.say("Bekræftet: ", "Confirmed: ") + situation;
            case LOST -> language.say("Markeret uden kontakt.", "Marked as lost.");
            case NOTED ->
                language.say(
                        "Noteret. Tæller først, når opfølgningen forfalder.",
                        "Noted. It does not count before the follow-up is due.");
            case TRIED -> language.say("Forsøget er noteret.", "The attempt is noted.");
            case UNDONE -> language.say("Fortrudt.", "Undone.");
        };
    }
}
