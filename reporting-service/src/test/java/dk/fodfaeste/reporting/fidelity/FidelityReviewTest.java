package dk.fodfaeste.reporting.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FidelityReviewTest {

    /** Scores that add up to the total, from 25 to 125. */
    private static List<ItemScore> adding(int total) {
        List<ItemScore> scores = new ArrayList<>();
        int left = total - FidelityItem.values().length;
        for (FidelityItem item : FidelityItem.values()) {
            int above = Math.min(4, left);
            left -= above;
            scores.add(new ItemScore(item, 1 + above, null));
        }
        return scores;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "25, NOT_IPS",
        "73, NOT_IPS",
        "74, FAIR",
        "99, FAIR",
        "100, GOOD",
        "114, GOOD",
        "115, EXEMPLARY",
        "125, EXEMPLARY"
    })
    void the_total_has_a_band(int total, FidelityBand band) {
        FidelityReview review = FidelityReview.of("SOF", adding(total));
        assertThat(review.total()).contains(total);
        assertThat(review.band()).contains(band);
        assertThat(review.missing()).isEmpty();
    }

    @Test
    void there_is_no_total_if_an_item_is_missing_or_has_no_score() {
        List<ItemScore> scores = adding(125);
        scores.set(4, new ItemScore(scores.get(4).item(), null, "ikke set"));
        scores.remove(24);
        FidelityReview review = FidelityReview.of("SOF", scores);
        assertThat(review.total()).isEmpty();
        assertThat(review.band()).isEmpty();
        assertThat(review.missing())
                .containsExactly(FidelityItem.INTEGRATION_BY_FREQUENT_CONTACT, FidelityItem.ASSERTIVE_ENGAGEMENT);
    }

    @Test
    void the_scale_has_3_8_and_14_items() {
        assertThat(Stream.of(FidelityGroup.values())
                        .map(group -> Stream.of(FidelityItem.values())
                                .filter(item -> item.group() == group)
                                .count()))
                .containsExactly(3L, 8L, 14L);
    }

    @ParameterizedTest(name = "{0} persons: {1}")
    @CsvSource({"1, 5", "20, 5", "21, 4", "25, 4", "26, 3", "30, 3", "31, 2", "40, 2", "41, 1", "90, 1"})
    void the_caseload_has_a_score(BigDecimal caseload, int score) {
        assertThat(CaseloadScore.of(caseload)).isEqualTo(score);
    }
}
