package dk.fodfaeste.reporting.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.Answer;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.followup.Facts;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Promise;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InWordsTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 12, 31);

    private static InWords words(Measure measure, Counts counts, Promise promise, Basis basis) {
        return words(measure, counts, promise, basis, Spoken.DANISH);
    }

    private static InWords words(Measure measure, Counts counts, Promise promise, Basis basis, Language language) {
        return new InWords(
                new Answer(
                        Facts.initiative("ips", 1, Facts.at(0), measure),
                        measure,
                        new Window(LocalDate.of(2019, 1, 1), TODAY, basis),
                        new AsOf(TODAY, Instant.parse("2025-12-31T11:00:00Z"), true),
                        new Figure(new Tally(
                                counts, promise, Promise.NONE, counts.cohort() == 0 ? null : LocalDate.of(2026, 3, 1))),
                        Optional.empty(),
                        Disclosure.EVERYTHING),
                language);
    }

    @Test
    void theSentenceOfTheNote() {
        InWords words = words(
                Facts.afterExit(),
                new Counts(0, 0, 113, 7, 3, 24),
                Promise.of(new BigDecimal("25.0"), 120),
                Basis.ANCHOR);
        assertThat(words.sentence())
                .isEqualTo(
                        "24 af 120 afsluttede forløb opfylder målepunktet (20,0 %); målet på 25 % er ikke nået, men usikkert.");
        assertThat(words.denominator())
                .isEqualTo(
                        "120 afsluttede forløb: 113 med kendt situation og 7 uden svar. Derudover er 3 ikke talt med (fx dødsfald)");
        assertThat(words.coverage()).isEqualTo("94,2 % – vi kender situationen for 113 af 120");
        assertThat(words.interval()).isEqualTo("13,8–28,0 %, hvis forløbene ses som en stikprøve (95 %)");
    }

    @Test
    void theSameInEnglish() {
        InWords words = words(
                Facts.afterExit(),
                new Counts(0, 2, 113, 7, 3, 24),
                Promise.of(new BigDecimal("25.0"), 120),
                Basis.ANCHOR,
                Spoken.ENGLISH);
        assertThat(words.window()).isEqualTo("The whole time, 1 January 2019 – 31 December 2025, by exit date");
        assertThat(words.coverage()).isEqualTo("94.2% – we know the situation of 113 of 120");
        assertThat(words.standing())
                .isEqualTo(
                        "31 December 2025. Provisional figure: 2 follow-ups are missing yet, the last deadline is 1 March 2026");
    }

    /** 24 of 120 is 13.8 to 28.0. */
    @ParameterizedTest(name = "against {0} it is {1}")
    @CsvSource({
        "13, nået",
        "13.8, 'nået, men usikkert'",
        "20, 'nået, men usikkert'",
        "20.1, 'ikke nået, men usikkert'",
        "28.0, 'ikke nået, men usikkert'",
        "28.1, ikke nået"
    })
    void aTargetWithinTheIntervalIsUncertain(BigDecimal target, String verdict) {
        Promise promise = Promise.of(target, 120);
        assertThat(words(Facts.afterExit(), new Counts(0, 0, 113, 7, 0, 24), promise, Basis.ANCHOR)
                        .verdict())
                .isEqualTo(verdict);
        assertThat(words(Facts.afterExit(), new Counts(1, 0, 113, 7, 0, 24), promise, Basis.ANCHOR)
                        .verdict())
                .isEqualTo("foreløbig " + verdict);
    }

    @Test
    void largeNumbersAreGroupedAndBasisIsNamed() {
        InWords words = words(
                Facts.afterStart(),
                new Counts(0, 0, 12_345, 0, 0, 1_234),
                Promise.of(new BigDecimal("12.50"), 12_345),
                Basis.FOLLOW_UP);
        assertThat(words.sentence())
                .isEqualTo(
                        "1.234 af 12.345 påbegyndte forløb opfylder målepunktet (10,0 %); målet på 12,5 % er ikke nået.");
        assertThat(words.window())
                .isEqualTo("Hele perioden, 1. januar 2019 – 31. december 2025, efter opfølgningsdato");
        assertThat(words.standing()).startsWith("31. december 2025.");
    }

    @Test
    void aTargetThatChangedSaysSo() {
        Promise promise = Promise.of(new BigDecimal("25"), 1).plus(Promise.of(new BigDecimal("30"), 1));
        InWords words = words(Facts.afterExit(), new Counts(0, 2, 2, 0, 0, 1), promise, Basis.ANCHOR);
        assertThat(words.target())
                .isEqualTo(
                        "27,5 % – målet er ændret i perioden. Hvert forløb er målt efter det mål, der gjaldt på dets opfølgningsdato, og dette er gennemsnittet");
        assertThat(words.verdict()).isEqualTo("foreløbig nået, men usikkert");
        assertThat(words.standing())
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
    void aWindowOfTheGridIsSaidInWords(LocalDate from, LocalDate to, String kind) {
        assertThat(suppressed(new Window(from, to, Basis.ANCHOR), Counts.NONE, Promise.NONE)
                        .window())
                .isEqualTo("%s, %s – %s, efter afgangsdato"
                        .formatted(kind, Spoken.DANISH.day(from), Spoken.DANISH.day(to)));
    }

    @Test
    void theMeanOfTwoTargetsIsNotSaidToWhoeverMayNotSeePersons() {
        Promise promise = Promise.of(new BigDecimal("25"), 11).plus(Promise.of(new BigDecimal("30"), 1));
        InWords words = suppressed(
                new Window(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31), Basis.ANCHOR),
                new Counts(0, 1, 12, 0, 0, 6),
                promise);
        assertThat(words.sentence())
                .isEqualTo("6 af 12 afsluttede forløb opfylder målepunktet (50,0 %);"
                        + " målet, som er ændret i perioden, er foreløbig nået, men usikkert.");
        assertThat(words.target()).startsWith("Målet er ændret i perioden.").doesNotContain("25");
        assertThat(words.standing()).isEqualTo("31. december 2025. Foreløbigt tal: der mangler stadig opfølgninger");
    }

    private static InWords suppressed(Window window, Counts counts, Promise promise) {
        Measure measure = Facts.afterExit();
        return new InWords(
                new Answer(
                        Facts.initiative("ips", 1, Facts.at(0), measure),
                        measure,
                        window,
                        new AsOf(TODAY, Instant.parse("2025-12-31T11:00:00Z"), true),
                        new Figure(new Tally(counts, promise, Promise.NONE, null)),
                        Optional.empty(),
                        new Disclosure(true, Set.of(), false)),
                Spoken.DANISH);
    }

    @ParameterizedTest
    @CsvSource({"100, 100 %", "25.0, 25 %", "12.50, 12.5 %", "0, 0 %", "33.3, 33.3 %"})
    void aPromiseIsWrittenAsItWasMade(BigDecimal promise, String written) {
        assertThat(Spoken.DANISH.promise(promise)).isEqualTo(written.replace('.', ','));
    }
}
