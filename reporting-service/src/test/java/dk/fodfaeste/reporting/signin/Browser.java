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
        Matcher form = Pattern.compile("name=\"username\" value=\"" + user
                        + "\">\\s*<input type=\"hidden\" name=\"claims\" value=\"([^\"]*)\"")
                .matcher(asked.body());
        assertThat(form.find()).as("a button for " + user).isTrue();
        String claims = form.group(1).replace("&quot;", "\"").replace("&amp;", "&");
        return browser.send(HttpRequest.newBuilder(asked.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + encoded(user) + "&claims=" + encoded(claims)))
                .build());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).build());
    }

    public HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
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
