package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.Days;
import dk.fodfaeste.measures.FollowUp;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.State;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures that the sample is made to give follow from its files. */
class SampleFiguresTest {
    /** A day on which every follow-up of the sample is settled. */
    private static final LocalDate SETTLED = LocalDate.of(2025, 12, 31);

    private final SampleFacts sample = new SampleFacts();

    @ParameterizedTest
    @MethodSource("figures")
    void a_figure_follows_from_the_files(SampleFigure figure) {
        assertThat(rate(figure, SETTLED)).isEqualTo(figure.successes() + "/" + figure.denominator());
        assertThat(rate(figure, SETTLED.plusYears(5))).isEqualTo(figure.successes() + "/" + figure.denominator());
    }

    static List<SampleFigure> figures() {
        return SampleFigure.all();
    }

    @Test
    void every_measure_has_a_figure_with_a_denominator() {
        Stream<String> shown = SampleFigure.all().stream()
                .filter(figure -> figure.denominator() > 0)
                .map(figure -> figure.initiative() + " " + figure.measure());
        assertThat(shown).containsAll(measures());
    }

    @Test
    void the_published_figures_are_unchanged() {
        Stream<String> figures = SampleFigure.all().stream()
                .map(figure -> "%s %s %d/%d"
                        .formatted(figure.initiative(), figure.from(), figure.successes(), figure.denominator()));
        assertThat(figures)
                .contains(
                        "ips-sydhavnen 2022-01-01 24/120",
                        "ips-sydhavnen 2021-03-31 16/73",
                        "ips-rusmiddel 2024-01-01 47/100",
                        "veteran-coordination 2024-01-01 12/30",
                        "holistic-health 2024-01-01 9/40");
    }

    @Test
    void the_printed_figures_are_those_of_the_first_measures() {
        List<String> first = SampleFile.initiatives().findValues("measures").stream()
                .map(measures -> measures.get(0).get("code").asText())
                .toList();
        assertThat(SampleFigure.ofFirstMeasures().stream().map(SampleFigure::measure))
                .isEqualTo(first);
    }

    private String rate(SampleFigure figure, LocalDate today) {
        Measure measure = sample.measure(figure.initiative(), figure.measure());
        Days counted =
                measure.countedDays(new Days(figure.from(), figure.to()), today).orElseThrow();
        List<FollowUp> denominator = sample.facts(figure.initiative())
                .flatMap(facts -> measure.followUps(facts).on(today).stream())
                .filter(followUp -> counted.contains(followUp.anchorOn()))
                .filter(followUp -> followUp.stateOn(today).counts())
                .toList();
        long successes =
                denominator.stream().filter(one -> one.succeedsOn(today)).count();
        assertThat(denominator).extracting(one -> one.stateOn(today)).doesNotContain(State.PENDING, State.NOT_DUE);
        return successes + "/" + denominator.size();
    }

    private static List<String> measures() {
        return SampleFile.initiatives().findParents("measures").stream()
                .flatMap(initiative -> initiative.get("measures").findValuesAsText("code").stream()
                        .map(code -> initiative.get("code").asText() + " " + code))
                .toList();
    }
}
