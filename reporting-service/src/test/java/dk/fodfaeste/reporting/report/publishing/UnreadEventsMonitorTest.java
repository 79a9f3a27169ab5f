package dk.fodfaeste.reporting.report.publishing;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static dk.fodfaeste.reporting.report.ReportRequests.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.report.Leavers;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures and pages state until when events have been read, if that is more than a minute ago. */
@QuarkusTest
class UnreadEventsMonitorTest {
    /** The advisory lock that every batch of events shares. */
    private static final long INITIATIVES = 7_210_001L;

    @Inject
    Events events;

    @Inject
    UnreadEventsMonitor monitor;

    @Inject
    AgroalDataSource database;

    @Test
    void while_reading_has_stopped_figures_state_until_when_events_were_read() throws SQLException {
        String code = "read-late";
        events.publish(List.of(initiative(
                code,
                1,
                Leavers.IN_TIME,
                measure(Leavers.MEASURE, Anchor.EXIT, "P1M", revision("2019-01-01", "40", WORK_OR_SCHOOL, null)))));
        String draft = ReportRequests.opened("2024-H2", code);
        List<String> numbers = List.of("/api/v1/rates/" + code, "/api/v1/volumes/" + code);
        String economy = "/api/v1/grants/economy?from=2024-07-01&to=2024-12-31&initiative=" + code;
        List<String> pages = List.of("/", "/rates/" + code, "/grants/of/" + code, "/reports/" + draft);
        try (Connection other = database.getConnection();
                Statement sql = other.createStatement()) {
            sql.execute("select pg_advisory_lock(" + INITIATIVES + ")");
            TestStack.send(List.of(events.record(Leavers.left(code, "unread", "2024-09-10"))));
            // Afterwards the monitor waits for an event that is not read.
            monitor.check();
            sql.execute("update reading_progress set read_until = '2025-01-31T11:05:00Z'");
            monitor.check();
            for (String address : numbers) {
                as("analyst")
                        .get(address)
                        .then()
                        .statusCode(200)
                        .body("readUntil", containsString("2025-01-31T11:05:00"));
                as("analyst")
                        .get(address + "?knownAt=2025-01-01T00:00:00Z")
                        .then()
                        .statusCode(200)
                        .body("readUntil", nullValue());
            }
            as("analyst").get(economy).then().statusCode(200).body("readUntil", containsString("2025-01-31T11:05:00"));
            for (String page : pages) {
                as("analyst")
                        .get(page)
                        .then()
                        .statusCode(200)
                        .body(containsString("Tallene er ikke opdateret"), containsString("31. januar 2025 kl. 12.05"));
                as("analyst")
                        .cookie("fodfaeste-language", "en")
                        .get(page)
                        .then()
                        .body(containsString("31 January 2025 at 12:05"));
            }
            sql.execute("update reading_progress set read_until = '1970-01-01T00:00:00Z'");
            as("analyst").get(numbers.getFirst()).then().body("readUntil", notNullValue());
            as("analyst").get("/").then().body(containsString("ikke læst til ende endnu"));
            sql.execute("select pg_advisory_unlock(" + INITIATIVES + ")");
        }
        // Reading goes on beyond the ends that the monitor remembers.
        events.publish(List.of(Leavers.left(code, "later", "2024-09-11")));
        monitor.check();
        for (String address : numbers) {
            as("analyst").get(address).then().body("readUntil", nullValue());
        }
        as("analyst").get(economy).then().body("readUntil", nullValue());
        as("analyst").get("/").then().body(not(containsString("Tallene er ikke opdateret")));
    }
}
