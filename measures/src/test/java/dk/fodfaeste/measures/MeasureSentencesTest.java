package dk.fodfaeste.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind reads as one sentence, in both languages. */
class MeasureSentencesTest {
    private static final Locale DANISH = Locale.of("da", "DK");
    private static final Map<String, String> LABELS = Map.of(
            "ORDINARY_FULL_TIME", "Fuldtidsjob",
            "ORDINARY_PART_TIME", "Deltidsjob",
            "SELF_EMPLOYED", "Selvstændig",
            "EDUCATION", "Uddannelse",
            "JOB_INTERVIEW", "Jobsamtale");

    private final Measures course = Measures.of(CourseFiguresTest.definitions());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        efter-afgang|Af dem, der afslutter: hvor mange er 2 måneder efter afgang i situationen fuldtidsjob, deltidsjob, selvstændig eller uddannelse?
        fastholdt|Af succeserne i målepunktet »Prøve efter-afgang«: hvor mange er 1 år efter afgang i situationen fuldtidsjob, deltidsjob, selvstændig eller uddannelse?
        etableret|Af dem, der når milepælen effort_established: hvor mange er 6 måneder efter milepælen i situationen fuldtidsjob, deltidsjob, selvstændig, internship eller other_activation?
        af-ydelse|Af dem, der starter med situationen unemployed eller sick_leave ved start: hvor mange er 1 år efter start i situationen fuldtidsjob, deltidsjob, selvstændig eller uddannelse?
        plads|Af dem, der starter: hvor mange har mindst 1 aktivitet af typen fuldtidsjob, deltidsjob, selvstændig, wage_subsidy eller internship (job kun fra 7 timer om ugen) senest 2 måneder efter start?
        progression|Af dem, der starter og siden afslutter: hvor mange har inden da mindst 1 aktivitet af typen internship eller social_progress?
        i-arbejde|Af dem, der er i gang den sidste dag i en måned: hvor mange er den dag i situationen fuldtidsjob, deltidsjob, selvstændig eller uddannelse (job kun fra 7 timer om ugen)?
        holdbar|Af dem, der begynder i et job efter start: hvor mange arbejder mindst 7 timer om ugen i mindst 13 af de første 16 uger?
        fremmoede|Af de møder af typen jobsamtale, der ikke blev aflyst: hvor mange blev holdt?
        frister|Af fristerne for et møde af typen jobsamtale (den første 1 måned efter start, derefter med 3 måneder imellem): hvor mange blev overholdt?
        """)
    void each_kind_reads_as_a_question_in_Danish(String code, String sentence) {
        assertThat(sentence(DANISH, code)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        efter-afgang|Of those who exit: how many are in the situation fuldtidsjob, deltidsjob, selvstændig or uddannelse 2 months after the exit?
        sundhed|Of those who start in the situation unemployed or sick_leave at the start: how many have at least 2 activities of the kind health_talk no later than 6 months after the start?
        eftervaern|Of those who exit: how many have at least 1 activity of the kind aftercare or aftercare_talk no later than 2 months after the exit?
        holdbar|Of those who begin a job after the start: how many work at least 7 hours a week in at least 13 of the first 16 weeks?
        frister|Of the deadlines for a meeting of the kind jobsamtale (the first 1 month after the start, then 3 months apart): how many were met?
        """)
    void and_in_English(String code, String sentence) {
        assertThat(sentence(Locale.UK, code)).isEqualTo(sentence);
    }

    @Test
    void a_sentence_follows_the_revision() {
        Measure measure = course.measure("progression").orElseThrow();
        assertThat(sentences(DANISH)
                        .sentence(measure, measure.terms().revisions().getLast()))
                .contains("mindst 2 aktiviteter");
    }

    @Test
    void a_job_without_hours_is_kept_every_day() {
        Measure measure = new Sustained(Given.terms("m", Given.success("EDUCATION")), 26, 30);
        assertThat(sentence(DANISH, measure))
                .isEqualTo("Af dem, der efter start begynder i situationen uddannelse: hvor mange er der alle dage i"
                        + " mindst 26 af de første 30 uger?");
    }

    @Test
    void hours_have_a_decimal_comma_in_Danish() {
        Measure measure =
                new Sustained(Given.terms("m", Given.success(new BigDecimal("18.50"), "ORDINARY_PART_TIME")), 13, 16);
        assertThat(sentence(DANISH, measure)).contains("mindst 18,5 timer");
        assertThat(sentence(Locale.UK, measure)).contains("at least 18.5 hours");
    }

    @ParameterizedTest
    @CsvSource({
        "P0D, '', ''",
        "P1D, 1 dag, 1 day",
        "P2W, 2 uger, 2 weeks",
        "P10D, 10 dage, 10 days",
        "P12M, 1 år, 1 year",
        "P18M, 18 måneder, 18 months",
        "P1Y2W, 1 år og 2 uger, 1 year and 2 weeks"
    })
    void a_period_is_said_in_its_largest_units(String iso, String danish, String english) {
        CalendarPeriod period = CalendarPeriod.tryParse(iso).orElseThrow();
        assertThat(sentences(DANISH).period(period)).isEqualTo(danish);
        assertThat(sentences(Locale.UK).period(period)).isEqualTo(english);
    }

    @Test
    void each_text_is_used_and_has_both_languages_with_the_same_placeholders() throws IOException {
        String sources;
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dk/fodfaeste/measures"))) {
            sources = String.join("", files.map(MeasureSentencesTest::read).toList());
        }
        try (InputStream texts = MeasureSentences.class.getResourceAsStream("sentences.csv")) {
            List<String> lines = new String(texts.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : lines.subList(1, lines.size())) {
                String[] columns = line.split(";", -1);
                assertThat(columns).as(line).hasSize(3);
                String key = columns[0].replaceFirst("^(one|several)\\.", "");
                assertThat(sources).as(key).containsAnyOf('"' + key + '"', key + "(");
                if (!columns[0].startsWith("one.")) {
                    assertThat(placeholders(columns[1])).as(line).isEqualTo(placeholders(columns[2]));
                }
            }
        }
    }

    private static List<String> placeholders(String text) {
        return Stream.of("{0}", "{1}", "{2}", "{3}").filter(text::contains).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private String sentence(Locale language, String code) {
        return sentence(language, course.measure(code).orElseThrow());
    }

    private static String sentence(Locale language, Measure measure) {
        return sentences(language).sentence(measure, measure.terms().revisions().getFirst());
    }

    private static MeasureSentences sentences(Locale language) {
        return MeasureSentences.in(language, code -> LABELS.getOrDefault(code.name(), code.name()));
    }
}
