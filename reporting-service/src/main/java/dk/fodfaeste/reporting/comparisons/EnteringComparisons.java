package dk.fodfaeste.reporting.comparisons;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Enters, corrects and withdraws comparisons. Repeating a command changes nothing. */
@ApplicationScoped
class EnteringComparisons {
    private static final long MAX_COUNT = 100_000_000;

    private final Comparisons comparisons;
    private final Caller caller;
    private final Clock clock;

    EnteringComparisons(Comparisons comparisons, Caller caller, Clock clock) {
        this.comparisons = comparisons;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param expectedVersion the version that the sender saw, 0 if there was none; null to write over any
     * @throws Refusal 422 if the counts or the day are impossible
     */
    @Transactional
    void enter(ComparisonKey key, Comparison comparison, Integer expectedVersion) throws SQLException {
        Optional<ComparisonVersion> present = present(key);
        if (present.filter(version -> version.hasContent(comparison)).isPresent()) {
            return;
        }
        requireCurrent(present, expectedVersion);
        check(comparison);
        comparisons.add(next(key, present, comparison, false, null));
    }

    /** @throws Refusal 404 if there is no such comparison */
    @Transactional
    void withdraw(ComparisonKey key, String because, Integer expectedVersion) throws SQLException {
        ComparisonVersion present = present(key).orElseThrow(() -> Refusal.notFound("comparison"));
        if (present.withdrawn()) {
            return;
        }
        requireCurrent(Optional.of(present), expectedVersion);
        comparisons.add(next(key, Optional.of(present), present.comparison(), true, because));
    }

    private Optional<ComparisonVersion> present(ComparisonKey key) throws SQLException {
        return comparisons.history(key).stream().findFirst();
    }

    private static void requireCurrent(Optional<ComparisonVersion> present, Integer expectedVersion) {
        int version = present.map(ComparisonVersion::version).orElse(0);
        if (expectedVersion != null && expectedVersion != version) {
            throw Refusal.stale(expectedVersion, version);
        }
    }

    private void check(Comparison comparison) {
        List<Violation> broken = new ArrayList<>();
        if (comparison.denominator() < 1 || comparison.denominator() > MAX_COUNT) {
            broken.add(new Violation("denominator", message("notBetween", 1, MAX_COUNT)));
        }
        if (comparison.successes() < 0 || comparison.successes() > MAX_COUNT) {
            broken.add(new Violation("successes", message("notBetween", 0, MAX_COUNT)));
        } else if (broken.isEmpty() && comparison.successes() > comparison.denominator()) {
            broken.add(new Violation("successes", message("moreThanDenominator")));
        }
        if (comparison.lookedUpOn().isAfter(LocalDate.ofInstant(clock.instant(), Clocks.COPENHAGEN))) {
            broken.add(new Violation("lookedUpOn", message("liesAhead")));
        }
        if (!broken.isEmpty()) {
            throw Refusal.rule(broken);
        }
    }

    private ComparisonVersion next(
            ComparisonKey key,
            Optional<ComparisonVersion> present,
            Comparison comparison,
            boolean withdrawn,
            String because) {
        return new ComparisonVersion(
                key,
                present.map(ComparisonVersion::version).orElse(0) + 1,
                comparison,
                withdrawn,
                because,
                Clocks.notBefore(
                        clock, present.map(ComparisonVersion::recordedAt).orElse(null)),
                caller.user());
    }
}
