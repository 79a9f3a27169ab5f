package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.SituationText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What has just happened to a follow-up. */
public enum RowAction {
    SAVED,
    CONFIRMED,
    LOST,
    NOTED,
    TRIED,
    UNDONE;

    /** As an address has it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing where an address has none, or none that there is. */
    public static Optional<RowAction> read(String written) {
        return Arrays.stream(values())
                .filter(did -> did.written().equals(written))
                .findFirst();
    }

    /** Whether it said what stands there now, and can be undone at once. */
    boolean isUndoable() {
        return switch (this) {
            case SAVED, CONFIRMED, LOST -> true;
            // They add to what stands there, and an undo is not undone.
            case NOTED, TRIED, UNDONE -> false;
        };
    }

    /** Whether it can have been the last that was done. */
    boolean isTrueOf(FollowUpView after) {
        return switch (this) {
            case SAVED, CONFIRMED -> after.statuses() != null;
            case LOST -> after.state() == State.LOST;
            case NOTED, TRIED, UNDONE -> true;
        };
    }

    String inWords(FollowUpView after) {
        Language language = Language.current();
        return switch (this) {
            case SAVED ->
                language.say("Gemt: ", "Saved: ") + SituationText.of(after.statuses(), after.weeklyHours());
            case CONFIRMED ->
                language.say("Bekræftet: ", "Confirmed: ") + SituationText.of(after.statuses(), after.weeklyHours());
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
