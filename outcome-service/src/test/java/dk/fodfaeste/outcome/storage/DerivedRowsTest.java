package dk.fodfaeste.outcome.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.kit.derivation.PendingDerivations;
import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.RegistrationState;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.activity.EnrolmentActivities;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stored rows depend only on the facts, whatever the order in which these arrive. */
@QuarkusTest
class DerivedRowsTest extends IntegrationTestBase {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final int ENROLMENTS = 12;

    private static final int FEW = 3;
    /** The advisory lock of the instance that derives. */
    private static final long DERIVING_INSTANCE = 7_210_002L;

    @Inject
    FactStore facts;

    @Inject
    FollowUpStore followUpStore;

    @Inject
    ActivityStore activityStore;

    @Inject
    DerivedFollowUps derived;

    @Inject
    Enrolments enrolments;

    @Inject
    SkippedMeasures skippedMeasures;

    @Inject
    PendingDerivations pending;

    @Inject
    Database rows;

    @ParameterizedTest(name = "order of arrival {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rows_after_any_order_of_arrival_equal_rebuilt_rows(long seed) {
        var random = new Random(seed);
        String initiative = "random-" + seed;
        List<Runnable> arrivals = new ArrayList<>();
        for (int version = 1; version <= 3; version++) {
            InitiativePayload payload = initiative(initiative, version, version == 2);
            arrivals.add(() -> inTransaction(() -> facts.saveInitiatives(List.of(payload))));
        }
        for (int i = 1; i <= ENROLMENTS; i++) {
            UUID id = new UUID(seed << 32, i);
            for (int version = 1; version <= 3; version++) {
                Enrolment enrolment = enrolment(id, version, initiative, random);
                arrivals.add(() -> inTransaction(() -> facts.saveEnrolments(List.of(enrolment))));
            }
            for (int command = 0; command < 8; command++) {
                long next = random.nextLong();
                arrivals.add(() -> inTransaction(() -> command(id, new Random(next))));
            }
        }
        Collections.shuffle(arrivals, random);
        arrivals.forEach(Runnable::run);
        awaitDerived(initiative);
        assertThat(number("select count(*) from follow_ups where initiative = ?", initiative))
                .isPositive();
        assertThat(number("select count(*) from follow_up_deadlines where initiative = ?", initiative))
                .isPositive();

        List<String> stored = stored(initiative);
        inTransaction(() -> {
            List<Enrolment> all = enrolments.lockNext(initiative, new UUID(0, 0), ENROLMENTS);
            derived.remove(all.stream().map(Enrolment::enrolmentId).toList());
            assertThat(stored(initiative)).isEmpty();
            derived.rebuild(all);
        });
        assertThat(stored(initiative)).isEqualTo(stored);
    }

