package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.Initiative;

/** The names of initiatives and measures in the language of the page. */
public final class NameText {
    private NameText() {}

    public static String of(Initiative initiative) {
        return DisplayText.name(initiative.name(), initiative.englishName());
    }

    /** The code where there is no name. */
    public static String of(Measure measure) {
        return DisplayText.name(measure.name(), measure.englishName());
    }
}
