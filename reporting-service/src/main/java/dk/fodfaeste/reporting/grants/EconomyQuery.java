package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.HeadlineFigures;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.grants.InitiativeEconomy.CostView;
import dk.fodfaeste.reporting.grants.ParticipationQuery.People;
import dk.fodfaeste.reporting.grants.calculation.Cost.Divisor;
import dk.fodfaeste.reporting.grants.calculation.Cost.Per;
import dk.fodfaeste.reporting.grants.calculation.Cost;
import dk.fodfaeste.reporting.grants.calculation.CountDisclosure;
import dk.fodfaeste.reporting.grants.calculation.EarlierGrants;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import dk.fodfaeste.reporting.grants.calculation.GrantEnding;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.PossibleDuplicateGrant;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import dk.fodfaeste.reporting.grants.calculation.TotalDifference;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that is said of an initiative's money, for a page, the interface or a report. Whoever asks has looked after scope. */
@ApplicationScoped
public class EconomyQuery {
    private final Grants grants;
    private final Initiatives initiatives;
    private final HeadlineFigures headline;
    private final ParticipationQuery enrolled;

    EconomyQuery(Grants grants, Initiatives initiatives, HeadlineFigures headline, ParticipationQuery enrolled) {
        this.grants = grants;
        this.initiatives = initiatives;
        this.headline = headline;
        this.enrolled = enrolled;
    }

    /**
     * @param window a half-year or a calendar year
     * @param asOf only what was entered and recorded by then counts; its day tells what is over and what ends
     * @param suppressed whether it is for somebody who may not see persons
     * @throws IllegalArgumentException where it is another window
     */
    public InitiativeEconomy of(String code, Window window, AsOf asOf, boolean suppressed) throws SQLException {
        List<GrantDocument> documents = grants.knownAt(asOf.heardUntil());
        List<GrantLine> all = documents.stream()
                .flatMap(document -> document.lines().stream())
                .toList();
        List<GrantLine> own =
                all.stream().filter(line -> line.initiative().equals(code)).toList();
        Optional<InitiativeVersion> initiative = initiatives.knownAt(asOf.heardUntil(), code);
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

    /** Of all these initiatives, in their order. */
    public List<GrantEnding> endings(List<InitiativeVersion> of, AsOf asOf) throws SQLException {
        List<GrantLine> lines = grants.knownAt(asOf.heardUntil()).stream()
                .flatMap(document -> document.lines().stream())
                .toList();
        return of.stream()
                .flatMap(initiative -> GrantEnding.of(initiative.code(), initiative.runsTo(), lines, asOf.today()).stream())
                .toList();
    }

    /** What a whole document states is shown with each initiative that it holds money of. */
    private static List<TotalDifference> differences(String code, List<GrantDocument> documents) {
        return documents.stream()
                .flatMap(document -> {
                    boolean holdsMoney = document.lines().stream()
                            .anyMatch(line -> line.initiative().equals(code));
                    List<StatedTotal> totals = document.statedTotals().stream()
                            .filter(total ->
                                    code.equals(total.initiative()) || (total.initiative() == null && holdsMoney))
                            .toList();
                    return TotalDifference.among(totals, document.lines()).stream();
                })
                .toList();
    }

    private List<CostView> costs(
            InitiativeVersion initiative, List<GrantLine> own, Window window, AsOf asOf, boolean suppressed)
            throws SQLException {
        DisclosedFigure figure = headline.of(
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
        return Stream.concat(people(initiative, window, asOf, suppressed, figure).stream(), Stream.of(successes))
                .map(divisor -> CostView.of(Cost.of(own, window, over, divisor), figure.window(), figure.measure()))
                .toList();
    }

    private List<Divisor> people(
            InitiativeVersion initiative, Window window, AsOf asOf, boolean suppressed, DisclosedFigure figure)
            throws SQLException {
        People people = enrolled.in(initiative.code(), window, asOf);
        boolean personsTold = !suppressed || personsTold(initiative, window, asOf, people);
        boolean exitsTold = !suppressed
                || (figure.disclosure().headline()
                        && exitsGiveNothingBack(initiative, window, asOf, figure)
                        && exitsTold(initiative, window, asOf, people));
        return List.of(
                new Divisor(Per.PARTICIPANT, people.persons(), personsTold, true),
                new Divisor(Per.EXIT, people.exits(), exitsTold, true));
    }

    private boolean personsTold(InitiativeVersion initiative, Window window, AsOf asOf, People people)
            throws SQLException {
        long k = headline.smallestTold();
        if (!isYear(window)) {
            return !CountDisclosure.isSmall(people.persons(), k);
        }
        return CountDisclosure.ofYearOfPersons(
                people.persons(),
                enrolled.in(initiative.code(), half(window, Month.JANUARY), asOf)
                        .persons(),
                enrolled.in(initiative.code(), half(window, Month.JULY), asOf).persons(),
                k);
    }

    private boolean exitsTold(InitiativeVersion initiative, Window window, AsOf asOf, People people)
            throws SQLException {
        long k = headline.smallestTold();
        boolean beside = CountDisclosure.exitsBeside(people.persons(), people.exits(), k);
        return beside
                && (!isYear(window)
                        || CountDisclosure.ofYear(
                                enrolled.in(initiative.code(), half(window, Month.JANUARY), asOf)
                                        .exits(),
                                enrolled.in(initiative.code(), half(window, Month.JULY), asOf)
                                        .exits(),
                                k));
    }

    /**
     * Exits are the cohort of a measure that counts from them: where that is hidden, they would give a part of it back. Where the initiative
     * counts by due date, cohort and exits are of windows that are some weeks apart, and the two would tell who left in between.
     */
    private boolean exitsGiveNothingBack(InitiativeVersion initiative, Window window, AsOf asOf, DisclosedFigure figure)
            throws SQLException {
        for (Measure measure : initiative.measures()) {
            // A later one of the same people tells no parts, and was decided with their cohort known.
            if (measure.anchor() == Anchor.EXIT
                    && initiative.earlierOfTheSamePeople(measure).isEmpty()) {
                DisclosedFigure answer = measure.equals(figure.measure())
                        ? figure
                        : headline.of(initiative, measure, figure.window(), asOf, true);
                if (initiative.basis() != Basis.ANCHOR || !answer.disclosure().saysCohort()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isYear(Window window) {
        return window.lastDayInclusive().getMonth() == Month.DECEMBER
                && window.firstDay().getMonth() == Month.JANUARY;
    }

    private static Window half(Window year, Month from) {
        LocalDate first = LocalDate.of(year.firstDay().getYear(), from, 1);
        return new Window(first, first.plusMonths(6).minusDays(1), year.basis());
    }
}
