package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sign-in of a browser without JavaScript, by redirects to the provider and back. */
@ExclusiveSharedStack
class SignInTest {

    private final Stack stack = Stack.running();

    @Test
    void steering_signs_in_and_reads_the_overview() throws Exception {
        HttpClient browser = browser();
        HttpResponse<String> signIn = get(browser, "/");
        assertThat(signIn.uri().getHost()).isEqualTo("localhost");
        assertThat(signIn.uri().getPort()).isNotEqualTo(stack.port);
        HttpResponse<String> page = choose(browser, signIn, "styregruppe1");
        assertThat(page.uri().getPort()).isEqualTo(stack.port);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"da\"");
        assertThat(get(browser, "/api/v1/rates").statusCode()).isEqualTo(200);
    }

    @Test
    void a_consultant_is_redirected_to_the_work_list() throws Exception {
        HttpClient browser = browser();
        HttpResponse<String> page = choose(browser, get(browser, "/"), "konsulent1");
        assertThat(page.uri().getPath()).isEqualTo("/work");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).containsPattern("<h1>\\s*Mit arbejde\\s*</h1>");
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + stack.port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Chooses a persona on the page of the stand-in provider. */
    private static HttpResponse<String> choose(HttpClient browser, HttpResponse<String> signIn, String user)
            throws IOException, InterruptedException {
        Matcher button = Pattern.compile("name=\"username\" value=\"" + user
                        + "\">\\s*<input type=\"hidden\" name=\"claims\" value=\"([^\"]*)\"")
                .matcher(signIn.body());
        assertThat(button.find()).as(signIn.body()).isTrue();
        String form = "username=" + user + "&claims="
                + URLEncoder.encode(
                        button.group(1).replace("&quot;", "\"").replace("&amp;", "&"), StandardCharsets.UTF_8);
        return browser.send(
                HttpRequest.newBuilder(signIn.uri())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
