package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.Breakdown;
import dk.fodfaeste.reporting.figures.BreakdownDimension;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.Figures;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.figures.RequestedWindow;
import dk.fodfaeste.reporting.figures.RollingMonths;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what an initiative's page says. */
@ApplicationScoped
class InitiativeViewBuilder {
    private static final int HALF_YEARS = 10;
    private static final int MONTH_ENDS = 60;

    private final Figures figures;
    private final Language language;

    InitiativeViewBuilder(Figures figures, Language language) {
        this.figures = figures;
        this.language = language;
    }

    /** What the form asks for; what it leaves open is the first measure, a year, and the time that says most. */
    Filters filters(InitiativeVersion initiative, Form form, AsOf now) throws SQLException {
        String measure = measure(initiative, form);
        int months = RollingMonths.read(form.value("months"));
        RequestedWindow asked = RequestedWindow.read(form.value("from"), form.value("to"), form.value("basis"));
        DisclosedFigure answer = asked.equals(RequestedWindow.WHOLE_TIME)
                ? figures.newest(initiative.code(), measure, now)
                : figures.of(initiative.code(), measure, asked, now);
        return Filters.of(answer, months);
    }

    /** What comes nearest to a link that somebody else may follow; nothing where no other window would do. */
    Optional<Filters> nearest(InitiativeVersion initiative, Form form, AsOf now) {
        RequestedWindow asked = RequestedWindow.read(form.value("from"), form.value("to"), form.value("basis"));
        boolean backwards =
                asked.from() != null && asked.to() != null && asked.from().isAfter(asked.to());
        Optional<Window> window = backwards ? Optional.empty() : figures.nearest(initiative, asked, now);
        return window.map(each -> new Filters(initiative.code(), measure(initiative, form), RollingMonths.USUAL, each));
    }

    private static String measure(InitiativeVersion initiative, Form form) {
        return Optional.ofNullable(form.valueOrNull("measure"))
                .orElse(initiative.measures().getFirst().code());
    }

    InitiativeView open(Filters filters, String skipped, AsOf now) throws SQLException {
        DisclosedFigure headline = figures.of(filters.initiative(), filters.measure(), asked(filters.window()), now);
        LocalDate rollingFrom = rollingFrom(filters.window(), headline.initiative());
        List<DisclosedFigure> rolling = rolling(filters, rollingFrom, now);
        int skip = skip(skipped);
        List<DisclosedFigure> halfYears = halfYears(filters, skip, now);
        boolean more = halfYears.size() > HALF_YEARS;
        List<DisclosedFigure> shown = more ? halfYears.subList(0, HALF_YEARS) : halfYears;
        return new InitiativeView(
                MeasureView.of(headline, language),
                now.today(),
                filters.address(),
                new FigureText(headline, language).isBeforeItsTime() ? null : DenominatorView.of(headline, language),
                filters.months(),
                new FigureText(headline, language).basis(),
                rolling.stream().map(this::monthEnd).toList(),
                filters.window().firstDay().isBefore(rollingFrom),
                shown.stream().map(answer -> halfYear(filters, answer)).toList(),
                more ? filters.address() + "&skip=" + (skip + HALF_YEARS) + "#half-years" : null,
                skip > 0 ? filters.address() + "&skip=" + Math.max(0, skip - HALF_YEARS) + "#half-years" : null,
                forecasts(headline, shown),
                breakdowns(filters, headline, now));
    }

    private List<DisclosedFigure> rolling(Filters filters, LocalDate from, AsOf now) throws SQLException {
        return figures.rolling(
                filters.initiative(),
                filters.measure(),
                filters.months(),
                new RequestedWindow(
                        from,
                        filters.window().lastDayInclusive(),
                        filters.window().basis()),
                now);
    }

    /**
     * Of a window of many years the newest month ends. Where only windows of a year or less may be asked for, those before it belong to it too,
     * from the first that the initiative's time fills.
     */
    private LocalDate rollingFrom(Window window, InitiativeVersion initiative) {
        LocalDate last = window.lastDayInclusive().withDayOfMonth(1);
        LocalDate earliest = last.minusMonths(MONTH_ENDS - 1L);
        LocalDate wanted = figures.overTheWholeTime()
                ? window.firstDay()
                : initiative.runsFrom().plusMonths(RollingMonths.USUAL - 1L);
        LocalDate from = wanted.isBefore(earliest) ? earliest : wanted;
        return from.isAfter(window.lastDayInclusive()) ? last : from;
    }

    /** One more than is shown tells whether there are older ones. */
    private List<DisclosedFigure> halfYears(Filters filters, int skip, AsOf now) throws SQLException {
        return figures.halfYears(
                filters.initiative(), filters.measure(), filters.window().basis(), skip, HALF_YEARS + 1, now);
    }

    private FigureRow monthEnd(DisclosedFigure answer) {
        return FigureRow.of(answer, language.day(answer.window().lastDayInclusive()), "", language);
    }

    private FigureRow halfYear(Filters filters, DisclosedFigure answer) {
        return FigureRow.of(
                answer,
                new PeriodText(answer.window(), language).told(),
                filters.over(answer.window()).address(),
                language);
    }

    /** Of the window, and of half-years that are others. */
    private List<String> forecasts(DisclosedFigure headline, List<DisclosedFigure> halfYears) {
        return Stream.concat(
                        Stream.of(headline),
                        halfYears.stream().filter(half -> !half.window().equals(headline.window())))
                .flatMap(answer -> ForecastText.of(answer, language).stream())
                .toList();
    }

    /** Whoever sees half-years only sees the last one that is over, where the window is none. */
    private List<BreakdownTable> breakdowns(Filters filters, DisclosedFigure headline, AsOf now) throws SQLException {
        RequestedWindow asked = figures.mayBreakDown(filters.window())
                ? asked(filters.window())
                : new RequestedWindow(null, null, filters.window().basis());
        List<BreakdownTable> breakdowns = new ArrayList<>();
        for (BreakdownDimension by : Breakdown.of(headline)) {
            breakdowns.add(BreakdownTable.of(
                    figures.brokenDown(filters.initiative(), filters.measure(), by, asked, now), language));
        }
        return breakdowns;
    }

    private static RequestedWindow asked(Window window) {
        return new RequestedWindow(window.firstDay(), window.lastDayInclusive(), window.basis());
    }

    private static int skip(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,4}")) {
            throw Refusal.malformed("skip", "is not a whole number");
        }
        return Integer.parseInt(text);
    }
}
