package dk.fodfaeste.kit.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.LogCapture;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.local.test.Waits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of a request that the platform finds before a resource is called. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class InputBeforeResourcesTest {
    private static final String NUMBER = "0101901234";

    @ParameterizedTest
    @CsvSource({
        "/form-of-a-test/for-leads, 401",
        "/form-of-a-test/missing, 404",
        "/nowhere, 404",
        "/sign-out, 401",
    })
    void a_made_up_token_gets_a_page_from_us_and_no_stack_trace_in_the_log(String path, int status) {
        try (LogCapture log = new LogCapture()) {
            Response page = given().header("Authorization", "Bearer " + NUMBER)
                    .accept("text/html,*/*;q=0.1")
                    .redirects()
                    .follow(false)
                    .get(path + "?q=" + NUMBER);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(status);
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.asString()).contains("<html lang=\"da\">").contains("Fodfæste");
            assertNothingOfInputIn(log);
        }
    }

    /** A client library would refuse the address. */
    private static String rawResponse(String address) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(Waits.LIMIT_MILLIS);
            socket.getOutputStream()
                    .write(("GET " + address
                                    + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_query_that_cannot_be_decoded_is_a_client_error() throws IOException {
        try (LogCapture log = new LogCapture()) {
            assertThat(rawResponse("/form-of-a-test?q=" + NUMBER + "%zz")).startsWith("HTTP/1.1 400 ");
            assertNothingOfInputIn(log);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk",
                "/",
                "text/",
                "application/json; charset=junk",
                "application/json; charset=\"",
                "application/x-www-form-urlencoded; charset=junk",
                "multipart/form-data",
                "multipart/form-data; boundary=",
            })
    void a_content_type_that_cannot_be_read_is_a_client_error(String type) throws Exception {
        try (LogCapture log = new LogCapture()) {
            for (String path : new String[] {"/api/v1/sample", "/form-of-a-test"}) {
                HttpResponse<String> refused = send(path, type, "{\"who\":\"" + NUMBER + "\"}");
                assertThat(refused.statusCode()).as(path + " " + refused.body()).isBetween(400, 499);
            }
            assertNothingOfInputIn(log);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"junk", "/", "text/html;q=x", "application/json; charset=\""})
    void an_accept_header_that_cannot_be_read_is_no_failure_of_the_service(String accept) {
        Response response = given().header("Accept", accept).get("/form-of-a-test");
        assertThat(response.statusCode()).as(response.asString()).isLessThan(500);
    }

    @Test
    void a_form_of_5000_parts_is_a_client_error() throws Exception {
        String parts = IntStream.range(0, 5000)
                .mapToObj(i -> "--x\r\nContent-Disposition: form-data; name=\"f" + i + "\"\r\n\r\n" + NUMBER + "\r\n")
                .collect(Collectors.joining("", "", "--x--\r\n"));
        try (LogCapture log = new LogCapture()) {
            HttpResponse<String> refused = send("/form-of-a-test", "multipart/form-data; boundary=x", parts);
            assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
            assertThat(refused.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith(Problem.MEDIA_TYPE));
            assertNothingOfInputIn(log);
        }
    }

    @Test
    void a_form_of_5000_fields_is_a_client_error() throws Exception {
        String fields =
                IntStream.range(0, 5000).mapToObj(i -> "f" + i + "=" + NUMBER).collect(Collectors.joining("&"));
        HttpResponse<String> refused = send("/form-of-a-test", "application/x-www-form-urlencoded", fields);
        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
    }

    private static void assertNothingOfInputIn(LogCapture log) {
        assertThat(log.lines()).noneMatch(line -> line.contains(NUMBER) || line.contains("\tat "));
    }

    /** As a lead, so that authentication does not refuse the request first. */
    private static HttpResponse<String> send(String path, String type, String body)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                            .header("Authorization", "Bearer " + TestStack.token("lead"))
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
