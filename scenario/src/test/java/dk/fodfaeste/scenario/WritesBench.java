package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Measures registrations, exits and statuses on the stack of {@code ./fodfaeste up}, and compares registrations and exits with {@link PlainSql}
 * on the same PostgreSQL in the same run.
 */
@ExclusiveSharedStack
class WritesBench {
    private static final int CALLERS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 60));
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 30));
    private static final double LEAST_SHARE = 0.25;
    private static final double MOST_PROCESSOR_MILLIS = 4;
    private static final long MOST_MEMORY = 320;
    private static final String INITIATIVE = "bench-writes";
    private static final String MEASURE = "employment-or-education";

    private final Stack stack = Stack.running();
    private final StackUsage usage = new StackUsage(stack);
    private final Api lead = stack.as("lead");
    private final AtomicInteger persons = new AtomicInteger();
    private final Queue<String> registered = new ConcurrentLinkedQueue<>();
    private final Queue<String> exited = new ConcurrentLinkedQueue<>();
    private final StringBuilder result = new StringBuilder();
    private boolean withinLimits = true;

    @Test
    void commands_are_within_the_limits() throws Exception {
        stack.as("admin")
                .put("/api/v1/initiatives/" + INITIATIVE, Cohorts.likeSydhavnen(INITIATIVE))
                .ok();
        result.append(StackUsage.machine()).append(System.lineSeparator());
        result.append(String.format(
                Locale.ROOT,
                "%d callers, %d s after a warm-up of %d s%n",
                CALLERS,
                TIME.toSeconds(),
                WARM_UP.toSeconds()));

        Load.run(CALLERS, WARM_UP, this::register);
        Duration before = usage.processorTime();
        Load.Result registrations = Load.run(CALLERS, TIME, this::register);
        double millis = usage.processorTime().minus(before).toNanos() / 1e6 / registrations.requests();
        String memory = usage.memory();
        long mostMemory = usage.mostMemory();
        Load.run(CALLERS, TIME.dividedBy(4), this::exit);
        Load.Result exits = Load.run(CALLERS, TIME, this::exit);
        awaitFollowUps();
        Load.run(CALLERS, TIME.dividedBy(4), this::recordStatus);
        Load.Result statuses = Load.run(CALLERS, TIME, this::recordStatus);
        try (PlainSql sql = new PlainSql(stack.data, INITIATIVE, CALLERS)) {
            Load.run(CALLERS, TIME.dividedBy(4), sql::register);
            compare("POST /enrolments", registrations, Load.run(CALLERS, TIME, sql::register));
            Load.run(CALLERS, TIME.dividedBy(4), sql::exit);
            compare("exit", exits, Load.run(CALLERS, TIME, sql::exit));
        }
        result.append(String.format(Locale.ROOT, "record a status: %s, not compared with plain SQL%n", statuses));
        limit(
                millis <= MOST_PROCESSOR_MILLIS,
                String.format(
                        Locale.ROOT,
                        "processor time of all parts per registration: %.1f ms, limit %.1f ms",
                        millis,
                        MOST_PROCESSOR_MILLIS));
        limit(
                mostMemory <= MOST_MEMORY,
                String.format("memory after the registrations: %s, limit %d MiB", memory, MOST_MEMORY));

        Files.writeString(Path.of("target/bench-writes.txt"), result);
        assertThat(withinLimits).as(result.toString()).isTrue();
    }

    private void compare(String command, Load.Result measured, Load.Result plain) {
        double share = measured.perSecond() / plain.perSecond();
        limit(
                share >= LEAST_SHARE,
                String.format(
                        Locale.ROOT,
                        "%s: %s, plain SQL %s, share %.3f, limit %.2f",
                        command,
                        measured,
                        plain,
                        share,
                        LEAST_SHARE));
    }

    private void limit(boolean isWithin, String line) {
        withinLimits &= isWithin;
        result.append(line).append(isWithin ? "" : " MISSED").append(System.lineSeparator());
    }

    private boolean register(int caller) {
        int person = persons.incrementAndGet();
        registered.add(lead.post("/api/v1/enrolments", """
                        {"caseNumber":"BENCH-%d","initiative":"%s","person":{"cpr":"%s","name":"Prøve Person"},"consultant":"konsulent1",
                         "startedOn":"2023-06-01"}""".formatted(person, INITIATIVE, Cohorts.cpr(person)))
                .ok()
                .get("enrolmentId")
                .textValue());
        return true;
    }

    private boolean exit(int caller) {
        String enrolment = registered.poll();
        if (enrolment == null) {
            return false;
        }
        lead.post("/api/v1/enrolments/" + enrolment + "/exit", """
                        {"exitedOn":"2024-01-15","reason":"GOT_JOB","expectedVersion":1}""").ok();
        exited.add(enrolment);
        return true;
    }

    /** Until outcome-service has read all exits. */
    private void awaitFollowUps() throws Exception {
        await().pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(ConsumerLag.of(stack.kafka(), "outcome-service"))
                        .isZero());
        for (String enrolment : exited) {
            await().pollDelay(Duration.ZERO)
                    .until(() -> lead.get(followUp(enrolment)).status() == 200);
        }
    }

    private boolean recordStatus(int caller) {
        String enrolment = exited.poll();
        if (enrolment == null) {
            return false;
        }
        lead.post(followUp(enrolment) + "/status", """
                        {"statuses":["EDUCATION"],"statusDate":null,"weeklyHours":null,"source":"PERSON","expectedVersion":0}""").ok();
        return true;
    }

    private static String followUp(String enrolment) {
        return "/api/v1/follow-ups/" + enrolment + "/" + MEASURE;
    }
}
