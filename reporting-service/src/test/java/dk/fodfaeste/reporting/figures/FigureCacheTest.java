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

/** What is remembered is what would be counted, whatever arrives in between. */
@QuarkusTest
class FigureCacheTest {
    private static final Window WINDOW = new Window(day("2023-01-01"), day("2025-12-31"), Basis.ANCHOR);
    private static final LocalDate TODAY = day("2025-06-01");
    private static final AsOf PRESENT = new AsOf(TODAY, Instant.parse("2025-03-15T11:00:00Z"), true);
    /** Counted anew each time. */
    private static final AsOf COUNTED = new AsOf(TODAY, Instant.parse("2100-01-01T00:00:00Z"), false);

    @Inject
    Events events;

    @Inject
    Tallies tallies;

    @Inject
    GroupCounts groups;

    @Inject
    FigureCache remembering;

    @Inject
    AgroalDataSource database;

    @Test
    void after_every_arrival_it_is_what_is_counted() throws SQLException {
        RandomHistory story = RandomHistory.of("remembered", 21, 12);
        List<FactVersion> told = new ArrayList<>(story.initiatives);
        told.addAll(story.enrolments);
        told.addAll(story.outcomes);
        told.sort(Comparator.comparing(FactVersion::recordedAt));
        List<Tallies.Counted> seen = new ArrayList<>();
        for (int from = 0; from < told.size(); from += 15) {
            events.tell(told.subList(from, Math.min(told.size(), from + 15)));
            for (int again = 0; again < 2; again++) {
                anotherRequest();
                Tallies.Counted remembered = tallies.withPersons("remembered", "after-exit", WINDOW, PRESENT);
                assertThat(remembered).isEqualTo(tallies.withPersons("remembered", "after-exit", WINDOW, COUNTED));
                assertThat(tallies.perMonth("remembered", "after-exit", WINDOW, PRESENT))
                        .isEqualTo(tallies.perMonth("remembered", "after-exit", WINDOW, COUNTED));
                for (BreakdownDimension by : BreakdownDimension.values()) {
                    assertThat(groups.of(new FollowUpQuery("remembered", "after-exit", WINDOW, PRESENT), by))
                            .containsExactlyInAnyOrderElementsOf(
                                    groups.of(new FollowUpQuery("remembered", "after-exit", WINDOW, COUNTED), by));
                }
                seen.add(remembered);
            }
        }
        assertThat(seen.stream().distinct()).as("figures on the way").hasSizeGreaterThan(3);
    }

    private static void anotherRequest() {
        Arc.container().requestContext().terminate();
        Arc.container().requestContext().activate();
    }

    /** As a report is published: from the database as it was when its transaction began. */
    @Test
    void what_was_committed_while_somebody_counted_is_not_taken_for_what_was_before() throws Exception {
        anotherRequest();
        QuarkusTransaction.begin();
        try (Connection connection = database.getConnection();
                Statement snapshot = connection.createStatement()) {
            snapshot.execute("set transaction isolation level repeatable read");
            assertThat(remembering.of(new Question("other"), PRESENT, () -> "as it was"))
                    .isEqualTo("as it was");
            assertThat(another(() -> remembering.of(new Question("race"), PRESENT, () -> {
                        events.tell(List.of(Facts.initiative("race", 1, Facts.at(1), Facts.afterExit())));
                        return "as it is";
                    })))
                    .isEqualTo("as it is");
            assertThat(remembering.of(new Question("race"), PRESENT, () -> "as it was"))
                    .isEqualTo("as it was");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** In a thread, and so in a transaction and a request, of its own. */
    private static <T> T another(Callable<T> asking) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(() -> {
                        Arc.container().requestContext().activate();
                        try {
                            return asking.call();
                        } finally {
                            Arc.container().requestContext().terminate();
                        }
                    })
                    .get();
        }
    }

    private record Question(String about) {}

    @Test
    void nothing_is_counted_twice_while_nothing_arrives() throws SQLException {
        int[] counted = {0};
        for (int i = 0; i < 3; i++) {
            anotherRequest();
            assertThat(remembering.of(new Question("once"), PRESENT, () -> ++counted[0]))
                    .isEqualTo(1);
        }
        for (int i = 0; i < 3; i++) {
            remembering.of(new Question("then"), COUNTED, () -> ++counted[0]);
        }
        assertThat(counted[0]).isEqualTo(4);
    }
}