    /** In between, a chunk is interrupted, the initiative is revised again, and enrolments and commands arrive. */
    @Test
    void rows_derived_in_chunks_equal_rows_derived_at_once() throws SQLException {
        String initiative = "in-chunks";
        var random = new Random(5);
        List<UUID> ids = IntStream.rangeClosed(1, ENROLMENTS)
                .mapToObj(i -> new UUID(78, i))
                .toList();
        inTransaction(() -> {
            facts.saveInitiatives(List.of(initiative(initiative, 1, false)));
            facts.saveEnrolments(
                    ids.stream().map(id -> enrolment(id, 1, initiative, random)).toList());
        });
        awaitDerived(initiative);
        List<String> before = stored(initiative);
        try (Connection other = database.getConnection();
                Statement sql = other.createStatement()) {
            sql.execute("select pg_advisory_lock(" + DERIVING_INSTANCE + ")");
            inTransaction(() -> facts.saveInitiatives(List.of(initiative(initiative, 2, false))));
            assertThat(stored(initiative))
                    .as("the transaction of the event derives nothing")
                    .isEqualTo(before);
            inTransaction(() -> deriveFew(initiative));
            List<String> partly = stored(initiative);
            assertThat(partly).isNotEqualTo(before);
            asLead().get("/api/v1/follow-ups?initiative=" + initiative)
                    .then()
                    .statusCode(200)
                    .body("items.findAll { it.recomputing == true }.enrolmentId.unique().size()", is(ENROLMENTS - FEW));
            asLead().get("/work").then().body(containsString("Frister bliver beregnet igen"));
            asLead().cookie("fodfaeste-language", "en")
                    .get("/work")
                    .then()
                    .body(containsString("Due dates are being computed again"));
            assertThatThrownBy(() -> inTransaction(() -> {
                        deriveFew(initiative);
                        throw new IllegalStateException("interrupted");
                    }))
                    .hasMessage("interrupted");
            assertThat(stored(initiative)).isEqualTo(partly);
            inTransaction(() -> facts.saveInitiatives(List.of(initiative(initiative, 3, false))));
            inTransaction(() -> deriveFew(initiative));
            ids.forEach(id -> inTransaction(() -> command(id, random)));
            inTransaction(() -> facts.saveEnrolments(List.of(enrolment(new UUID(78, 0), 1, initiative, random))));
            sql.execute("select pg_advisory_unlock(" + DERIVING_INSTANCE + ")");
        }
        awaitDerived(initiative);
        asLead().get("/api/v1/follow-ups?initiative=" + initiative)
                .then()
                .body("items.findAll { it.recomputing == true }", empty());
        List<String> inChunks = stored(initiative);
        inTransaction(() -> {
            List<Enrolment> all = enrolments.lockNext(initiative, new UUID(0, 0), ENROLMENTS + 1);
            derived.remove(all.stream().map(Enrolment::enrolmentId).toList());
            derived.rebuild(all);
        });
        assertThat(inChunks).isNotEqualTo(before).isEqualTo(stored(initiative));
    }

    private void deriveFew(String initiative) {
        try {
            pending.deriveChunk(initiative, facts, FEW);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** An older version noted another set of skipped measures, so the follow-ups are derived again. */
    @Test
    void follow_ups_of_a_measure_that_was_skipped_are_derived_after_an_upgrade() {
        String initiative = "upgraded";
        inTransaction(() -> {
            facts.saveInitiatives(List.of(initiative(initiative, 1, false)));
            facts.saveEnrolments(List.of(enrolment(new UUID(77, 1), 1, initiative, new Random(1))));
        });
        awaitDerived(initiative);
        List<String> complete = stored(initiative);
        assertThat(complete).isNotEmpty();
        inTransaction(() -> {
            rows.update("delete from follow_ups where initiative = ? and measure = 'after-start'", initiative);
            rows.update("update initiatives set skipped_measures = '{after-start}' where code = ?", initiative);
        });
        assertThat(stored(initiative)).isNotEqualTo(complete);
        skippedMeasures.deriveAgain();
        awaitDerived(initiative);
        assertThat(stored(initiative)).isEqualTo(complete);
        assertThat(number("select cardinality(skipped_measures) from initiatives where code = ?", initiative))
                .isZero();
    }

    /** Does nothing if the enrolment has not arrived yet, or if the command is refused. */
    private void command(UUID enrolmentId, Random random) {
        var context = new CommandContext("konsulent1", Instant.parse("2026-03-15T11:00:00Z"), TODAY);
        try {
            if (random.nextBoolean()) {
                followUpStore
                        .lock(enrolmentId)
                        .ifPresent(known -> RandomStatuses.change(followUpStore, known, random, context));
            } else {
                activityStore.lock(enrolmentId).ifPresent(known -> changeActivity(known, random, context));
            }
        } catch (Refusal refused) {
            assertThat(refused.status()).isIn(409, 422);
        }
    }

    private void changeActivity(EnrolmentActivities known, Random random, CommandContext context) {
        List<RecordedActivity> present = known.present();
        RecordedActivity changed = present.isEmpty() || random.nextInt(3) > 0
                ? known.record(UUID.randomUUID(), null, "", details(random), context)
                : random.nextBoolean()
                        ? known.withdraw(present.getFirst(), "x", context)
                        : known.correct(present.getFirst(), details(random), null, "x", context);
        activityStore.add(List.of(changed), List.of(known));
    }

    private static ActivityDetails details(Random random) {
        LocalDate on = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(400));
        boolean isMeeting = random.nextBoolean();
        return new ActivityDetails(
                isMeeting ? ActivityKind.JOB_INTERVIEW : ActivityKind.EFFORT_ESTABLISHED,
                on,
                null,
                null,
                null,
                isMeeting ? Attendance.HELD : null,
                null,
                Source.PERSON,
                null,
                null);
    }

    private static Enrolment enrolment(UUID id, int version, String initiative, Random random) {
        LocalDate start = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(60));
        LocalDate exit = random.nextInt(3) == 0 ? null : start.plusDays(random.nextInt(300));
        return new Enrolment(
                id,
                new UUID(9, id.getLeastSignificantBits()),
                version,
                initiative,
                "konsulent" + random.nextInt(3),
                start,
                exit,
                exit == null ? null : random.nextInt(6) == 0 ? "DECEASED" : "OTHER",
                exit == null ? random.nextInt(2) : 1,
                random.nextBoolean() ? "UNEMPLOYED" : null,
                random.nextInt(10) == 0 ? RegistrationState.WRONGLY_REGISTERED : RegistrationState.VALID,
                false);
    }

