package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.HeadlineFigures;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.InitiativeEconomy.CostView;
import dk.fodfaeste.reporting.grants.ParticipationQuery.Participation;
import dk.fodfaeste.reporting.grants.calculation.Cost;
import dk.fodfaeste.reporting.grants.calculation.Cost.Divisor;
import dk.fodfaeste.reporting.grants.calculation.Cost.Per;
import dk.fodfaeste.reporting.grants.calculation.CostPeriod;
import dk.fodfaeste.reporting.grants.calculation.CountDisclosure;
import dk.fodfaeste.reporting.grants.calculation.EarlierGrants;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import dk.fodfaeste.reporting.grants.calculation.GrantEnding;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.GrantStage;
import dk.fodfaeste.reporting.grants.calculation.PossibleDuplicateGrant;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import dk.fodfaeste.reporting.grants.calculation.TotalDifference;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.SmallCountRule;
import dk.fodfaeste.reporting.volumes.InitiativeVolumes;
import dk.fodfaeste.reporting.volumes.VolumesView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The economy of an initiative, for a page, the API or a report. The caller checks access. */
@ApplicationScoped
public class EconomyQuery {
    private final Grants grants;
    private final Initiatives initiatives;
    private final HeadlineFigures headlines;
    private final ParticipationQuery participation;
    private final InitiativeVolumes volumes;

    EconomyQuery(
            Grants grants,
            Initiatives initiatives,
            HeadlineFigures headlines,
            ParticipationQuery participation,
            InitiativeVolumes volumes) {
        this.grants = grants;
        this.initiatives = initiatives;
        this.headlines = headlines;
        this.participation = participation;
        this.volumes = volumes;
    }

    /**
     * @param window a half-year or a calendar year
     * @param asOf only grants and events recorded by then count; its day decides what has ended
     * @param suppressed whether the reader may not see persons
     * @throws IllegalArgumentException for any other window
     */
    public InitiativeEconomy of(String code, Window window, AsOf asOf, boolean suppressed) throws SQLException {
        List<GrantDocument> documents = grants.knownAt(asOf.recordedUntil());
        List<GrantLine> all = documents.stream()
                .flatMap(document -> document.lines().stream())
                .toList();
        List<GrantLine> own =
                all.stream().filter(line -> line.initiative().equals(code)).toList();
        Optional<InitiativeVersion> initiative = initiatives.knownAt(asOf.recordedUntil(), code);
        LocalDate runsTo = initiative.map(InitiativeVersion::runsTo).orElse(null);
        return new InitiativeEconomy(
                code,
                window.firstDay(),
                window.lastDayInclusive(),
                EconomyTable.of(own),
                EarlierGrants.among(own),
                differences(code, documents),
                PossibleDuplicateGrant.of(code, all),
                initiative.isEmpty() ? List.of() : costs(initiative.get(), own, window, asOf, suppressed),
                GrantEnding.of(code, runsTo, own, asOf.today()));
    }

    /** The lines of an initiative that grant money. */
    public List<GrantLine> granted(String code, AsOf asOf) throws SQLException {
        return grants.knownAt(asOf.recordedUntil()).stream()
                .flatMap(document -> document.lines().stream())
                .filter(line -> line.initiative().equals(code) && line.standing() == GrantStage.GRANTED)
                .toList();
    }

    /** Of all these initiatives, in their order. */
    public List<GrantEnding> endings(List<InitiativeVersion> of, AsOf asOf) throws SQLException {
        List<GrantLine> lines = grants.knownAt(asOf.recordedUntil()).stream()
                .flatMap(document -> document.lines().stream())
                .toList();
        return of.stream()
                .flatMap(initiative ->
                        GrantEnding.of(initiative.code(), initiative.runsTo(), lines, asOf.today()).stream())
                .toList();
    }

    /** A total of a whole document is included for each initiative with money in the document. */
    private static List<TotalDifference> differences(String code, List<GrantDocument> documents) {
        return documents.stream()
                .flatMap(document -> {
                    boolean hasMoney = document.lines().stream()
                            .anyMatch(line -> line.initiative().equals(code));
                    List<StatedTotal> totals = document.statedTotals().stream()
                            .filter(total ->
                                    code.equals(total.initiative()) || (total.initiative() == null && hasMoney))
                            .toList();
                    return TotalDifference.among(totals, document.lines()).stream();
                })
                .toList();
    }

