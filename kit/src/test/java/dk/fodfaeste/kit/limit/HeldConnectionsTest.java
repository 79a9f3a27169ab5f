package dk.fodfaeste.kit.limit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.local.test.Waits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send a part of a body and then wait. In tests the service waits for them longer than a test lasts. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class HeldConnectionsTest {
    private static final int USERS = 25;
    private static final int OF_EACH = 20;

    private final List<Socket> held = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
    }

    /** Half of them send JSON, the others a file. */
    @Test
    void five_hundred_slow_bodies_do_not_keep_others_from_an_answer() throws IOException {
        for (int user = 0; user < USERS; user++) {
            String token = TestStack.token("lead", "slow-" + user, "*");
            for (int i = 0; i < OF_EACH; i++) {
                held.add(slow(token, i % 2 == 0 ? "application/json" : "text/csv"));
            }
        }
        assertThat(held).hasSize(500);
        for (int i = 0; i < 50; i++) {
            given().auth()
                    .oauth2(TestStack.token("lead"))
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/v1/sample")
                    .then()
                    .statusCode(400);
        }
        assertThat(held).allMatch(socket -> available(socket) == 0);
    }

    @Test
    void a_user_has_a_limited_number_of_bodies_at_a_time() throws IOException {
        String token = TestStack.token("lead", "busy", "*");
        for (int i = 0; i <= OF_EACH; i++) {
            held.add(slow(token, "application/json"));
        }
        Waits.await().until(() -> held.stream().anyMatch(socket -> available(socket) > 0));
        Socket refused = held.stream()
                .filter(socket -> available(socket) > 0)
                .findFirst()
                .orElseThrow();
        assertThat(answer(refused)).startsWith("HTTP/1.1 429 ").containsIgnoringCase("retry-after");
        given().auth()
                .oauth2(TestStack.token("lead"))
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/sample")
                .then()
                .statusCode(400);
    }

    @Test
    void a_file_without_a_user_is_not_received() throws IOException {
        for (String authorization : List.of("", "Authorization: Bearer none\r\n")) {
            Socket socket = send(authorization, "text/csv");
            held.add(socket);
            assertThat(answer(socket)).startsWith("HTTP/1.1 401 ");
        }
    }

    private static int available(Socket socket) {
        try {
            return socket.getInputStream().available();
        } catch (IOException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private static Socket slow(String token, String type) throws IOException {
        return send("Authorization: Bearer " + token + "\r\n", type);
    }

    /** @param authorization a header, or blank */
    private static Socket send(String authorization, String type) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(Waits.LIMIT_MILLIS);
        socket.getOutputStream()
                .write(("POST /api/v1/sample HTTP/1.1\r\nHost: localhost\r\n" + authorization + "Content-Type: " + type
                                + "\r\nContent-Length: 1000\r\n\r\n{")
                        .getBytes(US_ASCII));
        return socket;
    }

    /** Until the service closes the connection. */
    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
}
