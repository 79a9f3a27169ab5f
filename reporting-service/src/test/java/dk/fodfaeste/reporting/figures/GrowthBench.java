package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.Facts;
import dk.fodfaeste.reporting.report.Leavers;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Measures how the same requests become slower from 10,000 follow-ups in one initiative to 10 million in 1,000 initiatives. Each initiative has
 * 5,000 enrolments over five years and two measures. {@code -Dbench.initiatives=N} measures up to N initiatives.
 */
@QuarkusTest
class GrowthBench {
    private static final int MOST_INITIATIVES = Integer.getInteger("bench.initiatives", 1_000);
    private static final int ENROLMENTS = 5_000;
    private static final int FOLLOW_UPS = 2 * ENROLMENTS;
    private static final int DAYS = 5 * 365;
    private static final int INITIATIVES_AT_A_TIME = 50;
    private static final int WARM_UP = 200;
    private static final int REQUESTS = 300;
    private static final int EVENTS = 20;
    private static final int REPORTED = Math.min(200, MOST_INITIATIVES);

    private static final double MOST_MILLIS_OF_ONE_RATE = 20;
    private static final double MOST_GROWTH_OF_ONE_RATE = 1.5;
    private static final double MOST_MILLIS_OF_OVERVIEW = 300;
    private static final double MOST_MILLIS_AFTER_AN_EVENT = 150;
    private static final double MOST_MILLIS_OF_REPORT = 10_000;

