package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Grid;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Restricts the requests of roles that may not see persons to the windows of the grid, with the figures of today: with free windows, two
 * windows could differ by one person.
 */
final class RestrictedWindows {
    private static final String WINDOWS =
            "a half-year, a calendar year or 12 months ending with March, June, September or December, whose last day is over;"
                    + " your role sees no other windows";
    private static final int MONTHS = 12;

    private RestrictedWindows() {}

    /** @throws Refusal 422 if the parameter is given */
    static void requireAbsent(String parameter, Object value) {
        if (value != null) {
            throw Refusal.rule(parameter, message("notForRole", WINDOWS));
        }
    }

    static Window window(InitiativeVersion initiative, RequestedWindow requested, AsOf asOf) {
        Basis basis = basisOf(initiative, requested);
        LocalDate from = requested.from();
        LocalDate to = requested.to();
        if (from == null && to == null) {
            return Grid.latestTwelveMonths(asOf.today(), basis);
        }
        if (from == null || to == null) {
            throw Refusal.rule(from == null ? "from" : "to", message("windowIncomplete", WINDOWS));
        }
        if (!to.isBefore(asOf.today())) {
            throw Refusal.rule("to", message("windowNotOver", WINDOWS));
        }
        if (!Grid.isWindow(from, to)) {
            throw Refusal.rule("from", message("notAWindow", WINDOWS));
        }
        return new Window(from, to, basis);
    }

    /** Breakdowns exist for half-years only: these do not overlap, so no two tables differ by one person. */
    static Window halfYear(InitiativeVersion initiative, RequestedWindow requested, AsOf asOf) {
        if (requested.from() == null && requested.to() == null) {
            return Grid.latestHalfYear(asOf.today(), basisOf(initiative, requested));
        }
        Window window = window(initiative, requested, asOf);
        if (!Grid.isHalfYear(window.firstDay(), window.lastDayInclusive())) {
            throw Refusal.rule("from", message("notAHalfYearWindow"));
        }
        return window;
    }

    /** The windows that end with a closed quarter. */
    static List<Window> rolling(
            InitiativeVersion initiative, int months, RequestedWindow requested, AsOf asOf, List<Window> windows) {
        basisOf(initiative, requested);
        if (months != MONTHS) {
            throw Refusal.rule("months", message("notTwelveMonths", WINDOWS));
        }
        return windows.stream()
                .filter(window -> Grid.endsQuarter(YearMonth.from(window.lastDayInclusive())))
                .filter(window -> window.lastDayInclusive().isBefore(asOf.today()))
                .toList();
    }

    /** @throws Refusal 422 if another basis than that of the initiative is requested */
    private static Basis basisOf(InitiativeVersion initiative, RequestedWindow requested) {
        if (requested.basis() != null && requested.basis() != initiative.basis()) {
            throw Refusal.rule("basis", message("otherBasis", initiative.code(), initiative.basis(), WINDOWS));
        }
        return initiative.basis();
    }
}
