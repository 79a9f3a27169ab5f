package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.Facts;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.RandomHistory;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Grid;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A cached value always equals the counted one, also after new events. */
@QuarkusTest
class FigureCacheTest {
    private static final Window WINDOW = new Window(day("2023-01-01"), day("2025-12-31"), Basis.ANCHOR);
    private static final Window BY_DUE_DATE = new Window(day("2023-01-01"), day("2025-12-31"), Basis.FOLLOW_UP);
    private static final LocalDate TODAY = day("2025-06-01");
    private static final AsOf PRESENT = new AsOf(TODAY, Instant.parse("2025-03-15T11:00:00Z"), true);
    /** Never cached. */
    private static final AsOf COUNTED = new AsOf(TODAY, Instant.parse("2100-01-01T00:00:00Z"), false);

    @Inject
    Events events;

    @Inject
    Tallies tallies;

    @Inject
    GroupCounts groupCounts;

    @Inject
    FigureCache cache;

    @Inject
    RequestVersions versions;

    @Inject
    Initiatives initiatives;

    @Inject
    DisclosureControl disclosureControl;

    @Inject
    AgroalDataSource database;

    @Test
    void after_each_event_the_cached_figure_equals_the_counted_one() throws SQLException {
        List<FactVersion> facts = RandomHistory.of("cached", 21, 12).all();
        facts.sort(Comparator.comparing(FactVersion::recordedAt));
        List<Tallies.WithPersons> seen = new ArrayList<>();
        for (int from = 0; from < facts.size(); from += 15) {
            events.publish(facts.subList(from, Math.min(facts.size(), from + 15)));
            for (int again = 0; again < 2; again++) {
                startNewRequest();
                Tallies.WithPersons cached = tallies.withPersons("cached", "after-exit", WINDOW, PRESENT);
                assertThat(cached).isEqualTo(tallies.withPersons("cached", "after-exit", WINDOW, COUNTED));
                assertThat(tallies.perMonth("cached", "after-exit", WINDOW, PRESENT))
                        .isEqualTo(tallies.perMonth("cached", "after-exit", WINDOW, COUNTED));
                for (BreakdownDimension by : BreakdownDimension.of(Facts.read(Facts.afterExit()))) {
                    assertThat(groupCounts.of(new FollowUpQuery("cached", "after-exit", WINDOW, PRESENT), by))
                            .containsExactlyInAnyOrderElementsOf(
                                    groupCounts.of(new FollowUpQuery("cached", "after-exit", WINDOW, COUNTED), by));
                }
                seen.add(cached);
            }
        }
        assertThat(seen.stream().distinct()).as("figures after the batches").hasSizeGreaterThan(3);
    }

    /** Each replica has its own cache, and any of them processes an event. */
    @Test
    void after_each_event_two_replicas_have_the_counted_figures_of_two_initiatives() throws SQLException {
        List<FactVersion> facts =
                new ArrayList<>(RandomHistory.of("cached-one", 31, 10).all());
        facts.addAll(RandomHistory.of("cached-two", 32, 10).all());
        facts.sort(Comparator.comparing(FactVersion::recordedAt));
        events.publish(List.of(Facts.initiative("cached-one", 1, Facts.at(1), Facts.afterExit())));
        List<Tallies> replicas = List.of(tallies, new Tallies(database, new FigureCache(versions)));
        for (int from = 0; from < facts.size(); from += 40) {
            events.publish(facts.subList(from, Math.min(facts.size(), from + 40)));
            for (Tallies replica : replicas) {
                startNewRequest();
                for (String initiative : List.of("cached-one", "cached-two")) {
                    for (Window window : List.of(WINDOW, BY_DUE_DATE)) {
                        assertThat(replica.withPersons(initiative, "after-exit", window, PRESENT))
                                .as("%s %s", initiative, window)
                                .isEqualTo(tallies.withPersons(initiative, "after-exit", window, COUNTED));
                    }
                }
            }
            if (from % 80 == 0) {
                startNewRequest();
                assertThat(disclosed("cached-one", PRESENT)).isEqualTo(disclosed("cached-one", COUNTED));
            }
        }
    }

    /** What readers see who may not see persons, over the newest window. It is costly to decide without the cache. */
    private List<List<Object>> disclosed(String code, AsOf asOf) throws SQLException {
        List<List<Object>> disclosed = new ArrayList<>();
        InitiativeVersion initiative =
                initiatives.knownAt(asOf.recordedUntil(), code).orElseThrow();
        List<Window> windows = Grid.of(initiative.runsFrom(), TODAY, initiative.basis())
                .newestFirst()
                .subList(0, 1);
        Measure measure = initiative.measure("after-exit").orElseThrow();
        for (DisclosedFigure figure : disclosureControl.figures(initiative, measure, windows, asOf)) {
            disclosed.add(List.of(figure.window(), figure.figure(), figure.disclosure()));
        }
        return disclosed;
    }

    @Test
    void events_of_another_initiative_and_of_the_same_one() throws SQLException {
        int[] counted = {0};
        events.publish(List.of(Facts.initiative("own", 1, Facts.at(1), Facts.afterExit())));
        for (int version = 1; version <= 3; version++) {
            events.publish(List.of(Facts.initiative("foreign", version, Facts.at(version), Facts.afterExit())));
            startNewRequest();
            assertThat(cache.get(new OfOwn("own"), PRESENT, () -> ++counted[0])).isEqualTo(1);
        }
        events.publish(List.of(Facts.initiative("own", 2, Facts.at(2), Facts.afterExit())));
        startNewRequest();
        assertThat(cache.get(new OfOwn("own"), PRESENT, () -> ++counted[0])).isEqualTo(2);
    }

    private record OfOwn(String initiative) implements FigureCache.OfInitiative {}

    private static void startNewRequest() {
        Arc.container().requestContext().terminate();
        Arc.container().requestContext().activate();
    }

    /** The publication of a report reads the database as of the start of its transaction. */
    @Test
    void a_value_counted_during_a_commit_is_not_cached() throws Exception {
        startNewRequest();
        QuarkusTransaction.begin();
        try (Connection connection = database.getConnection();
                Statement snapshot = connection.createStatement()) {
            snapshot.execute("set transaction isolation level repeatable read");
            assertThat(cache.get(new Key("other"), PRESENT, () -> "before")).isEqualTo("before");
            assertThat(inNewThread(() -> cache.get(new Key("race"), PRESENT, () -> {
                        events.publish(List.of(Facts.initiative("race", 1, Facts.at(1), Facts.afterExit())));
                        return "after";
                    })))
                    .isEqualTo("after");
            assertThat(cache.get(new Key("race"), PRESENT, () -> "before")).isEqualTo("before");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** A new thread has its own transaction and request. */
    private static <T> T inNewThread(Callable<T> callable) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(() -> {
                        Arc.container().requestContext().activate();
                        try {
                            return callable.call();
                        } finally {
                            Arc.container().requestContext().terminate();
                        }
                    })
                    .get();
        }
    }

    private record Key(String initiative) implements FigureCache.OfInitiative {}

    @Test
    void without_new_events_nothing_is_counted_twice() throws SQLException {
        int[] counted = {0};
        for (int i = 0; i < 3; i++) {
            startNewRequest();
            assertThat(cache.get(new Key("once"), PRESENT, () -> ++counted[0])).isEqualTo(1);
        }
        for (int i = 0; i < 3; i++) {
            cache.get(new Key("then"), COUNTED, () -> ++counted[0]);
        }
        assertThat(counted[0]).isEqualTo(4);
    }
}
