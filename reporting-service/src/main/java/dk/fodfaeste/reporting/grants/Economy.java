package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.reporting.economy.AlsoUnder;
import dk.fodfaeste.reporting.economy.Cost.Counted;
import dk.fodfaeste.reporting.economy.Cost.Per;
import dk.fodfaeste.reporting.economy.Cost;
import dk.fodfaeste.reporting.economy.Difference;
import dk.fodfaeste.reporting.economy.EarlierGrants;
import dk.fodfaeste.reporting.economy.EconomyTable;
import dk.fodfaeste.reporting.economy.Ending;
import dk.fodfaeste.reporting.economy.GrantLine;
import dk.fodfaeste.reporting.economy.Shown;
import dk.fodfaeste.reporting.economy.StatedTotal;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.HeadlineFigures;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.grants.EconomyOf.CostShown;
import dk.fodfaeste.reporting.grants.Enrolled.People;
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
public class Economy {
    private final Grants grants;
    private final Initiatives initiatives;
    private final HeadlineFigures headline;
    private final Enrolled enrolled;

    Economy(Grants grants, Initiatives initiatives, HeadlineFigures headline, Enrolled enrolled) {
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
    public EconomyOf of(String code, Window window, AsOf asOf, boolean suppressed) throws SQLException {
        List<GrantDocument> documents = grants.knownAt(asOf.recordedUntil());
        List<GrantLine> all = documents.stream()
                .flatMap(document -> document.lines().stream())
                .toList();
        List<GrantLine> own =
                all.stream().filter(line -> line.initiative().equals(code)).toList();
        Optional<InitiativeVersion> initiative = initiatives.knownAt(asOf.recordedUntil(), code);
        LocalDate runsTo = initiative.map(InitiativeVersion::runsTo).orElse(null);
        return new EconomyOf(
                code,
                window.firstDay(),
                window.lastDayInclusive(),
                EconomyTable.of(own),
                EarlierGrants.among(own),
                differences(code, documents),
                AlsoUnder.of(code, all),
                initiative.isEmpty() ? List.of() : costs(initiative.get(), own, window, asOf, suppressed),
                Ending.of(code, runsTo, own, asOf.today()));
    }

    /** Of all these initiatives, in their order. */
    public List<Ending> endings(List<InitiativeVersion> of, AsOf asOf) throws SQLException {
        List<GrantLine> lines = grants.knownAt(asOf.recordedUntil()).stream()
                .flatMap(document -> document.lines().stream())
                .toList();
        return of.stream()
                .flatMap(initiative -> Ending.of(initiative.code(), initiative.runsTo(), lines, asOf.today()).stream())
                .toList();
    }

    /** What a whole document states is shown with each initiative that it holds money of. */
    private static List<Difference> differences(String code, List<GrantDocument> documents) {
        return documents.stream()
                .flatMap(document -> {
                    boolean holdsMoney = document.lines().stream()
                            .anyMatch(line -> line.initiative().equals(code));
                    List<StatedTotal> totals = document.statedTotals().stream()
                            .filter(total ->
                                    code.equals(total.initiative()) || (total.initiative() == null && holdsMoney))
                            .toList();
                    return Difference.among(totals, document.lines()).stream();
                })
                .toList();
    }

    private List<CostShown> costs(
            InitiativeVersion initiative, List<GrantLine> own, Window window, AsOf asOf, boolean suppressed)
            throws SQLException {
        DisclosedFigure figure = headline.of(
                initiative,
                initiative.measures().getFirst(),
                new Window(window.firstDay(), window.lastDayInclusive(), initiative.basis()),
                asOf,
                suppressed);
        boolean over = window.lastDayInclusive().isBefore(asOf.today());
        Counted successes = new Counted(
                Per.SUCCESS,
                figure.figure().counts().successes(),
                figure.disclosure().headline(),
                !figure.figure().provisional());
        return Stream.concat(people(initiative, window, asOf, suppressed, figure).stream(), Stream.of(successes))
                .map(counted -> CostShown.of(Cost.of(own, window, over, counted), figure.window(), figure.measure()))
                .toList();
    }

    private List<Counted> people(
            InitiativeVersion initiative, Window window, AsOf asOf, boolean suppressed, DisclosedFigure figure)
            throws SQLException {
        People people = enrolled.in(initiative.code(), window, asOf);
        boolean personsTold = !suppressed || personsTold(initiative, window, asOf, people);
        boolean exitsTold = !suppressed
                || (figure.disclosure().headline()
                        && exitsGiveNothingBack(initiative, window, asOf, figure)
                        && exitsTold(initiative, window, asOf, people));
        return List.of(
                new Counted(Per.PARTICIPANT, people.persons(), personsTold, true),
                new Counted(Per.EXIT, people.exits(), exitsTold, true));
    }

    private boolean personsTold(InitiativeVersion initiative, Window window, AsOf asOf, People people)
            throws SQLException {
        long k = headline.smallestDisclosed();
        if (!isYear(window)) {
            return !Shown.isSmall(people.persons(), k);
        }
        return Shown.ofYearOfPersons(
                people.persons(),
                enrolled.in(initiative.code(), half(window, Month.JANUARY), asOf)
                        .persons(),
                enrolled.in(initiative.code(), half(window, Month.JULY), asOf).persons(),
                k);
    }

    private boolean exitsTold(InitiativeVersion initiative, Window window, AsOf asOf, People people)
            throws SQLException {
        long k = headline.smallestDisclosed();
        boolean beside = Shown.exitsBeside(people.persons(), people.exits(), k);
        return beside
                && (!isYear(window)
                        || Shown.ofYear(
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
                    && initiative.earlierRelatedMeasures(measure).isEmpty()) {
                DisclosedFigure answer = measure.equals(figure.measure())
                        ? figure
                        : headline.of(initiative, measure, figure.window(), asOf, true);
                if (initiative.basis() != Basis.ANCHOR || !answer.disclosure().allowsCohort()) {
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
