package dk.fodfaeste.kit.test;

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

/** A browser for tests: keeps cookies, follows redirects and presses the buttons of the stand-in's sign-in page. */
public final class Browser {
    private final CookieManager cookies = new CookieManager();
    private String token;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    /** For uploads: on a redirect Java's client repeats the content type without the form. */
    private final HttpClient withoutRedirects =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    /** Signs in as the user and returns the requested page. */
    public static HttpResponse<String> signedIn(Browser browser, String user, String path)
            throws IOException, InterruptedException {
        HttpResponse<String> asked = browser.get(path);
        assertThat(asked.body()).as("the sign-in page").contains("stedfortræder");
        return browser.submit(asked.uri(), pressed(user, asked.body()));
    }

    /** The form data of the user's button on the sign-in page. */
    public static String pressed(String user, String signInPage) {
        Matcher form = Pattern.compile("name=\"username\" value=\"" + user
                        + "\">\\s*<input type=\"hidden\" name=\"claims\" value=\"([^\"]*)\"")
                .matcher(signInPage);
        assertThat(form.find()).as("a button for " + user).isTrue();
        String claims = form.group(1).replace("&quot;", "\"").replace("&amp;", "&");
        return "username=" + encoded(user) + "&claims=" + encoded(claims);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)));
    }

    /** A browser of a user with the role and every initiative in scope. It sends a token instead of a session. */
    public static Browser of(String role) {
        return of(role, role + "1", "*");
    }

    /** A browser of the user. It sends a token instead of a session. */
    public static Browser of(String role, String user, String... initiatives) {
        Browser browser = new Browser();
        browser.token = TestStack.token(role, user, initiatives);
        return browser;
    }

    /** A browser of the user with this token. */
    public static Browser withToken(String token) {
        Browser browser = new Browser();
        browser.token = token;
        return browser;
    }

    /** Opens the page and sends its form with the form token of the page. The fields alternate names and values. */
    public HttpResponse<String> fillIn(String page, String action, String... fields)
            throws IOException, InterruptedException {
        return send(form(address(action), filledIn(formToken(page), fields))
                .header("Referer", address(page).toString()));
    }

    /** Sends a form like htmx on the open page, with the form token of another page. Returns the fragment or the redirect. */
    public HttpResponse<String> fillInByHtmx(String open, String tokensPage, String action, String... fields)
            throws IOException, InterruptedException {
        return send(form(address(action), filledIn(formToken(tokensPage), fields))
                .header("HX-Request", "true")
                .header("HX-Current-URL", address(open).toString()));
    }

    private static String filledIn(String formToken, String... fields) {
        StringBuilder form = new StringBuilder("csrf-token=" + encoded(formToken));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return form.toString();
    }

    /** Lets the session expire. */
    public void expireSession() {
        token = null;
    }

    /** Opens the page, chooses a file in its form and sends the form. */
    public HttpResponse<String> upload(String page, String field, String content)
            throws IOException, InterruptedException {
        return upload(page, formToken(page), field, content);
    }

    /** Sends the file with this form token. */
    public HttpResponse<String> upload(String page, String formToken, String field, String content)
            throws IOException, InterruptedException {
        return upload(page, formToken, field, content.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> upload(String page, String field, byte[] content)
            throws IOException, InterruptedException {
        return upload(page, formToken(page), field, content);
    }

    private HttpResponse<String> upload(String page, String formToken, String field, byte[] content)
            throws IOException, InterruptedException {
        String before = """
                --x\r
                Content-Disposition: form-data; name="csrf-token"\r
                \r
                %s\r
                --x\r
                Content-Disposition: form-data; name="%s"; filename="file.csv"\r
                Content-Type: text/csv\r
                \r
                """.formatted(formToken, field);
        HttpResponse<String> answer = send(
                withoutRedirects,
                HttpRequest.newBuilder(address(page))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(HttpRequest.BodyPublishers.concat(
                                HttpRequest.BodyPublishers.ofString(before),
                                HttpRequest.BodyPublishers.ofByteArray(content),
                                HttpRequest.BodyPublishers.ofString("\r\n--x--\r\n"))));
        return answer.statusCode() == 303
                ? get(URI.create(answer.headers().firstValue("Location").orElseThrow())
                        .getPath())
                : answer;
    }

    private String formToken(String page) throws IOException, InterruptedException {
        Matcher csrf = Pattern.compile("name=\"csrf-token\" value=\"([^\"]*)\"")
                .matcher(get(page).body());
        assertThat(csrf.find()).as("a form on " + page).isTrue();
        return csrf.group(1);
    }

    public HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    public HttpResponse<String> submit(String path, String form) throws IOException, InterruptedException {
        return submit(address(path), form);
    }

    private HttpResponse<String> submit(URI address, String form) throws IOException, InterruptedException {
        return send(form(address, form));
    }

    private static HttpRequest.Builder form(URI address, String form) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** The session can consist of several cookies. */
    public List<HttpCookie> session() {
        return cookies().stream()
                .filter(cookie -> cookie.getName().startsWith("q_session_web"))
                .toList();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return send(client, request);
    }

    private HttpResponse<String> send(HttpClient by, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        request.header("Accept", "text/html,*/*;q=0.8");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return by.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static URI address(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
