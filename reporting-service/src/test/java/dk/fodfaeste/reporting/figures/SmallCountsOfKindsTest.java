package dk.fodfaeste.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.TestClock;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.RandomHistory;
import dk.fodfaeste.reporting.followup.ReferenceModel;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Grid;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the kinds of the measures of an initiative: what small-count control discloses is about enough persons, and cannot be compared. */
@QuarkusTest
class SmallCountsOfKindsTest {
    private static final long FEWEST = 10;

    @Inject
    Events events;

    @Inject
    Initiatives initiatives;

    @Inject
    DisclosureControl disclosureControl;

    @ParameterizedTest
    @ValueSource(ints = {11, 12})
    void disclosed_figures_are_about_enough_persons_and_are_those_of_the_reference_model(int seed) throws SQLException {
        RandomHistory history = RandomHistory.of("disclosed-" + seed, seed, 70);
        events.publish(history);
        AsOf now = new AsOf(LocalDate.of(2025, 3, 15), TestClock.NOON, true);
        InitiativeVersion initiative =
                initiatives.knownAt(Instant.MAX, history.code).orElseThrow();
        List<Window> windows =
                Grid.of(initiative.runsFrom(), now.today(), initiative.basis()).newestFirst();
        ReferenceModel model = new ReferenceModel(history, Instant.MAX);
        int disclosed = 0;
        for (Measure measure : initiative.measures()) {
            for (DisclosedFigure figure : disclosureControl.figures(initiative, measure, windows, now)) {
                if (!figure.disclosure().headline()) {
                    continue;
                }
                ReferenceModel.Expected expected = model.count(measure.code(), figure.window(), now.today());
                assertThat(figure.figure().counts())
                        .as("%s in %s", measure.code(), figure.window())
                        .isEqualTo(expected.counts());
                long denominator = figure.figure().denominator();
                assertThat(denominator == 0 || denominator >= FEWEST).isTrue();
                if (!measure.asksOnce()) {
                    assertThat(denominator == 0 || expected.persons() >= FEWEST)
                            .as("persons of %s in %s", measure.code(), figure.window())
                            .isTrue();
                    assertThat(Grid.isHalfYear(
                                    figure.window().firstDay(), figure.window().lastDayInclusive()))
                            .isTrue();
                }
                disclosed += denominator > 0 ? 1 : 0;
            }
        }
        assertThat(disclosed).as("figures to compare").isPositive();
        assertThatLaterMeasuresShowNoMore(initiative, windows, now);
    }

    /** Two figures of the same people and window have the same denominator, so that their difference is not that of a few. */
    private void assertThatLaterMeasuresShowNoMore(InitiativeVersion initiative, List<Window> windows, AsOf now)
            throws SQLException {
        for (Measure later : initiative.measures()) {
            for (Measure earlier : initiative.earlierMeasuresOfSamePeople(later)) {
                List<DisclosedFigure> before = disclosureControl.figures(initiative, earlier, windows, now);
                List<DisclosedFigure> after = disclosureControl.figures(initiative, later, windows, now);
                for (int i = 0; i < windows.size(); i++) {
                    if (before.get(i).disclosure().headline()
                            && after.get(i).disclosure().headline()) {
                        assertThat(after.get(i).figure().denominator())
                                .as("%s and %s in %s", earlier.code(), later.code(), windows.get(i))
                                .isEqualTo(before.get(i).figure().denominator());
                        assertThat(after.get(i).disclosure().parts()).isEmpty();
                    }
                }
            }
        }
    }
}
