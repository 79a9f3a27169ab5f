package dk.fodfaeste.outcome.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Measures the response time of the start page without follow-ups, and with 10,000 open ones of 200 consultants among 200,000. A stub returns the
 * names immediately; the time of the real participant-service is not included.
 */
@QuarkusTest
class PagesBench extends IntegrationTestBase {
    private static final int FOLLOW_UPS = 200_000;
    private static final int OPEN = 10_000;
    private static final int CONSULTANTS = 200;
    private static final int WARM_UP = 150;
    private static final int REQUESTS = 400;
    private static final long LIMIT_MILLIS = 200;

    @Test
    void the_start_page_responds_within_the_limit() throws Exception {
        String initiative = anInitiative();
        StringBuilder lines = new StringBuilder();
        boolean inTime = true;
        for (boolean full : new boolean[] {false, true}) {
            if (full) {
                fill(initiative);
            }
            for (String role : new String[] {"consultant", "lead"}) {
                Browser browser = Browser.of(role, "bench7", initiative);
                ask(browser, WARM_UP);
                long[] took = ask(browser, REQUESTS);
                long most = Duration.ofNanos(took[REQUESTS * 99 / 100]).toMillis();
                inTime &= most <= LIMIT_MILLIS;
                lines.append(String.format(
                        Locale.ROOT,
                        "start page of a %s with %,d open follow-ups among %,d: median %.1f ms, 99 of 100 within %d ms, limit %d ms%n",
                        role,
                        full ? OPEN : 0,
                        full ? FOLLOW_UPS : 0,
                        took[REQUESTS / 2] / 1e6,
                        most,
                        LIMIT_MILLIS));
            }
        }
        Files.writeString(Path.of("target/bench-pages.txt"), lines);
        assertThat(inTime).as(lines.toString()).isTrue();
    }

    private static long[] ask(Browser browser, int times) throws Exception {
        long[] took = new long[times];
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            HttpResponse<String> page = browser.get("/work");
            took[i] = System.nanoTime() - begun;
            assertThat(page.statusCode()).isEqualTo(200);
        }
        Arrays.sort(took);
        return took;
    }

    /** Inserts the rows that events would have created. */
    private void fill(String initiative) throws Exception {
        LocalDate today = TestClock.TODAY;
        try (Connection connection = TestStack.asOwner()) {
            try (PreparedStatement enrolments = connection.prepareStatement("""
                    insert into enrolments (enrolment_id, participant_ref, sealed_for, version, initiative, consultant, started_on, exited_on,
                                            exit_reason, exit_number, wrongly_registered, protected_address)
                    select md5('e' || i)::uuid, md5('p' || i)::uuid, md5('p' || i)::uuid, 2, ?, 'bench' || (i % ?), ?::date - 600,
                           ?::date - 90 - (i % 300), 'OTHER', 1, false, false
                      from generate_series(1, ?) i
                    """)) {
                enrolments.setString(1, initiative);
                enrolments.setInt(2, CONSULTANTS);
                enrolments.setObject(3, today);
                enrolments.setObject(4, today);
                enrolments.setInt(5, FOLLOW_UPS);
                enrolments.executeUpdate();
            }
            try (PreparedStatement followUps = connection.prepareStatement("""
                    insert into follow_ups (enrolment_id, measure, initiative, consultant, anchor_on, due_on, closes_on, cancelled, excluded,
                                            answer, needs_confirmation, version, exit_number)
                    select md5('e' || i)::uuid, ?, ?, 'bench' || (i % ?), ?::date - 90, ?::date - 30 + (i / 200 % 90), ?::date + (i / 200 % 90),
                           false, false, case when i <= ? then 'NONE' else 'LOST' end, false, 0, 1
                      from generate_series(1, ?) i
                    """)) {
                followUps.setString(1, MEASURE);
                followUps.setString(2, initiative);
                followUps.setInt(3, CONSULTANTS);
                followUps.setObject(4, today);
                followUps.setObject(5, today);
                followUps.setObject(6, today);
                followUps.setInt(7, OPEN);
                followUps.setInt(8, FOLLOW_UPS);
                followUps.executeUpdate();
            }
            connection.createStatement().execute("analyze enrolments, follow_ups");
        }
    }
}
