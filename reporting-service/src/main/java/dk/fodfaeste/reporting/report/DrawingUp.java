package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.problem.Refused;
import dk.fodfaeste.reporting.figures.Answer;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.Figures;
import dk.fodfaeste.reporting.figures.SmallCountsSettings;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.grants.Economy;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.Document.Change;
import dk.fodfaeste.reporting.report.Document.Goals;
import dk.fodfaeste.reporting.report.Document.OfInitiative;
import dk.fodfaeste.reporting.report.Document.OfMeasure;
import dk.fodfaeste.reporting.report.Document.Reported;
import dk.fodfaeste.reporting.report.Document.Restated;
import dk.fodfaeste.reporting.report.Document.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes what a report says from what is known now, and only what anybody may see of it. */
@ApplicationScoped
class DrawingUp {
    private static final int HALF_YEARS_BEFORE = 5;
    private static final int MONTHS_OF_YEAR = 12;

    private final Initiatives initiatives;
    private final Figures figures;
    private final Reports reports;
    private final Published published;
    private final Restating restating;
    private final Economy economy;
    private final SmallCountsSettings smallCounts;

    DrawingUp(
            Initiatives initiatives,
            Figures figures,
            Reports reports,
            Published published,
            Restating restating,
            Economy economy,
            SmallCountsSettings smallCounts) {
        this.initiatives = initiatives;
        this.figures = figures;
        this.reports = reports;
        this.published = published;
        this.restating = restating;
        this.economy = economy;
        this.smallCounts = smallCounts;
    }

    /** @throws Refused 404 where an initiative is not there or not in the caller's scope */
    Document document(OnFile draft, Integer number, AsOf now) throws SQLException {
        List<OnFile> earlier = reports.holdingUntil(draft.period());
        List<OfInitiative> each = new ArrayList<>();
        for (String code : draft.initiatives()) {
            InitiativeVersion initiative =
                    initiatives.knownAt(now.heardUntil(), code).orElseThrow(() -> Refused.notFound("initiative"));
            List<OfMeasure> measures = new ArrayList<>();
            for (Measure measure : initiative.measures()) {
                measures.add(measure(draft.period(), initiative, measure, earlier, now));
            }
            each.add(new OfInitiative(
                    code,
                    initiative.name(),
                    Goals.of(initiative),
                    draft.texts().comments().get(code),
                    measures,
                    economy.of(code, draft.period().window(initiative.basis()), now, true)
                            .within(draft.initiatives()::contains)));
        }
        return new Document(
                number,
                draft.period().toString(),
                draft.period().firstDay(),
                draft.period().lastDay(),
                draft.corrects(),
                draft.because(),
                now.today(),
                now.knownAt(),
                each,
                draft.texts().decisions());
    }

    private OfMeasure measure(
            HalfYear period, InitiativeVersion initiative, Measure measure, List<OnFile> earlier, AsOf now)
            throws SQLException {
        List<Window> windows = Stream.concat(
                        Stream.of(period.window(initiative.basis()), twelveMonths(period, initiative)),
                        Stream.iterate(period.before(), HalfYear::before)
                                .limit(HALF_YEARS_BEFORE)
                                .takeWhile(half -> !half.lastDay().isBefore(initiative.runsFrom()))
                                .map(half -> half.window(initiative.basis())))
                .toList();
        List<Reported> answered = figures.forAnybody(initiative.code(), measure.code(), windows, now).stream()
                .map(Reported::of)
                .toList();
        return OfMeasure.of(
                initiative,
                measure,
                answered.getFirst(),
                answered.get(1),
                answered.subList(2, answered.size()),
                restated(initiative, measure, earlier, now));
    }

    /** The window that everything is kept for: those that end with the half-year. */
    static Window twelveMonths(HalfYear period, InitiativeVersion initiative) {
        return Window.endingWith(YearMonth.from(period.lastDay()), MONTHS_OF_YEAR, initiative.basis());
    }

    /** What the published figures of these initiatives would be now, exactly: for those who see every figure. */
    List<RestatedExactly> restatedExactly(OnFile draft, AsOf now) throws SQLException {
        List<RestatedExactly> exactly = new ArrayList<>();
        for (String code : draft.initiatives()) {
            InitiativeVersion initiative = known(code, now);
            for (Measure measure : initiative.measures()) {
                for (OnFile report : reports.holdingUntil(draft.period())) {
                    Optional<Reported> then = published.halfYear(report, code, measure.code());
                    if (then.isPresent()) {
                        Window window = then.get().figure().window().window();
                        exactly.add(new RestatedExactly(
                                code,
                                measure.code(),
                                report.period().toString(),
                                report.number(),
                                restating.changes(report, initiative, measure, window, now)));
                    }
                }
            }
        }
        return exactly;
    }

    /** @param changes all of them, with nothing hidden */
    record RestatedExactly(String initiative, String measure, String period, int report, List<Change> changes) {}

    private InitiativeVersion known(String code, AsOf now) throws SQLException {
        return initiatives.knownAt(now.heardUntil(), code).orElseThrow(() -> Refused.notFound("initiative"));
    }

    private List<Restated> restated(InitiativeVersion initiative, Measure measure, List<OnFile> earlier, AsOf now)
            throws SQLException {
        List<Restated> restated = new ArrayList<>();
        HalfYear last = null;
        for (OnFile report : earlier) {
            Optional<Reported> then = published.halfYear(report, initiative.code(), measure.code());
            if (then.isEmpty() || report.period().equals(last)) {
                continue;
            }
            last = report.period();
            restated.add(restated(initiative, measure, report, then.get(), now));
        }
        return restated;
    }

    private Restated restated(InitiativeVersion initiative, Measure measure, OnFile report, Reported then, AsOf now)
            throws SQLException {
        Window window = then.figure().window().window();
        Answer present = figures.forAnybody(initiative.code(), measure.code(), List.of(window), now)
                .getFirst();
        Standing standing = Standing.of(Reported.of(present).figure());
        Standing before = Standing.of(then.figure());
        List<Change> changes = before.suppressed() || standing.suppressed()
                ? List.of()
                : hiddenWhereSmall(restating.changes(report, initiative, measure, window, now));
        return new Restated(report.period().toString(), report.number(), before, standing, changes);
    }

    /** One reason alone tells no more than the two figures do; of several, none may be about too few. */
    private List<Change> hiddenWhereSmall(List<Change> changes) {
        boolean tells =
                changes.size() <= 1 || changes.stream().allMatch(change -> change.followUps() >= smallCounts.k());
        return tells
                ? changes
                : changes.stream().map(change -> Change.hidden(change.reason())).toList();
    }
}
