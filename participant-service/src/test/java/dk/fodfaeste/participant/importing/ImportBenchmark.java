package dk.fodfaeste.participant.importing;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.sealing.DataKey;
import dk.fodfaeste.kit.sealing.Keyring;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures how much sealing and the audit trail slow the bulk import. They cannot be turned off, so the benchmark repeats their work
 * without the import and compares the times. The test database does not wait for the disk, so the import is faster than a real one and the
 * measured share is higher.
 */
@QuarkusTest
class ImportBenchmark {
    private static final int WARM_UP = 5_000;
    private static final int LINES = 20_000;
    private static final int CHUNK = 500;
    private static final double LEAST_KEPT = 0.80;

    @Inject
    Keyring keyring;

    @Inject
    AuditFilter audit;

    private int next;

    @Test
    void sealing_and_auditing_slow_the_import_little() throws IOException {
        String initiative = anInitiative();
        imported(initiative, WARM_UP);
        sealing(WARM_UP);
        auditing(WARM_UP);

        Duration all = imported(initiative, LINES);
        Duration sealing = sealing(LINES);
        Duration trail = auditing(LINES);
        double kept = 1 - (double) sealing.plus(trail).toNanos() / all.toNanos();
        String line = String.format(
                Locale.ROOT,
                "bulk import of %,d enrolments, each of a new person: %.1f s, of them sealing %.1f s and audit trail %.1f s; "
                        + "keeps %.2f of its speed, limit %.2f%n",
                LINES,
                seconds(all),
                seconds(sealing),
                seconds(trail),
                kept,
                LEAST_KEPT);
        Files.writeString(Path.of("target/bench.txt"), line);
        assertThat(kept).as(line).isGreaterThanOrEqualTo(LEAST_KEPT);
    }

    private Duration imported(String initiative, int lines) {
        StringBuilder csv =
                new StringBuilder("caseNumber;cpr;name;initiative;consultant;startedOn;exitedOn;exitReason\n");
        for (int i = 0; i < lines; i++, next++) {
            csv.append("BENCH-")
                    .append(next)
                    .append(';')
                    .append("%02d%02d%02d%04d".formatted(61 + next % 28, 1 + next / 28 % 12, 50, next / 336))
                    .append(";Prøve Bænk Person;")
                    .append(initiative)
                    .append(";konsulent1;2023-06-01;2024-01-15;GOT_JOB\n");
        }
        long begun = System.nanoTime();
        importing(csv.toString()).then().statusCode(200).body("accepted", equalTo(lines));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The sealing and hashing for a new person with one enrolment; the case number is hashed as it is written and in lower case. */
    private Duration sealing(int persons) {
        long begun = System.nanoTime();
        for (int i = 0; i < persons; i++) {
            DataKey key = keyring.newKey(UUID.randomUUID());
            assertThat(key.wrapped()).isNotEmpty();
            for (String what : List.of("cpr", "name", "case-number")) {
                assertThat(key.seal(what, "Prøve Bænk Person")).isNotEmpty();
            }
            for (String what : List.of("cpr", "case-number", "case-number", "name", "name", "name")) {
                assertThat(keyring.lookupHash(what, "BENCH-" + i)).isNotEmpty();
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** In the transactions of the chunks, which commit anyway. */
    private Duration auditing(int persons) {
        long took = 0;
        for (int done = 0; done < persons; done += CHUNK) {
            List<UUID> chunk = Stream.generate(UUID::randomUUID).limit(CHUNK).toList();
            took += QuarkusTransaction.requiringNew().call(() -> {
                long begun = System.nanoTime();
                audit.writeForProgram("bench", "lead", "bench", chunk);
                return System.nanoTime() - begun;
            });
        }
        return Duration.ofNanos(took);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
