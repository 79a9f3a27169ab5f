package dk.fodfaeste.reporting.overview;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.measures.Days;
import dk.fodfaeste.reporting.businesscase.ReportedCases;
import dk.fodfaeste.reporting.fidelity.FidelityTrend;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.figures.RequestedWindow;
import dk.fodfaeste.reporting.figures.RollingMonths;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.overview.InitiativeView.FidelityRow;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.volumes.InitiativeVolumes;
import dk.fodfaeste.reporting.volumes.VolumesTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects the figures of an initiative's page. */
@ApplicationScoped
class InitiativeViewBuilder {
    private static final int HALF_YEARS = 10;
    private static final int MONTH_ENDS = 60;

    private final FiguresInScope figures;
    private final InitiativeVolumes volumes;
    private final FidelityTrend fidelity;
    private final BreakdownTables breakdowns;
    private final SideBySideBuilder sideBySide;
    private final ReportedCases businessCases;
    private final Caller caller;
    private final Language language;

    InitiativeViewBuilder(
            FiguresInScope figures,
            InitiativeVolumes volumes,
            FidelityTrend fidelity,
            BreakdownTables breakdowns,
            SideBySideBuilder sideBySide,
            ReportedCases businessCases,
            Caller caller,
            Language language) {
        this.figures = figures;
        this.volumes = volumes;
        this.fidelity = fidelity;
        this.breakdowns = breakdowns;
        this.sideBySide = sideBySide;
        this.businessCases = businessCases;
        this.caller = caller;
        this.language = language;
    }

    /** The filters of the form. Defaults: the first measure, twelve rolling months, and the default window, which is the same for every role. */
    Filters filters(InitiativeVersion initiative, Form form, AsOf now) throws SQLException {
        String measure = measure(initiative, form);
        int months = RollingMonths.parse(form.value("months"));
        RequestedWindow requested = RequestedWindow.parse(form.value("from"), form.value("to"), form.value("basis"));
        RequestedWindow window = requested.equals(RequestedWindow.WHOLE_PERIOD)
                ? RequestedWindow.of(figures.defaultWindow(initiative, now))
                : requested;
        return Filters.of(figures.of(initiative.code(), measure, window, now), months);
    }

    /** The filters for the nearest window that the caller may see. Empty if there is none. */
    Optional<Filters> nearest(InitiativeVersion initiative, Form form, AsOf now) {
        RequestedWindow requested = RequestedWindow.parse(form.value("from"), form.value("to"), form.value("basis"));
        boolean reversed = requested.from() != null
                && requested.to() != null
                && requested.from().isAfter(requested.to());
        Optional<Window> window = reversed ? Optional.empty() : figures.nearest(initiative, requested, now);
        return window.map(
                each -> new Filters(initiative.code(), measure(initiative, form), RollingMonths.DEFAULT, each));
    }

    private static String measure(InitiativeVersion initiative, Form form) {
        return Optional.ofNullable(form.valueOrNull("measure"))
                .orElse(initiative.measures().getFirst().code());
    }

    /**
     * @param skipped the number of half-years to skip
     * @param other the code of an initiative to compare with; blank for none
     */
    InitiativeView build(Filters filters, String skipped, String other, AsOf now) throws SQLException {
        DisclosedFigure headline =
                figures.of(filters.initiative(), filters.measure(), RequestedWindow.of(filters.window()), now);
        boolean hasRate = headline.figure().denominator() > 0;
        DisclosedFigure before = hasRate ? before(filters, now) : null;
        LocalDate rollingFrom = rollingFrom(filters.window(), headline.initiative());
        List<DisclosedFigure> rolling = rolling(filters, headline.initiative(), now);
        int skip = skip(skipped);
        List<DisclosedFigure> halfYears = halfYears(filters, skip, now);
        boolean more = halfYears.size() > HALF_YEARS;
        List<DisclosedFigure> onThisPage = more ? halfYears.subList(0, HALF_YEARS) : halfYears;
        return new InitiativeView(
                MeasureView.of(headline, language),
                nearestWithFigure(filters, headline),
                hasRate ? ChangeText.of(headline, before, language) : null,
                hasRate ? periodLink(filters, before.window()) : null,
                hasRate ? sideBySide.of(filters, headline, before, other, now) : null,
                now.today(),
                filters.address(),
                caller.hasRole(Roles.ANALYST) ? filters.comparisonAddress() : null,
                new FigureText(headline, language).isBeforeStart() ? null : DenominatorView.of(headline, language),
                filters.months(),
                new FigureText(headline, language).basis(),
                isByOccasion(headline),
                FoldedRows.of(rolling.stream().map(this::monthEnd).toList(), false, language),
                filters.window().firstDay().isBefore(rollingFrom),
                FoldedRows.of(
                        onThisPage.stream()
                                .map(figure -> halfYear(filters, figure))
                                .toList(),
                        true,
                        language),
                more ? filters.address() + "&skip=" + (skip + HALF_YEARS) + "#half-years" : null,
                skip > 0 ? filters.address() + "&skip=" + Math.max(0, skip - HALF_YEARS) + "#half-years" : null,
                forecasts(headline, onThisPage),
                new FigureText(headline, language).isBeforeStart() ? null : volumes(filters, now),
                fidelity(filters, onThisPage),
                businessCases.of(headline.initiative(), now, figures.hasSmallCountControl()),
                breakdowns(filters, headline, now),
                filters);
    }

