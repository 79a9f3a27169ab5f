package dk.fodfaeste.reporting.businesscase;

import static dk.fodfaeste.reporting.followup.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.businesscase.Assumptions.CostItem;
import dk.fodfaeste.reporting.businesscase.Assumptions.ProjectYear;
import dk.fodfaeste.reporting.businesscase.BusinessCaseView.TableView;
import dk.fodfaeste.reporting.businesscase.BusinessCaseView.YearView;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.followup.Facts;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.RandomHistory;
import dk.fodfaeste.reporting.followup.ReferenceModel;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The realised side of random cohorts equals an independent calculation, for many instants and days. The calculation counts with the reference
 * model and computes with rounded decimals of its own; it uses nothing of the classes that it checks.
 */
@QuarkusTest
class RealisedCohortTest {
    private static final List<LocalDate> DAYS =
            List.of(day("2024-06-01"), day("2024-12-31"), day("2025-07-01"), day("2025-12-15"), day("2029-01-01"));
    private static final Set<String> MEASURES = Set.of("after-exit", "lasting");
    private static final int FIRST_YEAR = 2024;
    private static final int LAST_YEAR = 2028;
    /** So many decimals that an error is far from the one decimal that is compared. */
    private static final int DECIMALS = 40;

    @Inject
    Events events;

    @Inject
    Initiatives initiatives;

    @Inject
    BusinessCaseCalculator calculator;

    /** The expected successes of the project years, and how many of them were lost again. */
    private record Cohort(long[] successes, long[] lost) {}

    private record Expected(int year, BigDecimal saved, BigDecimal cost, BigDecimal net, BigDecimal accumulated) {}

    /** The shares of lasting successes and the years of payback that occurred, so that the comparison is known to have met both sides. */
    private final Set<Boolean> anyLost = new HashSet<>();

    private final Set<Boolean> paidBack = new HashSet<>();

    @Test
    void the_realised_side_of_a_random_cohort_equals_an_independent_calculation() throws SQLException {
        for (int seed = 1; seed <= 3; seed++) {
            compare(RandomHistory.of("worth-random-" + seed, 700 + seed, 60), new Random(seed), Basis.ANCHOR);
        }
        assertThat(anyLost).containsExactlyInAnyOrder(true, false);
        assertThat(paidBack).containsExactlyInAnyOrder(true, false);
    }

    /** A success that is due in one year may be asked about again in the next. */
    @Test
    void successes_counted_by_due_date_are_followed_by_the_day_they_count_from() throws SQLException {
        compare(RandomHistory.of("worth-random-due", 200, 60), new Random(200), Basis.FOLLOW_UP);
        assertThat(anyLost).contains(true);
    }

    private void compare(RandomHistory history, Random random, Basis basis) throws SQLException {
        // Only the measures of the case: the rows of all of them are thousands, which RebuildTest derives again.
        history.initiatives.replaceAll(version -> Facts.initiative(
                version.code(),
                version.version(),
                version.recordedAt(),
                version.name(),
                version.runsFrom(),
                basis.name(),
                version.definitions().definitions().stream()
                        .filter(measure -> MEASURES.contains(measure.code()))
                        .toList()));
        events.publish(history);
        Assumptions assumptions = assumptions(random);
        BusinessCaseVersion version = new BusinessCaseVersion(
                history.code,
                "random",
                1,
                assumptions,
                "Tilfældig",
                history.instants().getFirst(),
                "admin1");
        List<Instant> instants = history.instants();
        for (int place = 1; place < instants.size(); place += 7) {
            Instant known = instants.get(place);
            InitiativeVersion initiative =
                    initiatives.knownAt(known, history.code).orElseThrow();
            for (LocalDate today : DAYS) {
                Cohort cohort = cohort(new ReferenceModel(history, known), basis, today);
                BusinessCaseView view =
                        calculator.of(initiative, List.of(version), new AsOf(today, known, false), false);
                assertEqual(view.realised(), expected(assumptions, cohort, today), cohort, today);
            }
        }
    }

