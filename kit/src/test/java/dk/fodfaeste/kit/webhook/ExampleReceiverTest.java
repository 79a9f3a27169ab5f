package dk.fodfaeste.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example receiver verifies our signatures. */
class ExampleReceiverTest {
    private static final WebhookSecret SECRET = WebhookSecret.random();
    private static final String EVENT = "{\"id\":\"a/1\",\"data\":{\"name\":\"æøå\"}}";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Process receiver;
    private static BufferedReader output;
    private static URI address;

    @BeforeAll
    static void start() throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                Path.of("..", "examples", "webhook", "Receiver.java").toString(),
                "0");
        command.environment().put("WEBHOOK_SECRET", SECRET.text());
        receiver = command.redirectErrorStream(true).start();
        output = new BufferedReader(new InputStreamReader(receiver.getInputStream(), StandardCharsets.UTF_8));
        String first = output.readLine();
        assertThat(first).startsWith("Listening on port ");
        address = URI.create("http://127.0.0.1:" + first.replaceAll("\\D", "") + "/hooks");
    }

    @AfterAll
    static void stop() throws IOException {
        receiver.destroy();
        output.close();
    }

    @Test
    void it_consents_to_one_sender() throws Exception {
        HttpResponse<Void> answer = CLIENT.send(
                HttpRequest.newBuilder(address)
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("WebHook-Allowed-Origin")).hasValue("localhost");
    }

    @Test
    void it_takes_a_signed_event() throws Exception {
        Instant now = Instant.now();
        assertThat(send(now, SECRET, EVENT)).isEqualTo(204);
        assertThat(output.readLine()).isEqualTo(EVENT);
    }

    @Test
    void it_refuses_a_wrong_secret_an_old_request_and_a_changed_body() throws Exception {
        Instant now = Instant.now();
        assertThat(send(now, WebhookSecret.random(), EVENT)).isEqualTo(401);
        assertThat(send(now.minus(Duration.ofMinutes(6)), SECRET, EVENT)).isEqualTo(401);
        assertThat(send(now.plus(Duration.ofMinutes(6)), SECRET, EVENT)).isEqualTo(401);
        assertThat(send(now, SECRET, EVENT + " ")).isEqualTo(401);
    }

    /** The signature is always that of {@link #EVENT}. */
    private static int send(Instant timestamp, WebhookSecret secret, String body) throws Exception {
        String signature = secret.sign("kit-1-1", timestamp, EVENT.getBytes(StandardCharsets.UTF_8));
        return CLIENT.send(
                        HttpRequest.newBuilder(address)
                                .header("webhook-id", "kit-1-1")
                                .header("webhook-timestamp", String.valueOf(timestamp.getEpochSecond()))
                                .header("webhook-signature", signature)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
