package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.local.test.Waits;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Files that are larger than the memory of the services. */
@ExclusiveSharedStack
class LargeFileTest {

    private static final int LINES = 100_000;
    private static final int BROKEN_LINE = 75_001;

    private final Stack stack = Stack.running();
    private final Api lead = stack.as("lead");

    @Test
    void a_hundred_thousand_lines_are_imported_with_256_MB_and_only_the_broken_one_is_rejected() {
        for (String service : List.of("participant-service", "outcome-service", "reporting-service")) {
            long pid = stack.part(service).get("pid").longValue();
            assertThat(List.of(ProcessHandle.of(pid)
                            .orElseThrow()
                            .info()
                            .arguments()
                            .orElseThrow()))
                    .contains("-Xmx256m");
        }
        String code = "large-" + UUID.randomUUID().toString().substring(0, 8);
        stack.as("admin")
                .put("/api/v1/initiatives/" + code, Cohorts.likeHolisticHealth(code))
                .ok();

        JsonNode enrolments = lead.importCsv(
                        "/api/v1/enrolments/import",
                        () -> lines(
                                Cohorts.ENROLMENTS_HEADER,
                                LINES,
                                person -> Cohorts.ongoingLine(code, code + "-", person)))
                .ok();
        assertOnlyBrokenLineRejected(enrolments, LINES, BROKEN_LINE);
        JsonNode statuses = lead.importCsv(
                        "/api/v1/statuses/import",
                        () -> lines(Cohorts.STATUSES_HEADER, LINES, person -> Cohorts.successLine(code + "-", person)))
                .ok();
        assertOnlyBrokenLineRejected(statuses, LINES, BROKEN_LINE);

        int whole = LINES - 1;
        String counts = "{\"cohort\":" + whole + ",\"notDue\":0,\"pending\":0,\"recorded\":" + whole
                + ",\"lost\":0,\"excluded\":0,\"successes\":" + whole + "}";
        // Own limit: reporting-service reads two hundred thousand events.
        await().atMost(Waits.LIMIT.multipliedBy(6))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(stack.as("analyst")
                                .get("/api/v1/rates/" + code + "?from=2023-01-01&to=2024-12-31")
                                .ok()
                                .get("counts")
                                .toString())
                        .isEqualTo(counts));
    }

    @Test
    void only_the_line_of_300_MB_is_rejected() {
        String code = "long-" + UUID.randomUUID().toString().substring(0, 8);
        stack.as("admin")
                .put("/api/v1/initiatives/" + code, Cohorts.likeSydhavnen(code))
                .ok();
        byte[] megabyte = new byte[1_000_000];
        Arrays.fill(megabyte, (byte) 'x');
        JsonNode answer = lead.importCsv(
                        "/api/v1/enrolments/import",
                        () -> pieces(303, piece -> switch (piece) {
                            case 0 -> bytes(Cohorts.ENROLMENTS_HEADER + Cohorts.enrolmentLine(code, code + "-", 1));
                            case 301 -> bytes("\n");
                            case 302 -> bytes(Cohorts.enrolmentLine(code, code + "-", 2));
                            default -> megabyte;
                        }))
                .ok();
        assertThat(answer.get("accepted").intValue()).isEqualTo(2);
        assertThat(answer.get("rejected").toString())
                .isEqualTo("[{\"line\":3,\"field\":null,\"problem\":\"is longer than 64 KiB\"}]");
    }

    private static void assertOnlyBrokenLineRejected(JsonNode answer, int lines, int broken) {
        String text = answer.toString();
        assertThat(answer.get("accepted").intValue())
                .as(text.substring(0, Math.min(500, text.length())))
                .isEqualTo(lines - 1);
        assertThat(answer.get("rejectedCount").intValue()).isEqualTo(1);
        assertThat(answer.at("/rejected/0/line").intValue()).isEqualTo(broken);
    }

    private static InputStream lines(String header, int count, IntFunction<String> line) {
        return pieces(
                count + 1,
                piece -> bytes(
                        piece == 0
                                ? header
                                : piece + 1 == BROKEN_LINE
                                        ? "\"broken;" + line.apply(piece - 1)
                                        : line.apply(piece - 1)));
    }

    private static InputStream pieces(int count, IntFunction<byte[]> piece) {
        return new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < count;
            }

            @Override
            public InputStream nextElement() {
                if (!hasMoreElements()) {
                    throw new NoSuchElementException();
                }
                return new ByteArrayInputStream(piece.apply(next++));
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
