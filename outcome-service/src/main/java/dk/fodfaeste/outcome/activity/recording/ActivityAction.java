package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.kit.web.DisplayText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user has just done on a page about activities. */
public enum ActivityAction {
    RECORDED,
    COPIED,
    CONFIRMED,
    ENDED,
    HELD,
    NO_SHOW,
    CANCELLED,
    MOVED,
    CORRECTED,
    WITHDRAWN;

    /** The value of the query parameter. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The message for a query parameter; blank if it is missing or unknown. */
    public static String message(String code) {
        Optional<ActivityAction> done = Arrays.stream(values())
                .filter(action -> action.code().equals(code))
                .findFirst();
        return done.map(ActivityAction::message).orElse("");
    }

    private String message() {
        return switch (this) {
            case RECORDED -> DisplayText.say("Aktiviteten er registreret.", "The activity is recorded.");
            case COPIED -> DisplayText.say("Det valgte er kopieret.", "The chosen activities are copied.");
            case CONFIRMED -> DisplayText.say("Bekræftet: det fortsætter i dag.", "Confirmed: it goes on today.");
            case ENDED -> DisplayText.say("Sidste dag er registreret.", "The last day is recorded.");
            case HELD -> DisplayText.say("Samtalen er holdt.", "The meeting was held.");
            case NO_SHOW -> DisplayText.say("Udeblivelsen er registreret.", "The absence is recorded.");
            case CANCELLED -> DisplayText.say("Samtalen er aflyst.", "The meeting is cancelled.");
            case MOVED -> DisplayText.say("Samtalen er flyttet.", "The meeting is moved.");
            case CORRECTED -> DisplayText.say("Aktiviteten er rettet.", "The activity is corrected.");
            case WITHDRAWN -> DisplayText.say("Aktiviteten er trukket tilbage.", "The activity is withdrawn.");
        };
    }
}
