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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTextTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 12, 31);
    private static final Window YEAR = new Window(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31), Basis.ANCHOR);

    private static FigureText words(MeasureDefinition measure, Counts counts, TargetSum promise, Basis basis) {
        return words(measure, counts, promise, basis, FixedLanguage.DANISH);
    }

    private static FigureText words(
            MeasureDefinition measure, Counts counts, TargetSum promise, Basis basis, Language language) {
        return new FigureText(
                new DisclosedFigure(
                        Facts.initiative("ips", 1, Facts.at(0), measure),
                        Facts.read(measure),
                        new Window(LocalDate.of(2019, 1, 1), TODAY, basis),
                        new AsOf(TODAY, Instant.parse("2025-12-31T11:00:00Z"), true),
                        new Figure(new Tally(
                                counts,
                                promise,
                                TargetSum.NONE,
                                counts.cohort() == 0 ? null : LocalDate.of(2026, 3, 1))),
                        Optional.empty(),
                        Omissions.NONE,
                        Disclosure.EVERYTHING),
                language);
    }

    @Test
    void the_sentence_has_counts_rate_and_verdict() {
        FigureText words = words(
                Facts.afterExit(),
                new Counts(0, 0, 113, 7, 3, 24),
                TargetSum.of(new BigDecimal("25.0"), 120),
                Basis.ANCHOR);
        assertThat(words.sentence())
                .isEqualTo(
                        "24 af 120 afsluttede forløb opfylder målepunktet (20,0 %); målet på 25 % er ikke nået; forskellen kan være tilfældig.");
        assertThat(words.counts().denominator())
                .isEqualTo(
                        "120 afsluttede forløb: 113 med kendt situation og 7 uden svar. Derudover er 3 ikke talt med (fx dødsfald)");
        assertThat(words.counts().coverage()).isEqualTo("94,2 % – vi kender situationen for 113 af 120");
        assertThat(words.interval()).isEqualTo("13,8–28,0 %, hvis forløbene ses som en stikprøve (95 %)");
    }

    @Test
    void the_texts_are_available_in_english() {
        FigureText words = words(
                Facts.afterExit(),
                new Counts(0, 2, 113, 7, 3, 24),
                TargetSum.of(new BigDecimal("25.0"), 120),
                Basis.ANCHOR,
                FixedLanguage.ENGLISH);
        assertThat(words.window()).isEqualTo("Whole period, 1 January 2019 – 31 December 2025, by exit date");
        assertThat(words.counts().coverage()).isEqualTo("94.2% – we know the situation of 113 of 120");
        assertThat(words.state())
                .isEqualTo(
                        "31 December 2025. Provisional figure: 2 follow-ups are still missing, the last deadline is 1 March 2026");
    }

    /** The interval of 24 of 120 is 13.8 to 28.0. */
    @ParameterizedTest(name = "against {0} it is {1}")
    @CsvSource({
        "13, nået",
        "13.8, 'nået; forskellen kan være tilfældig'",
        "20, 'nået; forskellen kan være tilfældig'",
        "20.1, 'ikke nået; forskellen kan være tilfældig'",
        "28.0, 'ikke nået; forskellen kan være tilfældig'",
        "28.1, ikke nået"
    })
    void a_verdict_is_uncertain_if_the_target_is_within_the_interval(BigDecimal target, String verdict) {
        TargetSum promise = TargetSum.of(target, 120);
        assertThat(words(Facts.afterExit(), new Counts(0, 0, 113, 7, 0, 24), promise, Basis.ANCHOR)
                        .target()
                        .verdict())
                .isEqualTo(verdict);
        assertThat(words(Facts.afterExit(), new Counts(1, 0, 113, 7, 0, 24), promise, Basis.ANCHOR)
                        .target()
                        .verdict())
                .isEqualTo("foreløbig " + verdict);
    }

    @Test
    void large_numbers_are_grouped_and_the_basis_is_named() {
        FigureText words = words(
                Facts.afterStart(),
                new Counts(0, 0, 12_345, 0, 0, 1_234),
                TargetSum.of(new BigDecimal("12.50"), 12_345),
                Basis.FOLLOW_UP);
        assertThat(words.sentence())
                .isEqualTo(
                        "1.234 af 12.345 påbegyndte forløb opfylder målepunktet (10,0 %); målet på 12,5 % er ikke nået.");
        assertThat(words.window())
                .isEqualTo("Hele perioden, 1. januar 2019 – 31. december 2025, efter opfølgningsdato");
        assertThat(words.state()).startsWith("31. december 2025.");
    }

    @Test
    void a_target_changed_in_the_window_is_marked() {
        TargetSum promise = TargetSum.of(new BigDecimal("25"), 1).plus(TargetSum.of(new BigDecimal("30"), 1));
        FigureText words = words(Facts.afterExit(), new Counts(0, 2, 2, 0, 0, 1), promise, Basis.ANCHOR);
        assertThat(words.target().target())
                .isEqualTo(
                        "25 %. Hvert forløb er målt efter det mål, der gjaldt på dets opfølgningsdato; gennemsnittet er 27,5 %");
        assertThat(words.target().verdict()).isEqualTo("foreløbig nået; forskellen kan være tilfældig");
        assertThat(words.state())
                .isEqualTo(
                        "31. december 2025. Foreløbigt tal: 2 opfølgninger mangler endnu, den sidste frist er 1. marts 2026");
    }

    @ParameterizedTest(name = "{0} - {1} is {2}")
    @CsvSource({
        "2024-01-01, 2024-12-31, Kalenderåret 2024",
        "2024-01-01, 2024-06-30, 1. halvår 2024",
        "2024-07-01, 2024-12-31, 2. halvår 2024",
        "2024-04-01, 2025-03-31, 12 måneder"
    })
    void a_window_of_the_grid_has_a_name(LocalDate from, LocalDate to, String kind) {
        assertThat(suppressed(new Window(from, to, Basis.ANCHOR), Counts.NONE, TargetSum.NONE)
                        .window())
                .isEqualTo("%s, %s – %s, efter afgangsdato"
                        .formatted(kind, FixedLanguage.DANISH.day(from), FixedLanguage.DANISH.day(to)));
    }

    @Test
    void the_mean_of_two_targets_is_hidden_from_roles_that_may_not_see_persons() {
        TargetSum promise = TargetSum.of(new BigDecimal("25"), 11).plus(TargetSum.of(new BigDecimal("30"), 1));
        FigureText words = suppressed(
                new Window(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31), Basis.ANCHOR),
                new Counts(0, 1, 12, 0, 0, 6),
                promise);
        assertThat(words.sentence())
                .isEqualTo("6 af 12 afsluttede forløb opfylder målepunktet (50,0 %);"
                        + " målet på 25 % er foreløbig nået; forskellen kan være tilfældig.");
        assertThat(words.target().target())
                .isEqualTo("25 %. Hvert forløb er målt efter det mål, der gjaldt på dets opfølgningsdato");
        assertThat(words.state()).isEqualTo("31. december 2025. Foreløbigt tal: der mangler stadig opfølgninger");
    }

    @Test
    void a_hidden_verdict_has_its_own_sentence() {
        TargetSum promise = TargetSum.of(new BigDecimal("25"), 11).plus(TargetSum.of(new BigDecimal("30"), 1));
        FigureText words = suppressed(YEAR, new Counts(0, 0, 12, 0, 0, 3), promise);
        assertThat(words.sentence())
                .isEqualTo(
                        "3 af 12 afsluttede forløb opfylder målepunktet (25,0 %);"
                                + " målet er ændret i perioden (25 %), og om det er nået, vises ikke, fordi enkeltpersoner kan genkendes.");
        assertThat(words.target().verdictSentence()).isEqualTo("Om målet er nået, vises ikke");
        assertThat(words.target().mark()).isEqualTo("–");
    }

    @Test
    void open_follow_ups_are_not_called_no_data() {
        FigureText waiting = suppressed(YEAR, new Counts(40, 0, 0, 0, 0, 0), TargetSum.NONE);
        assertThat(waiting.sentence())
                .isEqualTo("Der er ingen andel endnu, for ingen opfølgning er afgjort. Målet er 25 %.");
        assertThat(waiting.placeholder()).isEqualTo("Ingen opfølgning er afgjort");
        assertThat(waiting.state()).isEqualTo("31. december 2025. Foreløbigt tal: der mangler stadig opfølgninger");
        assertThat(waiting.shortState()).isEqualTo("foreløbigt");
        FigureText nobody = suppressed(YEAR, Counts.NONE, TargetSum.NONE);
        assertThat(nobody.placeholder()).isEqualTo("Ingen data");
        assertThat(nobody.shortState()).isEqualTo("–");
        assertThat(suppressed(YEAR, new Counts(0, 0, 0, 0, 7, 0), TargetSum.NONE)
                        .placeholder())
                .as("those left out are hidden")
                .isEqualTo("Ingen data");
    }

    @ParameterizedTest(name = "{0} - {1}, which is {2}")
    @CsvSource({
        "2018-07-01, 2018-12-31, true",
        "2018-01-01, 2018-12-31, true",
        "2018-04-01, 2019-03-31, false",
        "2019-01-01, 2019-06-30, false"
    })
    void nothing_is_called_hidden_before_an_initiative_began(LocalDate from, LocalDate to, boolean before) {
        FigureText words = words(new Window(from, to, Basis.ANCHOR), Disclosure.NOTHING, Facts.afterExit(), TODAY);
        assertThat(words.isBeforeStart()).isEqualTo(before);
        assertThat(words.sentence())
                .startsWith(
                        before
                                ? "Indsatsen var ikke begyndt."
                                : "Tallene vises ikke, fordi enkeltpersoner kan genkendes");
        assertThat(words.placeholder()).isEqualTo(before ? "Indsatsen var ikke begyndt" : "Skjult (for få personer)");
        FigureText exactly = words(new Window(from, to, Basis.ANCHOR), Disclosure.EVERYTHING, Facts.afterExit(), TODAY);
        assertThat(exactly.placeholder()).isEqualTo(before ? "Indsatsen var ikke begyndt" : "Ingen data");
    }

    @Test
    void a_new_initiative_has_no_closed_window() {
        LocalDate spring = LocalDate.of(2019, 5, 1);
        Window twelveMonths = new Window(LocalDate.of(2018, 4, 1), LocalDate.of(2019, 3, 31), Basis.ANCHOR);
        FigureText words = words(twelveMonths, Disclosure.NOTHING, Facts.afterExit(), spring);
        assertThat(words.sentence()).isEqualTo("Ingen af indsatsens perioder er slut endnu.");
        assertThat(words(twelveMonths, Disclosure.NOTHING, Facts.afterExit(), LocalDate.of(2019, 7, 1))
                        .sentence())
                .startsWith("Tallene vises ikke");
    }

    @Test
    void without_a_rate_the_target_is_the_one_valid_at_the_end_of_the_window() {
        MeasureDefinition revised = Facts.measure(
                "after-exit",
                Anchor.EXIT,
                "P2M",
                Facts.revision("2019-01-01", "25", Facts.WORK_OR_SCHOOL, null),
                Facts.revision("2025-01-01", "30", Facts.WORK_OR_SCHOOL, null));
        Window past = new Window(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 6, 30), Basis.ANCHOR);
        for (Disclosure disclosure : List.of(Disclosure.EVERYTHING, Disclosure.NOTHING)) {
            FigureText then = words(past, disclosure, revised, TODAY);
            assertThat(then.target().target()).isEqualTo("25 %");
            assertThat(then.target().shortTarget()).isEqualTo("25 %");
            assertThat(then.sentence()).endsWith("Målet er 25 %.");
        }
        Window going = new Window(LocalDate.of(2024, 7, 1), LocalDate.of(2025, 6, 30), Basis.ANCHOR);
        assertThat(words(going, Disclosure.EVERYTHING, revised, LocalDate.of(2024, 12, 31))
                        .target()
                        .target())
                .as("not that of tomorrow")
                .isEqualTo("25 %");
        assertThat(words(going, Disclosure.EVERYTHING, revised, TODAY).target().target())
                .isEqualTo("30 %");
    }

    /** The texts of a window without any enrolment. */
    private static FigureText words(Window window, Disclosure disclosure, MeasureDefinition measure, LocalDate today) {
        return new FigureText(
                new DisclosedFigure(
                        Facts.initiative("ips", 1, Facts.at(0), measure),
                        Facts.read(measure),
                        window,
                        new AsOf(today, Instant.parse("2025-12-31T11:00:00Z"), true),
                        new Figure(Tally.NONE),
                        Optional.empty(),
                        Omissions.NONE,
                        disclosure),
                FixedLanguage.DANISH);
    }

    private static FigureText suppressed(Window window, Counts counts, TargetSum promise) {
        MeasureDefinition measure = Facts.afterExit();
        return new FigureText(
                new DisclosedFigure(
                        Facts.initiative("ips", 1, Facts.at(0), measure),
                        Facts.read(measure),
                        window,
                        new AsOf(TODAY, Instant.parse("2025-12-31T11:00:00Z"), true),
                        new Figure(new Tally(counts, promise, TargetSum.NONE, null)),
                        Optional.empty(),
                        Omissions.NONE,
                        new Disclosure(true, Set.of(), false)),
                FixedLanguage.DANISH);
    }

    @ParameterizedTest
    @CsvSource({"100, 100 %", "25.0, 25 %", "12.50, 12.5 %", "0, 0 %", "33.3, 33.3 %"})
    void a_target_is_written_without_trailing_zeros(BigDecimal promise, String written) {
        assertThat(FixedLanguage.DANISH.shortPercent(promise)).isEqualTo(written.replace('.', ','));
    }
}