    private List<CostView> costs(
            InitiativeVersion initiative, List<GrantLine> own, Window window, AsOf asOf, boolean suppressed)
            throws SQLException {
        if (initiative.measures().isEmpty()) {
            return List.of();
        }
        DisclosedFigure figure = headlines.of(
                initiative,
                initiative.measures().getFirst(),
                new Window(window.firstDay(), window.lastDayInclusive(), initiative.basis()),
                asOf,
                suppressed);
        boolean over = window.lastDayInclusive().isBefore(asOf.today());
        Divisor successes = new Divisor(
                Per.SUCCESS,
                figure.figure().counts().successes(),
                figure.disclosure().headline(),
                !figure.figure().provisional());
        return Stream.concat(
                        participantsAndExits(initiative, window, asOf, suppressed, figure).stream(),
                        Stream.of(successes))
                .map(divisor -> CostView.of(Cost.of(own, window, over, divisor), figure.window(), figure.measure()))
                .toList();
    }

    private List<Divisor> participantsAndExits(
            InitiativeVersion initiative, Window window, AsOf asOf, boolean suppressed, DisclosedFigure figure)
            throws SQLException {
        Participation counts = participation.in(initiative.code(), window, asOf);
        boolean participantsDisclosed = !suppressed || mayDiscloseParticipants(initiative, window, asOf, counts);
        boolean exitsDisclosed = !suppressed
                || (figure.disclosure().headline()
                        && cohortsDisclosed(initiative, asOf, figure)
                        && mayDiscloseExits(initiative, window, asOf, counts));
        return List.of(
                new Divisor(Per.PARTICIPANT, counts.persons(), participantsDisclosed, true),
                new Divisor(Per.EXIT, counts.exits(), exitsDisclosed, true));
    }

    private boolean mayDiscloseParticipants(
            InitiativeVersion initiative, Window window, AsOf asOf, Participation counts) throws SQLException {
        CountDisclosure disclosure = disclosure();
        VolumesView others = volumes.exact(initiative, window, asOf);
        if (!disclosure.mayDiscloseParticipants(
                counts.persons(), others.started(), others.exited(), others.enrolledOnLastDay())) {
            return false;
        }
        CostPeriod period = CostPeriod.of(window).orElseThrow();
        if (period.isHalf()) {
            return disclosure.mayDisclose(counts.persons());
        }
        return disclosure.mayDiscloseParticipantsOfYear(
                counts.persons(),
                in(period.firstHalf(), initiative, window.basis(), asOf).persons(),
                in(period.secondHalf(), initiative, window.basis(), asOf).persons());
    }

    private boolean mayDiscloseExits(InitiativeVersion initiative, Window window, AsOf asOf, Participation counts)
            throws SQLException {
        CountDisclosure disclosure = disclosure();
        CostPeriod period = CostPeriod.of(window).orElseThrow();
        return disclosure.mayDiscloseExits(counts.persons(), counts.exits())
                && (period.isHalf()
                        || disclosure.mayDiscloseExitsOfYear(
                                in(period.firstHalf(), initiative, window.basis(), asOf)
                                        .exits(),
                                in(period.secondHalf(), initiative, window.basis(), asOf)
                                        .exits()));
    }

    private CountDisclosure disclosure() {
        return new CountDisclosure(new SmallCountRule(headlines.smallestDisclosed()));
    }

    private Participation in(CostPeriod half, InitiativeVersion initiative, Basis basis, AsOf asOf)
            throws SQLException {
        return participation.in(initiative.code(), half.window(basis), asOf);
    }

    /**
     * Exits are the cohort of every measure that counts from them, so they are hidden if one of these cohorts is. If no measure counts from them,
     * they are hidden with the volume. They are also hidden if the
     * initiative counts by due date: its cohorts are of days some weeks before or after the exits', and the two numbers together would disclose
     * how many left in between.
     */
    private boolean cohortsDisclosed(InitiativeVersion initiative, AsOf asOf, DisclosedFigure figure)
            throws SQLException {
        if (initiative.measures().stream().noneMatch(Measure::needsExit)) {
            return volumes.controlled(initiative, figure.window(), asOf).exited() != null;
        }
        for (Measure measure : initiative.measures()) {
            // A later measure of the same people shows no parts, and its disclosure was decided with the cohort known.
            if (measure.needsExit()
                    && initiative.earlierMeasuresOfSamePeople(measure).isEmpty()) {
                DisclosedFigure ofMeasure = measure.equals(figure.measure())
                        ? figure
                        : headlines.of(initiative, measure, figure.window(), asOf, true);
                if (initiative.basis() != Basis.ANCHOR
                        || !ofMeasure.disclosure().allowsCohort()) {
                    return false;
                }
            }
        }
        return true;
    }
}