    /** Instead of a hidden figure. */
    private OverviewRow.PeriodLink nearestWithFigure(Filters filters, DisclosedFigure headline) throws SQLException {
        if (headline.disclosure().headline()) {
            return null;
        }
        return figures.nearestWithFigure(headline)
                .map(window -> periodLink(filters, window))
                .orElse(null);
    }

    private OverviewRow.PeriodLink periodLink(Filters filters, Window window) {
        return new OverviewRow.PeriodLink(
                new PeriodText(window, language).shortName(),
                filters.withWindow(window).address());
    }

    private DisclosedFigure before(Filters filters, AsOf now) throws SQLException {
        return figures.of(
                filters.initiative(),
                filters.measure(),
                RequestedWindow.of(filters.window().previous()),
                now);
    }

    private List<FidelityRow> fidelity(Filters filters, List<DisclosedFigure> halfYears) throws SQLException {
        return fidelity.knownAt(Instant.MAX, filters.initiative()).stream()
                .limit(HALF_YEARS)
                .map(review -> new FidelityRow(
                        review,
                        halfYears.stream()
                                .filter(figure -> figure.window().contains(review.reviewedOn()))
                                .findFirst()
                                .map(figure -> halfYear(filters, figure))
                                .orElse(null)))
                .toList();
    }

    private VolumesTable volumes(Filters filters, AsOf now) throws SQLException {
        RequestedWindow days = RequestedWindow.of(filters.window());
        return VolumesTable.of(volumes.of(filters.initiative(), days, now), filters.window(), language);
    }

    List<DisclosedFigure> rolling(Filters filters, InitiativeVersion initiative, AsOf now) throws SQLException {
        LocalDate from = rollingFrom(filters.window(), initiative);
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
     * The first month of the rolling figures: at most the latest month ends of the window are shown. A caller who may see closed periods only gets
     * the month ends before the window, too, from the first that a full year of the initiative precedes.
     */
    private LocalDate rollingFrom(Window window, InitiativeVersion initiative) {
        LocalDate last = window.lastDayInclusive().withDayOfMonth(1);
        LocalDate earliest = last.minusMonths(MONTH_ENDS - 1L);
        LocalDate start = !figures.hasSmallCountControl()
                ? window.firstDay()
                : initiative.runsFrom().plusMonths(RollingMonths.DEFAULT - 1L);
        LocalDate from = start.isBefore(earliest) ? earliest : start;
        return from.isAfter(window.lastDayInclusive()) ? last : from;
    }

    /** Reads one half-year more than a page has, to know whether there are older ones. */
    private List<DisclosedFigure> halfYears(Filters filters, int skip, AsOf now) throws SQLException {
        return figures.halfYears(
                filters.initiative(), filters.measure(), filters.window().basis(), skip, HALF_YEARS + 1, now);
    }

    static boolean isByOccasion(DisclosedFigure figure) {
        Days days = new Days(figure.window().firstDay(), figure.window().lastDayInclusive());
        return figure.measure().occasions(days, figure.asOf().today()).isPresent();
    }

    private FigureRow monthEnd(DisclosedFigure figure) {
        return FigureRow.of(figure, language.day(figure.window().lastDayInclusive()), "", language);
    }

    private FigureRow halfYear(Filters filters, DisclosedFigure figure) {
        return FigureRow.of(
                figure,
                new PeriodText(figure.window(), language).shortName(),
                filters.withWindow(figure.window()).address(),
                language);
    }

    /** Forecasts of the window and of the half-years that differ from it. */
    private List<String> forecasts(DisclosedFigure headline, List<DisclosedFigure> halfYears) {
        return Stream.concat(
                        Stream.of(headline),
                        halfYears.stream().filter(half -> !half.window().equals(headline.window())))
                .flatMap(figure -> ForecastText.of(figure, language).stream())
                .toList();
    }

    private List<BreakdownTable> breakdowns(Filters filters, DisclosedFigure headline, AsOf now) throws SQLException {
        return breakdowns.of(filters, headline, now).stream()
                .map(breakdown -> BreakdownTable.of(breakdown, language))
                .toList();
    }

    private static int skip(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,4}")) {
            throw Refusal.malformed("skip", message("notAWholeNumber"));
        }
        return Integer.parseInt(text);
    }
}
