package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Measures the figures of one initiative with 1,000 follow-ups, on the stack of {@code ./fodfaeste up}. */
@ExclusiveSharedStack
class ReadsBench {
    private static final int CALLERS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 60));
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 30));
    private static final double LEAST_PER_SECOND = 1_500;
    private static final long MOST_MEMORY = 320;
    private static final int FOLLOW_UPS = 1_000;
    private static final String INITIATIVE = "bench-reads";

    private final Stack stack = Stack.running();
    private final Api lead = stack.as("lead");

    @Test
    void figures_are_read_within_the_limit() throws Exception {
        stack.as("admin")
                .put("/api/v1/initiatives/" + INITIATIVE, Cohorts.likeSydhavnen(INITIATIVE))
                .ok();
        StringBuilder file = new StringBuilder(Cohorts.ENROLMENTS_HEADER);
        for (int person = 0; person < FOLLOW_UPS; person++) {
            file.append(Cohorts.enrolmentLine(INITIATIVE, "BENCH-READS-", person));
        }
        assertThat(lead.importCsv("/api/v1/enrolments/import", file.toString())
                        .ok()
                        .get("rejected"))
                .isEmpty();
        String path = "/api/v1/rates/" + INITIATIVE;
        await().pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(
                                lead.get(path).ok().at("/counts/cohort").intValue())
                        .isEqualTo(FOLLOW_UPS));

        Load.Request request = caller -> {
            lead.get(path).ok();
            return true;
        };
        String machine = StackUsage.machine();
        Load.run(CALLERS, WARM_UP, request);
        Load.Result reads = Load.run(CALLERS, TIME, request);
        StackUsage usage = new StackUsage(stack);
        boolean isWithin = reads.perSecond() >= LEAST_PER_SECOND;
        boolean isSmall = usage.mostMemory() <= MOST_MEMORY;
        String line = String.format(
                Locale.ROOT,
                "%s%n%d callers, %d s after a warm-up of %d s: GET /api/v1/rates/{initiative}: %s, limit %.0f a second%s%nmemory: %s, limit %d MiB%s%n",
                machine,
                CALLERS,
                TIME.toSeconds(),
                WARM_UP.toSeconds(),
                reads,
                LEAST_PER_SECOND,
                isWithin ? "" : " MISSED",
                usage.memory(),
                MOST_MEMORY,
                isSmall ? "" : " MISSED");
        Files.writeString(Path.of("target/bench-reads.txt"), line);
        assertThat(isWithin && isSmall).as(line).isTrue();
    }
}
