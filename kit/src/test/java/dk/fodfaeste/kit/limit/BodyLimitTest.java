package dk.fodfaeste.kit.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.problem.Problem;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.local.test.Waits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class BodyLimitTest {
    private static final byte[] TOO_MUCH =
            ("{\"who\":\"" + "x".repeat(1024 * 1024)).getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x"
            })
    void a_declared_length_over_1_MiB_is_refused_for_every_type(String type) throws Exception {
        assertRefused(413, send(type, BodyPublishers.ofByteArray(TOO_MUCH)));
    }

    @Test
    void an_undeclared_length_over_1_MiB_is_refused_too() throws Exception {
        assertRefused(413, send("application/json", inPieces()));
    }

    @Test
    void a_form_must_declare_its_length() throws Exception {
        assertRefused(411, send("application/x-www-form-urlencoded", inPieces()));
        assertRefused(411, send("multipart/form-data; boundary=x", inPieces()));
    }

    @Test
    void a_file_is_refused_above_2_GiB_and_not_below() throws IOException {
        assertThat(responseToFileOf(2L * 1024 * 1024 * 1024 + 1))
                .startsWith("HTTP/1.1 413 ")
                .contains(Problem.MEDIA_TYPE)
                .contains("an import 2 GiB");
        given().auth()
                .oauth2(TestStack.token("lead"))
                .contentType("text/csv")
                .body(TOO_MUCH)
                .post("/api/v1/sample")
                .then()
                .statusCode(415);
    }

    private static BodyPublisher inPieces() {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TOO_MUCH));
    }

    private static void assertRefused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(Problem.MEDIA_TYPE));
    }

    private static HttpResponse<String> send(String type, BodyPublisher body) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/sample"))
                            .header("Authorization", "Bearer " + TestStack.token("lead"))
                            .header("Content-Type", type)
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Declares the length and waits for the response before sending the body. */
    private static String responseToFileOf(long length) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(Waits.LIMIT_MILLIS);
            socket.getOutputStream()
                    .write(
                            ("POST /api/v1/sample HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv; charset=UTF-8\r\nContent-Length: "
                                            + length + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            while (!answer.toString().endsWith("}")) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    break;
                }
                answer.append((char) next);
            }
            return answer.toString();
        }
    }
}