    private static final String ONE_RATE = "GET /api/v1/rates/{initiative}";
    private static final String OVERVIEW = "overview of a lead";
    private static final Map<String, String> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put(ONE_RATE, "/api/v1/rates/growth-0");
        PATHS.put("GET /api/v1/rates/{initiative}/rolling", "/api/v1/rates/growth-0/rolling");
        PATHS.put("GET /api/v1/rates/{initiative}/breakdown", "/api/v1/rates/growth-0/breakdown?by=AGE_GROUP");
        PATHS.put("GET /api/v1/rates", "/api/v1/rates");
        PATHS.put(OVERVIEW, "/");
        PATHS.put("initiative's page of a lead", "/rates/growth-0");
    }

    @Inject
    Events events;

    private final StringBuilder lines = new StringBuilder();
    private boolean withinLimits = true;
    private int filled;

    /** Milliseconds. */
    private record Times(double first, double median, double most) {}

    @Test
    void requests_stay_fast_as_follow_ups_become_more() throws Exception {
        lines.append("follow-ups | request | first | median | 99 of 100 (milliseconds)\n");
        Times smallest = null;
        for (int initiatives = 1; initiatives <= MOST_INITIATIVES; initiatives *= 10) {
            fillTo(initiatives);
            Map<String, Times> measured = measure(initiatives);
            Times one = measured.get(ONE_RATE);
            smallest = smallest == null ? one : smallest;
            if (initiatives == MOST_INITIATIVES) {
                limit("one rate, 99 of 100", one.most(), MOST_MILLIS_OF_ONE_RATE);
                limit(
                        "one rate, median, as a multiple of that with %,d follow-ups".formatted(FOLLOW_UPS),
                        one.median() / smallest.median(),
                        MOST_GROWTH_OF_ONE_RATE);
                limit("overview, 99 of 100", measured.get(OVERVIEW).most(), MOST_MILLIS_OF_OVERVIEW);
                limit("initiative's page, the slowest after an event", afterAnEvent(), MOST_MILLIS_AFTER_AN_EVENT);
                limit("report of %d initiatives as PDF".formatted(REPORTED), report(), MOST_MILLIS_OF_REPORT);
            }
        }
        Files.writeString(Path.of("target/bench-growth.txt"), lines);
        assertThat(withinLimits).as(lines.toString()).isTrue();
    }

    private Map<String, Times> measure(int initiatives) throws Exception {
        Map<String, Times> measured = new LinkedHashMap<>();
        Browser lead = Browser.of("lead");
        for (var request : PATHS.entrySet()) {
            double first = milliseconds(lead, request.getValue());
            // A slow request shows its speed in fewer repetitions.
            int times = (int) Math.clamp(20_000 / first, 20, REQUESTS);
            for (int i = 0; i < Math.min(times, WARM_UP); i++) {
                milliseconds(lead, request.getValue());
            }
            double[] took = new double[times];
            for (int i = 0; i < times; i++) {
                took[i] = milliseconds(lead, request.getValue());
            }
            Arrays.sort(took);
            Times all = new Times(first, took[times / 2], took[times * 99 / 100]);
            measured.put(request.getKey(), all);
            lines.append(String.format(
                    Locale.ROOT,
                    "%,d | %s | %.1f | %.1f | %.1f%n",
                    initiatives * FOLLOW_UPS,
                    request.getKey(),
                    all.first(),
                    all.median(),
                    all.most()));
        }
        return measured;
    }

    /** The slowest, in milliseconds. */
    private double afterAnEvent() throws Exception {
        Browser lead = Browser.of("lead");
        double slowest = 0;
        for (int i = 0; i < EVENTS; i++) {
            List<FactVersion> leaver = Leavers.many("growth-0", "growth-event-" + i, 1, "2024-03-10", "EDUCATION");
            events.publish(leaver);
            slowest = Math.max(slowest, milliseconds(lead, "/rates/growth-0"));
        }
        return slowest;
    }

    /** The first PDF of a draft, in milliseconds. */
    private static double report() throws Exception {
        String[] codes =
                IntStream.range(0, REPORTED).mapToObj(GrowthBench::code).toArray(String[]::new);
        String draft = ReportRequests.opened("2024-H2", codes);
        return milliseconds(Browser.of("analyst"), "/api/v1/reports/" + draft + "/pdf");
    }

    private void limit(String figure, double value, double limit) {
        boolean isWithin = value <= limit;
        withinLimits &= isWithin;
        lines.append(String.format(
                Locale.ROOT, "%s: %.1f, limit %.1f%s%n", figure, value, limit, isWithin ? "" : " MISSED"));
    }

    private static double milliseconds(Browser browser, String path) throws Exception {
        long begun = System.nanoTime();
        HttpResponse<String> page = browser.get(path);
        double took = (System.nanoTime() - begun) / 1e6;
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return took;
    }

    private static String code(int initiative) {
        return "growth-" + initiative;
    }

    private static List<MeasureDefinition> measures() {
        return List.of(measure("m", "P2M"), measure("later", "P7M"));
    }

    private static MeasureDefinition measure(String code, String offset) {
        return Facts.measure(
                code,
                "I job eller uddannelse " + code,
                Anchor.EXIT,
                offset,
                30,
                Set.of("DECEASED"),
                List.of(revision("2019-01-01", "25", WORK_OR_SCHOOL, null)));
    }

    /** Publishes the initiatives, and inserts versions of enrolments and follow-ups directly as their events would have stored them. */
    private void fillTo(int initiatives) throws Exception {
        events.publish(IntStream.range(filled, initiatives)
                .mapToObj(i -> Facts.initiative(
                        code(i),
                        1,
                        Instant.parse("2020-01-01T12:00:00Z"),
                        "Indsats " + i,
                        day("2020-03-01"),
                        "ANCHOR",
                        measures()))
                .toList());
        try (Connection connection = TestStack.asOwner()) {
            for (int first = filled; first < initiatives; first += INITIATIVES_AT_A_TIME) {
                insert(connection, first, Math.min(first + INITIATIVES_AT_A_TIME, initiatives));
            }
            try (Statement vacuum = connection.createStatement()) {
                // Index-only scans need the visibility map, which vacuum writes.
                vacuum.execute("vacuum analyze");
            }
        }
        filled = initiatives;
    }

    private static void insert(Connection connection, int first, int end) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement("""
                with leavers as materialized (
                    select i, md5('growth ' || i)::uuid as enrolment_id, md5('growth person ' || i / 2)::uuid as participant_ref,
                        'growth-' || i / ?::int as initiative, date '2020-03-11' + (i % ?::int) as left_on,
                        (i * 7919::bigint) % 10 as kind, (array['GOT_JOB', 'ILLNESS', 'NO_SHOW', 'OTHER'])[1 + i % 4] as exit_reason
                      from generate_series(?::int, ?::int) i
                ), versions as (
                    insert into enrolment_versions (enrolment_id, version, recorded_at, participant_ref, initiative, started_on, exited_on,
                        exit_reason, exit_number, age_at_start, age_at_exit, state)
                    select enrolment_id, 1, '2020-01-01', participant_ref, initiative, left_on - 200, left_on, exit_reason, 1, 18 + i % 50,
                        18 + i % 50, 'EXITED'
                      from leavers
                ), locks as (
                    insert into enrolment_locks (enrolment_id) select enrolment_id from leavers
                )
                insert into follow_ups (enrolment_id, measure, position, known_from, known_to, participant_ref, initiative, anchor_on,
                    due_on, closes_on, settlement, success, target_percent, age, age_on, exit_reason, decided_by)
                select enrolment_id, measure, 0, '2020-01-01', 'infinity', participant_ref, initiative, left_on,
                    (left_on + after)::date, (left_on + after)::date + 30,
                    case kind when 0 then 'EXCLUDED' when 1 then 'OPEN' when 2 then 'LOST' else 'ANSWERED' end, kind in (3, 4), 25,
                    18 + i % 50, left_on, exit_reason,
                    case when kind = 3 then array['EDUCATION'] when kind = 4 then array['ORDINARY_FULL_TIME']
                         when kind > 4 then array['UNEMPLOYED'] else '{}' end
                  from leavers cross join (values ('m', interval '2 months'), ('later', interval '7 months')) asked (measure, after)
                """)) {
            rows.setInt(1, ENROLMENTS);
            rows.setInt(2, DAYS);
            rows.setInt(3, first * ENROLMENTS);
            rows.setInt(4, end * ENROLMENTS - 1);
            rows.executeUpdate();
        }
    }
}
