package dk.fodfaeste.reporting.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser: keeps cookies, follows redirects, and can press the buttons of the stand-in's sign-in page. */
public final class Browser {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** At the page that was asked for, signed in as that user. */
    public static HttpResponse<String> signedIn(Browser browser, String user, String path)
            throws IOException, InterruptedException {
        HttpResponse<String> asked = browser.get(path);
        assertThat(asked.body()).as("the sign-in page").contains("stedfortræder");
        return browser.submit(asked.uri(), pressed(user, asked.body()));
    }

    /** What the button of that user sends, as a form. */
    static String pressed(String user, String signInPage) {
        Matcher form = Pattern.compile("name=\"username\" value=\"" + user
                        + "\">\\s*<input type=\"hidden\" name=\"claims\" value=\"([^\"]*)\"")
                .matcher(signInPage);
        assertThat(form.find()).as("a button for " + user).isTrue();
        String claims = form.group(1).replace("&quot;", "\"").replace("&amp;", "&");
        return "username=" + encoded(user) + "&claims=" + encoded(claims);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).build());
    }

    public HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
    }

    HttpResponse<String> submit(String path, String form) throws IOException, InterruptedException {
        return submit(address(path), form);
    }

    private HttpResponse<String> submit(URI address, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** The session may come as several cookies. */
    List<HttpCookie> session() {
        return cookies().stream()
                .filter(cookie -> cookie.getName().startsWith("q_session_web"))
                .toList();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static URI address(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