    private static InitiativePayload initiative(String code, int version, boolean withUnknownKind) {
        Map<String, Object> education = Map.of("successStatuses", List.of("EDUCATION"));
        List<Map<String, Object>> measures = new ArrayList<>(List.of(
                situationAfter("after-start", Map.of("anchor", "START", "offset", "P" + version + "M")),
                situationAfter("base", Map.of("anchor", "EXIT", "offset", "P1M")),
                situationAfter("lasting", Map.of("anchor", "EXIT", "offset", "P2M", "ofSuccessesOf", "base")),
                situationAfter(
                        "established",
                        Map.of("anchor", "MILESTONE", "milestone", "EFFORT_ESTABLISHED", "offset", "P1M")),
                situationAfter(
                        "limited", Map.of("anchor", "EXIT", "offset", "P1M", "startedAs", List.of("UNEMPLOYED"))),
                EnrolmentEvent.measure(
                        "on-time",
                        "MEETINGS_ON_TIME",
                        Map.of("meeting", "JOB_INTERVIEW", "first", "P1M", "every", "P" + (version + 1) + "M"),
                        Map.of()),
                EnrolmentEvent.measure("in-education", "SITUATION_ON", Map.of("occasions", "MONTH_END"), education)));
        if (withUnknownKind) {
            measures.add(EnrolmentEvent.measure("mood", "MOOD_AFTER", Map.of("mood", "good"), Map.of()));
        }
        try {
            var json = new ObjectMapper();
            return new EventJson()
                    .read(
                            json.writeValueAsBytes(EnrolmentEvent.initiative(code, version, measures)),
                            InitiativePayload.class);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Map<String, Object> situationAfter(String code, Map<String, Object> fields) {
        return EnrolmentEvent.measure(code, "SITUATION_AFTER", fields, Map.of("successStatuses", List.of("EDUCATION")));
    }

    private List<String> stored(String initiative) {
        List<String> all = new ArrayList<>(rows.query(
                "select f::text from follow_ups f where initiative = ? order by 1",
                row -> row.getString(1),
                initiative));
        all.addAll(rows.query(
                "select d::text from follow_up_deadlines d where initiative = ? order by 1",
                row -> row.getString(1),
                initiative));
        return all;
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
