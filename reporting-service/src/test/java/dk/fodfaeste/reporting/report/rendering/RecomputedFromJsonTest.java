package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.reporting.recount.Formulas.limits;
import static dk.fodfaeste.reporting.recount.Formulas.percent;
import static dk.fodfaeste.reporting.recount.Formulas.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.reporting.Events;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recomputes the figures of a report from its JSON with independent formulas. */
@QuarkusTest
class RecomputedFromJsonTest {
    @Inject
    Events events;

    @Test
    void every_percentage_interval_and_verdict_can_be_recomputed_from_the_json() throws IOException {
        JsonNode document = SixInitiativesReport.document(SixInitiativesReport.published(events));
        List<JsonNode> reported = document.findParents("figure");
        int judged = 0;
        int compared = 0;
        assertThat(reported).hasSizeGreaterThan(20);
        for (JsonNode one : reported) {
            JsonNode figure = one.get("figure");
            JsonNode counts = figure.get("counts");
            if (figure.get("denominator").isNull() || figure.get("denominator").asLong() == 0) {
                assertThat(figure.get("percent").isNull()
                                && figure.at("/target/reached").isNull())
                        .isTrue();
                continue;
            }
            long successes = counts.get("successes").asLong();
            long denominator = figure.get("denominator").asLong();
            assertThat(figure.get("percent").decimalValue()).isEqualByComparingTo(percent(successes, denominator));
            assertInterval(figure.get("interval"), successes, denominator);
            if (figure.has("comparison")) {
                compared++;
                assertComparison(figure.get("comparison"), successes, denominator);
            }
            if (!counts.get("recorded").isNull()) {
                long recorded = counts.get("recorded").asLong();
                assertThat(recorded + counts.get("lost").asLong()).isEqualTo(denominator);
                assertThat(figure.get("coveragePercent").decimalValue())
                        .isEqualByComparingTo(percent(recorded, denominator));
                assertThat(figure.get("knownPercent").decimalValue())
                        .isEqualByComparingTo(percent(successes, recorded));
            }
            judged += assertVerdict(one, successes, denominator);
        }
        assertThat(compared).as("figures with a comparison").isPositive();
        assertThat(judged).as("figures with a verdict").isGreaterThan(4);
        assertThat(document.findParents("changes")).isNotEmpty();
        for (JsonNode restated : document.findParents("changes")) {
            assertDifference(restated);
        }
    }

    /** Disclosed changes add up to the current figure less the published one. */
    private static void assertDifference(JsonNode restated) {
        JsonNode published = restated.at("/published/figure");
        JsonNode now = restated.at("/now/figure");
        if (published.get("denominator").isNull() || now.get("denominator").isNull()) {
            assertThat(restated.get("changes")).isEmpty();
            return;
        }
        long successes = 0;
        long denominator = 0;
        for (JsonNode change : restated.get("changes")) {
            if (change.get("successes").isNull()) {
                return;
            }
            successes += change.get("successes").asLong();
            denominator += change.get("denominator").asLong();
        }
        assertThat(successes)
                .isEqualTo(now.at("/counts/successes").asLong()
                        - published.at("/counts/successes").asLong());
        assertThat(denominator)
                .isEqualTo(now.get("denominator").asLong()
                        - published.get("denominator").asLong());
    }

    private static void assertInterval(JsonNode interval, long successes, long denominator) {
        double[] limits = limits(successes, denominator);
        assertThat(interval.get("low").decimalValue()).isEqualByComparingTo(shown(limits[0]));
        assertThat(interval.get("high").decimalValue()).isEqualByComparingTo(shown(limits[1]));
    }

    /** Newcombe's method 10 (1998) from the limits of the two score intervals. */
    private static void assertComparison(JsonNode comparison, long successes, long denominator) {
        long otherSuccesses = comparison.get("successes").asLong();
        long otherDenominator = comparison.get("denominator").asLong();
        double p = (double) successes / denominator;
        double q = (double) otherSuccesses / otherDenominator;
        double[] own = limits(successes, denominator);
        double[] other = limits(otherSuccesses, otherDenominator);
        assertThat(comparison.get("percent").decimalValue())
                .isEqualByComparingTo(percent(otherSuccesses, otherDenominator));
        assertThat(comparison.get("difference").decimalValue()).isEqualByComparingTo(points(p - q));
        assertThat(comparison.at("/differenceInterval/low").decimalValue())
                .isEqualByComparingTo(points(p - q - Math.hypot(p - own[0], other[1] - q)));
        assertThat(comparison.at("/differenceInterval/high").decimalValue())
                .isEqualByComparingTo(points(p - q + Math.hypot(own[1] - p, q - other[0])));
    }

    private static BigDecimal points(double difference) {
        return BigDecimal.valueOf(100 * difference).setScale(1, RoundingMode.HALF_UP);
    }

    private static int assertVerdict(JsonNode one, long successes, long denominator) {
        JsonNode promise = one.get("promise");
        JsonNode target = one.at("/figure/target");
        BigDecimal reached = BigDecimal.valueOf(100 * successes);
        if (promise.get("sum").isNull()) {
            // The target was revised within the window: the verdict is given only if it holds for every assignment of
            // targets to follow-ups.
            BigDecimal most = promise.get("highest").decimalValue().multiply(BigDecimal.valueOf(denominator));
            BigDecimal least = promise.get("lowest").decimalValue().multiply(BigDecimal.valueOf(denominator));
            assertThat(target.get("changedInWindow").asBoolean()).isTrue();
            if (target.get("reached").isNull()) {
                assertThat(reached).isBetween(least, most.subtract(BigDecimal.ONE));
                assertThat(one.get("uncertain").isNull()).isTrue();
                return 0;
            }
            assertThat(target.get("reached").asBoolean()).isEqualTo(reached.compareTo(most) >= 0);
            // Uncertain where any target that there was could lie in the interval.
            assertThat(one.get("uncertain").asBoolean())
                    .isEqualTo(promise.get("highest")
                                            .decimalValue()
                                            .compareTo(one.at("/figure/interval/low")
                                                    .decimalValue())
                                    >= 0
                            && promise.get("lowest")
                                            .decimalValue()
                                            .compareTo(one.at("/figure/interval/high")
                                                    .decimalValue())
                                    <= 0);
            return 1;
        }
        BigDecimal sum = promise.get("sum").decimalValue();
        assertThat(target.get("reached").asBoolean()).isEqualTo(reached.compareTo(sum) >= 0);
        BigDecimal shown = sum.divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP);
        assertThat(target.get("percent").decimalValue()).isEqualByComparingTo(shown);
        JsonNode interval = one.at("/figure/interval");
        assertThat(one.get("uncertain").asBoolean())
                .isEqualTo(shown.compareTo(interval.get("low").decimalValue()) >= 0
                        && shown.compareTo(interval.get("high").decimalValue()) <= 0);
        return 1;
    }
}
