package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Grid;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Who may not see persons asks for the windows of the grid only, as they are today: with free ones, two could be asked for that differ by
 * one person.
 */
@ApplicationScoped
class RestrictedWindows {
    private static final String WINDOWS =
            "a half-year, a calendar year or 12 months ending with March, June, September or December, whose last day is over;"
                    + " your role sees no other windows";
    private static final int MONTHS = 12;

    private final Caller caller;

    RestrictedWindows(Caller caller) {
        this.caller = caller;
    }

    /** Anybody who is not known to see more. */
    boolean holdsForCaller() {
        return !caller.hasRole(Roles.LEAD) && !caller.hasRole(Roles.ANALYST);
    }

    /** @throws Refusal 422 where the caller may not say this at all, and has */
    void mustBeUnsaid(String field, Object value) {
        if (value != null && holdsForCaller()) {
            throw Refusal.rule(field, "cannot be given; your role sees the figures as they are today, for " + WINDOWS);
        }
    }

    Window window(InitiativeVersion initiative, RequestedWindow asked, AsOf asOf) {
        Basis basis = ownBasis(initiative, asked);
        LocalDate from = asked.from();
        LocalDate to = asked.to();
        if (from == null && to == null) {
            return Grid.latestTwelveMonths(asOf.today(), basis);
        }
        if (from == null || to == null) {
            throw Refusal.rule(from == null ? "from" : "to", "is missing; from and to are " + WINDOWS);
        }
        if (!to.isBefore(asOf.today())) {
            throw Refusal.rule("to", "is not over; from and to are " + WINDOWS);
        }
        if (!Grid.isWindow(from, to)) {
            throw Refusal.rule(
                    "from", "is not the first day of a window that ends with to; from and to are " + WINDOWS);
        }
        return new Window(from, to, basis);
    }

    /** Figures are opened by half-years only, which do not overlap: else two tables could be asked for that differ by one person. */
    Window halfYear(InitiativeVersion initiative, RequestedWindow asked, AsOf asOf) {
        if (asked.from() == null && asked.to() == null) {
            return Grid.latestHalfYear(asOf.today(), ownBasis(initiative, asked));
        }
        Window window = window(initiative, asked, asOf);
        if (!Grid.isHalfYear(window.firstDay(), window.lastDayInclusive())) {
            throw Refusal.rule("from", "and to are no half-year; your role sees breakdowns of closed half-years only");
        }
        return window;
    }

    /** Of the month ends in the range, those that a window of the grid ends with. */
    List<Window> rolling(InitiativeVersion initiative, int months, RequestedWindow asked, AsOf asOf, List<Window> windows) {
        ownBasis(initiative, asked);
        if (months != MONTHS) {
            throw Refusal.rule("months", "must be 12; your role sees " + WINDOWS);
        }
        return windows.stream()
                .filter(window -> Grid.endsQuarter(YearMonth.from(window.lastDayInclusive())))
                .filter(window -> window.lastDayInclusive().isBefore(asOf.today()))
                .toList();
    }

    private static Basis ownBasis(InitiativeVersion initiative, RequestedWindow asked) {
        if (asked.basis() != null && asked.basis() != initiative.basis()) {
            throw Refusal.rule(
                    "basis",
                    "must be the initiative's own, which for " + initiative.code() + " is " + initiative.basis()
                            + "; your role sees " + WINDOWS);
        }
        return initiative.basis();
    }
}
