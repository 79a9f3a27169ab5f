package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.CountControl;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.HeadlineFigures;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.InitiativeEconomy.CostView;
import dk.fodfaeste.reporting.grants.ParticipationQuery.Participation;
import dk.fodfaeste.reporting.grants.calculation.Cost;
import dk.fodfaeste.reporting.grants.calculation.Cost.Divisor;
import dk.fodfaeste.reporting.grants.calculation.Cost.Per;
import dk.fodfaeste.reporting.grants.calculation.EarlierGrants;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import dk.fodfaeste.reporting.grants.calculation.GrantEnding;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.GrantStage;
import dk.fodfaeste.reporting.grants.calculation.PossibleDuplicateGrant;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import dk.fodfaeste.reporting.grants.calculation.TotalDifference;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.CountDisclosures.Count;
import dk.fodfaeste.reporting.smallcounts.Grid;
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
    private final CountControl control;

    EconomyQuery(
            Grants grants,
            Initiatives initiatives,
            HeadlineFigures headlines,
            ParticipationQuery participation,
            CountControl control) {
        this.grants = grants;
        this.initiatives = initiatives;
        this.headlines = headlines;
        this.participation = participation;
        this.control = control;
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
                GrantEnding.of(code, runsTo, own, asOf.today()),
                NoteView.of(code, documents),
                null,
                null);
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
        Window counted = new Window(window.firstDay(), window.lastDayInclusive(), initiative.basis());
        DisclosedFigure figure = headlines.of(initiative, initiative.measures().getFirst(), counted, asOf, suppressed);
        boolean over = window.lastDayInclusive().isBefore(asOf.today());
        Divisor successes = new Divisor(
                Per.SUCCESS,
                figure.figure().counts().successes(),
                figure.disclosure().headline(),
                !figure.figure().provisional());
        return Stream.concat(participantsAndExits(initiative, counted, asOf, suppressed).stream(), Stream.of(successes))
                .map(divisor -> CostView.of(Cost.of(own, window, over, divisor), figure.window(), figure.measure()))
                .toList();
    }

    private List<Divisor> participantsAndExits(
            InitiativeVersion initiative, Window window, AsOf asOf, boolean suppressed) throws SQLException {
        Participation counts = participation.in(initiative.code(), window, asOf);
        return List.of(
                new Divisor(
                        Per.PARTICIPANT,
                        counts.persons(),
                        !suppressed || isDisclosed(Count.PARTICIPANTS, counts.persons(), initiative, window, asOf),
                        true),
                new Divisor(
                        Per.EXIT,
                        counts.exits(),
                        !suppressed || isDisclosed(Count.ENDED, counts.exits(), initiative, window, asOf),
                        true));
    }

    /** Nobody takes part before the initiative starts, and the reader may know it. */
    private boolean isDisclosed(Count count, long number, InitiativeVersion initiative, Window window, AsOf asOf)
            throws SQLException {
        return control.shows(count, initiative, window, asOf)
                || (number == 0 && Grid.endsBeforeStart(window, initiative.runsFrom()));
    }
}
