package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Measures how fast one poller reads the published enrolments of participant-service over HTTP, from the first to the last. */
@ExclusiveSharedStack
class FeedBench {
    private static final double LEAST_PER_SECOND = 10_000;
    private static final int ENROLMENTS = 20_000;
    private static final String INITIATIVE = "bench-feed";

    private final Stack stack = Stack.running();
    private final Api subscriber = stack.as("subscriber");

    private record Reading(Set<String> ids, double seconds) {
        double perSecond() {
            return ids.size() / seconds;
        }
    }

    @Test
    void events_are_read_within_the_limit() throws Exception {
        stack.as("admin")
                .put("/api/v1/initiatives/" + INITIATIVE, Cohorts.likeSydhavnen(INITIATIVE))
                .ok();
        StringBuilder file = new StringBuilder(Cohorts.ENROLMENTS_HEADER);
        for (int person = 0; person < ENROLMENTS; person++) {
            file.append(Cohorts.enrolmentLine(INITIATIVE, "BENCH-FEED-", person));
        }
        assertThat(stack.as("lead")
                        .importCsv("/api/v1/enrolments/import", file.toString())
                        .ok()
                        .get("rejected"))
                .isEmpty();
        // The first readings wait for the publication and warm the service up.
        await().untilAsserted(() -> assertThat(read().ids()).hasSizeGreaterThanOrEqualTo(ENROLMENTS));

        Reading reading = read();
        boolean isWithin = reading.perSecond() >= LEAST_PER_SECOND;
        String line = String.format(
                Locale.ROOT,
                "one poller reads %,d events over HTTP: %.0f a second, limit %.0f a second%s%n",
                reading.ids().size(),
                reading.perSecond(),
                LEAST_PER_SECOND,
                isWithin ? "" : " MISSED");
        Files.writeString(Path.of("target/bench-feed.txt"), line);
        assertThat(isWithin).as(line).isTrue();
    }

    /** The ids of all events, each once. */
    private Reading read() {
        Set<String> ids = new HashSet<>();
        long begun = System.nanoTime();
        String next = "/api/v1/participant-service/events?limit=500";
        int before;
        do {
            before = ids.size();
            Api.Page page = subscriber.page(next);
            page.json()
                    .forEach(event -> assertThat(ids.add(event.get("id").asText()))
                            .as("read twice")
                            .isTrue());
            next = page.next();
        } while (ids.size() > before);
        return new Reading(ids, (System.nanoTime() - begun) / 1e9);
    }
}
