package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.kit.web.DisplayText;
import java.util.List;

/** When the plan and the realised side are paid back, as sentences in the language of the page. */
final class PaybackText {
    private PaybackText() {}

    /**
     * @param planned the number of the year, from 1; null if in none, like {@code realised}
     * @param complete whether the realised side is known until the last year
     */
    static List<String> of(Integer planned, Integer realised, int firstYear, boolean complete) {
        return List.of(
                sentence(DisplayText.say("Planlagt", "Planned"), planned, firstYear, true),
                sentence(DisplayText.say("Realiseret", "Realised"), realised, firstYear, complete));
    }

    private static String sentence(String side, Integer paybackYear, int firstYear, boolean complete) {
        if (paybackYear != null) {
            return DisplayText.say(
                    "%s: tilbagebetalt i år %d (%d).".formatted(side, paybackYear, firstYear + paybackYear - 1),
                    "%s: paid back in year %d (%d).".formatted(side, paybackYear, firstYear + paybackYear - 1));
        }
        return side
                + (complete
                        ? DisplayText.say(": ikke tilbagebetalt i perioden.", ": not paid back in these years.")
                        : DisplayText.say(
                                ": ikke tilbagebetalt endnu, eller ikke opgjort.",
                                ": not paid back yet, or not known."));
    }
}