    private void assertEqual(TableView realised, List<Expected> expected, Cohort cohort, LocalDate today) {
        Integer payback = null;
        for (int place = 0; place < expected.size(); place++) {
            YearView year = realised.years().get(place);
            Expected calculated = expected.get(place);
            String what = calculated.year() + " on " + today;
            assertThat(year.year()).isEqualTo(calculated.year());
            assertThat(year.cost()).as("cost of " + what).isEqualByComparingTo(calculated.cost());
            assertSame("saved in " + what, year.saved(), calculated.saved());
            assertSame("net of " + what, year.net(), calculated.net());
            assertSame("accumulated in " + what, year.accumulated(), calculated.accumulated());
            boolean counted = place < cohort.successes().length && calculated.year() <= today.getYear();
            assertSame(
                    "successes of " + what,
                    year.successes(),
                    counted ? BigDecimal.valueOf(cohort.successes()[place]) : null);
            if (payback == null
                    && calculated.accumulated() != null
                    && calculated.accumulated().signum() <= 0) {
                payback = place + 1;
            }
        }
        assertThat(realised.years()).hasSameSizeAs(expected);
        assertThat(realised.paybackYear()).as("paid back, on " + today).isEqualTo(payback);
        anyLost.add(cohort.lost()[0] > 0);
        paidBack.add(payback != null);
    }

    private static void assertSame(String what, BigDecimal found, BigDecimal calculated) {
        if (calculated == null) {
            assertThat(found).as(what).isNull();
        } else {
            assertThat(found).as(what).isEqualByComparingTo(calculated.setScale(1, RoundingMode.HALF_UP));
        }
    }

    private static Assumptions assumptions(Random random) {
        List<ProjectYear> projectYears = new ArrayList<>();
        List<CostItem> costs = new ArrayList<>();
        for (int year = FIRST_YEAR; year <= FIRST_YEAR + 1; year++) {
            projectYears.add(new ProjectYear(year, 1 + random.nextInt(4), 2_000L + random.nextInt(8_000)));
            costs.add(new CostItem("Service", year, (long) random.nextInt(1_000)));
            costs.add(new CostItem("Overførsler", year, (long) random.nextInt(1_000)));
        }
        return new Assumptions(
                "Tilfældig",
                "Notat",
                day("2024-01-01"),
                2024,
                "after-exit",
                (long) random.nextInt(1_500),
                LAST_YEAR,
                projectYears,
                false,
                costs,
                List.of());
    }

    /** "lasting" asks the successes of "after-exit" again, five months after the exit instead of two. */
    private static Cohort cohort(ReferenceModel model, Basis basis, LocalDate today) {
        long[] successes = new long[2];
        long[] lost = new long[2];
        for (int place = 0; place < 2; place++) {
            LocalDate first = LocalDate.of(FIRST_YEAR + place, 1, 1);
            LocalDate last = LocalDate.of(FIRST_YEAR + place, 12, 31);
            successes[place] = model.count("after-exit", new Window(first, last, basis), today)
                    .counts()
                    .successes();
            // The exits whose follow-up after two months is due in the calendar year.
            Window exits = basis == Basis.ANCHOR
                    ? new Window(first, last, Basis.ANCHOR)
                    : new Window(
                            LocalDate.of(FIRST_YEAR + place - 1, 11, 1),
                            LocalDate.of(FIRST_YEAR + place, 10, 31),
                            Basis.ANCHOR);
            Counts again = model.count("lasting", exits, today).counts();
            lost[place] = again.recorded() + again.lost() - again.successes();
        }
        return new Cohort(successes, lost);
    }

    private static List<Expected> expected(Assumptions assumptions, Cohort cohort, LocalDate today) {
        List<Expected> years = new ArrayList<>();
        BigDecimal accumulated = BigDecimal.ZERO;
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            int place = year - FIRST_YEAR;
            int costOfYear = year;
            BigDecimal cost = BigDecimal.valueOf(assumptions.costs().stream()
                    .filter(item -> item.year() == costOfYear)
                    .mapToLong(CostItem::amount)
                    .sum());
            if (year > today.getYear()) {
                years.add(new Expected(year, null, cost, null, null));
                continue;
            }
            BigDecimal spared = BigDecimal.ZERO;
            if (place < 2) {
                ProjectYear planned = assumptions.projectYears().get(place);
                spared = divide(cohort.successes()[place] * planned.plannedSaved(), planned.plannedSuccesses());
            }
            for (int earlier : IntStream.range(0, Math.min(place, 2)).toArray()) {
                long succeeded = cohort.successes()[earlier];
                long last = succeeded - cohort.lost()[earlier];
                if (succeeded > 0) {
                    spared = spared.add(divide(last * assumptions.lastingPerProjectYear(), succeeded));
                }
            }
            BigDecimal net = cost.subtract(spared);
            accumulated = accumulated.add(net);
            years.add(new Expected(year, rounded(spared.negate()), cost, rounded(net), rounded(accumulated)));
        }
        return years;
    }

    private static BigDecimal divide(long dividend, long divisor) {
        return BigDecimal.valueOf(dividend).divide(BigDecimal.valueOf(divisor), DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Removes what the divisions rounded, so that a number half way between two decimals is exact. */
    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(DECIMALS - 10, RoundingMode.HALF_EVEN);
    }
}
