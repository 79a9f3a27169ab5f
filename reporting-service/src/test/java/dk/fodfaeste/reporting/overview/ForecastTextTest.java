package dk.fodfaeste.reporting.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.Omissions;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.Facts;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.TargetSum;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForecastTextTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 12, 31);
    private static final Set<Part> OPEN = EnumSet.of(Part.NOT_DUE, Part.PENDING);

    private static Optional<String> words(
            long successes, long settled, long open, String targetOfOpen, Disclosure disclosure, Language language) {
        MeasureDefinition measure = Facts.measure(
                "after-exit",
                Anchor.EXIT,
                "P2M",
                Facts.revision("2019-01-01", "25.0", Facts.WORK_OR_SCHOOL, null),
                Facts.revision("2025-11-01", targetOfOpen, Facts.WORK_OR_SCHOOL, null));
        return ForecastText.of(
                new DisclosedFigure(
                        Facts.initiative("ips", 1, Facts.at(0), measure),
                        Facts.read(measure),
                        new Window(LocalDate.of(2025, 7, 1), TODAY, Basis.ANCHOR),
                        new AsOf(TODAY, Instant.parse("2025-12-31T11:00:00Z"), true),
                        new Figure(new Tally(
                                new Counts(open, 0, settled, 0, 0, successes),
                                TargetSum.of(new BigDecimal("25.0"), settled),
                                TargetSum.of(new BigDecimal(targetOfOpen), open),
                                TODAY)),
                        Optional.empty(),
                        Omissions.NONE,
                        disclosure),
                language);
    }

    private static String words(long successes, long settled, long open) {
        return words(successes, settled, open, "25.0", Disclosure.EVERYTHING, FixedLanguage.DANISH)
                .orElseThrow();
    }

    @Test
    void the_sentence_has_counts_rate_and_verdict() {
        assertThat(words(2, 13, 11))
                .isEqualTo(
                        "2. halvår 2025: 11 opfølgninger er udestående; mindst fire skal opfylde målepunktet for at nå målet på 25 %;"
                                + " med den hidtidige andel (2 af 13) er sandsynligheden ca. 21 %.");
        assertThat(words(2, 13, 11, "25.0", Disclosure.EVERYTHING, FixedLanguage.ENGLISH))
                .hasValue(
                        "Second half of 2025: 11 follow-ups are open; at least four must meet the measure to reach the target of 25%;"
                                + " at the rate so far (2 of 13) the probability is about 21%.");
    }

    @Test
    void chances_below_1_and_above_99_percent_are_written_as_limits() {
        assertThat(words(0, 200, 80))
                .endsWith(
                        "mindst 70 skal opfylde målepunktet for at nå målet på 25 %; med den hidtidige andel (0 af 200) er sandsynligheden under 1 %.");
        assertThat(words(60, 200, 60))
                .endsWith(
                        "mindst fem skal opfylde målepunktet for at nå målet på 25 %; med den hidtidige andel (60 af 200) er sandsynligheden over 99 %.");
    }

    @Test
    void a_decided_target_has_no_chance() {
        assertThat(words(9, 10, 1))
                .isEqualTo(
                        "2. halvår 2025: 1 opfølgning er udestående; målet på 25 % er nået, også hvis ingen af dem opfylder målepunktet.");
        assertThat(words(0, 20, 2))
                .isEqualTo(
                        "2. halvår 2025: 2 opfølgninger er udestående; målet på 25 % kan ikke længere nås, heller ikke hvis de alle opfylder målepunktet.");
    }

    @Test
    void both_targets_are_named_if_open_follow_ups_have_another() {
        assertThat(words(2, 12, 4, "45", Disclosure.EVERYTHING, FixedLanguage.DANISH)
                        .orElseThrow())
                .contains("mindst tre skal opfylde målepunktet for at nå målet på 25 % og fra 1. november 2025 45 %");
    }

    @Test
    void there_is_no_forecast_if_the_open_counts_are_hidden() {
        assertThat(words(2, 13, 11, "25.0", new Disclosure(true, OPEN, false), FixedLanguage.DANISH))
                .isPresent();
        for (Part part : OPEN) {
            assertThat(words(2, 13, 11, "25.0", new Disclosure(true, Set.of(part), false), FixedLanguage.DANISH))
                    .isEmpty();
        }
        assertThat(words(2, 13, 11, "30", new Disclosure(true, OPEN, false), FixedLanguage.DANISH))
                .as("the mean of the targets is not said to them")
                .isEmpty();
        assertThat(words(2, 13, 11, "25.0", Disclosure.NOTHING, FixedLanguage.DANISH))
                .isEmpty();
        assertThat(words(2, 9, 11, "25.0", Disclosure.EVERYTHING, FixedLanguage.DANISH))
                .isEmpty();
    }
}
