package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.Facts;
import dk.fodfaeste.reporting.followup.RandomHistory;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
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

    private record Key(String name) {}

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
