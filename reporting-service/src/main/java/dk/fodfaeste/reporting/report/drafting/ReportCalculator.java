package dk.fodfaeste.reporting.report.drafting;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.businesscase.ReportedCases;
import dk.fodfaeste.reporting.fidelity.FidelityTrend;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.figures.MeasureText;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.EconomyQuery;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import dk.fodfaeste.reporting.rate.CalendarYear;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.restating.Restatements;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.Goals;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import dk.fodfaeste.reporting.report.store.StoredReport;
import dk.fodfaeste.reporting.smallcounts.Grid;
import dk.fodfaeste.reporting.volumes.InitiativeVolumes;
import dk.fodfaeste.reporting.volumes.VolumesView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Calculates the document of a report from the current data, with only what every reader of reports may see. */
@ApplicationScoped
public class ReportCalculator {
    private static final int HALF_YEARS_BEFORE = 5;
    private static final int MONTHS_OF_YEAR = 12;

    private final Initiatives initiatives;
    private final FiguresInScope figures;
    private final Restatements restatements;
    private final EconomyQuery economyQuery;
    private final InitiativeVolumes volumes;
    private final FidelityTrend fidelity;
    private final ReportedCases businessCases;
    private final StoredOffsets storedOffsets;
    private final CoverSettings cover;

    ReportCalculator(
            Initiatives initiatives,
            FiguresInScope figures,
            Restatements restatements,
            EconomyQuery economyQuery,
            InitiativeVolumes volumes,
            FidelityTrend fidelity,
            ReportedCases businessCases,
            StoredOffsets storedOffsets,
            CoverSettings cover) {
        this.initiatives = initiatives;
        this.figures = figures;
        this.restatements = restatements;
        this.economyQuery = economyQuery;
        this.volumes = volumes;
        this.fidelity = fidelity;
        this.businessCases = businessCases;
        this.storedOffsets = storedOffsets;
        this.cover = cover;
    }

    /**
     * @param number null for a draft
     * @throws Refusal 404 if an initiative does not exist or is out of the caller's scope
     */
    public ReportDocument document(StoredReport draft, Integer number, AsOf now) throws SQLException {
        List<InitiativeSection> sections = new ArrayList<>();
        for (String code : draft.initiatives()) {
            InitiativeVersion initiative =
                    initiatives.knownAt(now.recordedUntil(), code).orElseThrow(() -> Refusal.notFound("initiative"));
            List<MeasureSection> measures = new ArrayList<>();
            for (Measure measure : initiative.measures()) {
                measures.add(measure(draft, initiative, measure, now));
            }
            sections.add(new InitiativeSection(
                    code,
                    initiative.name(),
                    initiative.englishName(),
                    Goals.of(initiative),
                    draft.texts().comments().get(code),
                    measures,
                    economyQuery
                            .of(code, draft.period().window(initiative.basis()), now, true)
                            .within(draft.initiatives()::contains),
                    volumes(draft.period(), initiative, now),
                    fidelity.latestBy(draft.period().lastDay(), now.recordedUntil(), code)
                            .orElse(null),
                    businessCases.of(initiative, now, true)));
        }
        return new ReportDocument(
                number,
                draft.period().toString(),
                draft.period().firstDay(),
                draft.period().lastDay(),
                draft.corrects(),
                draft.justification(),
                now.today(),
                now.knownAt(),
                storedOffsets.unreadableEvents(),
                sections,
                draft.texts().decisions(),
                draft.texts().earlierDecisions(),
                cover.organisation().orElse(null),
                cover.fictional());
    }

    private List<VolumesView> volumes(HalfYear period, InitiativeVersion initiative, AsOf now) throws SQLException {
        CalendarYear year = new CalendarYear(period.half() == 2 ? period.year() : period.year() - 1);
        List<VolumesView> result = new ArrayList<>();
        for (Window window : new LinkedHashSet<>(List.of(
                period.window(initiative.basis()),
                twelveMonths(period, initiative),
                year.window(initiative.basis())))) {
            if (!Grid.endsBeforeStart(window, initiative.runsFrom())) {
                result.add(volumes.controlled(initiative, window, now));
            }
        }
        return result;
    }

    private MeasureSection measure(StoredReport draft, InitiativeVersion initiative, Measure measure, AsOf now)
            throws SQLException {
        HalfYear period = draft.period();
        List<Window> windows = Stream.concat(
                        Stream.of(period.window(initiative.basis()), twelveMonths(period, initiative)),
                        Stream.iterate(period.previous(), HalfYear::previous)
                                .limit(HALF_YEARS_BEFORE)
                                .takeWhile(half -> !half.lastDay().isBefore(initiative.runsFrom()))
                                .map(half -> half.window(initiative.basis())))
                .toList();
        List<DisclosedFigure> disclosed = figures.controlled(initiative.code(), measure.code(), windows, now);
        List<ReportedFigure> figuresOfWindows =
                disclosed.stream().map(ReportedFigure::of).toList();
        return MeasureSection.of(
                initiative,
                measure,
                MeasureText.of(disclosed.getFirst()),
                figuresOfWindows.getFirst(),
                figuresOfWindows.get(1),
                figuresOfWindows.subList(2, figuresOfWindows.size()),
                restatements.disclosed(draft, initiative, measure, now));
    }

    /** The twelve months that end with the half-year. A published report stores the follow-ups of this window. */
    public static Window twelveMonths(HalfYear period, InitiativeVersion initiative) {
        return Window.endingWith(YearMonth.from(period.lastDay()), MONTHS_OF_YEAR, initiative.basis());
    }
}
