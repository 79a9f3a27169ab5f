package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.Status;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;

/** Formats a situation for pages. */
public final class SituationText {
    private SituationText() {}

    /** For example: Deltidsjob (ordinært) og Uddannelse, 20 timer om ugen. Blank if there are no statuses. */
    public static String of(Set<Status> statuses, BigDecimal hours) {
        if (statuses == null) {
            return "";
        }
        Language language = Language.current();
        String labels =
                statuses.stream().map(CodeLabels::label).collect(Collectors.joining(language.say(" og ", " and ")));
        return hours == null
                ? labels
                : labels + ", " + DisplayText.decimal(hours) + language.say(" timer om ugen", " hours a week");
    }
}
