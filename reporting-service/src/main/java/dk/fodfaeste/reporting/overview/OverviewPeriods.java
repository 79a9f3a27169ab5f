package dk.fodfaeste.reporting.overview;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Grid;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The periods that can be chosen on the overview page: the same for every role, so all of them are windows of the grid. */
final class OverviewPeriods {
    private static final int YEARS = 5;

    private OverviewPeriods() {}

    /**
     * The window of a text like 2024-01-01/2024-12-31; empty if the text is blank.
     *
     * @throws Refusal 422 if it is no closed half-year, calendar year or 12 months ending with a quarter
     */
    static Optional<Window> parse(String text, LocalDate today) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String[] days = text.split("/", -1);
        LocalDate from = Dates.parsePlausibleOrNull("period", days[0]);
        LocalDate to = Dates.parsePlausibleOrNull("period", days[days.length - 1]);
        if (from == null || to == null || from.isAfter(to) || !to.isBefore(today) || !Grid.isWindow(from, to)) {
            throw Refusal.rule("period", message("notAClosedPeriod"));
        }
        return Optional.of(new Window(from, to, Basis.ANCHOR));
    }

    /** Those of the latest years, the newest first, and the chosen one. */
    static List<Choice> choices(Optional<Window> chosen, LocalDate today, Language language) {
        List<Window> latest =
                Grid.of(today.minusYears(YEARS), today, Basis.ANCHOR).newestFirst();
        return Stream.concat(latest.stream(), chosen.filter(window -> !latest.contains(window)).stream())
                .map(window -> new Choice(Filters.period(window), new PeriodText(window, language).shortName()))
                .toList();
    }
}
