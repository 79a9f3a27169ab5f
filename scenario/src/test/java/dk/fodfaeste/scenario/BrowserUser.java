package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A user who is signed in with a browser and can use the keyboard alone. */
final class BrowserUser implements AutoCloseable {
    private static final int MAX_TABS = 200;
    /** Resource types of pages and requests of scripts, without style sheets, images and the like. */
    private static final Set<String> RECORDED_TYPES = Set.of("document", "xhr", "fetch");

    final Page page;
    private final BrowserContext browser;
    private final String address;
    private final List<String> requests = new ArrayList<>();
    private int keyCount;

    private BrowserUser(BrowserContext browser, String address) {
        this.browser = browser;
        this.address = address;
        this.page = browser.newPage();
        page.onRequest(request -> {
            if (!request.method().equals("GET") || RECORDED_TYPES.contains(request.resourceType())) {
                requests.add(request.method() + " " + request.url().replaceAll("^https?://[^/]*", ""));
            }
        });
    }

    /** Signs in with arbitrary claims, which the stand-in provider accepts. */
    static BrowserUser signedIn(Chromium chromium, Stack stack, String role, String userName, String initiatives) {
        BrowserUser user = new BrowserUser(chromium.newContext(), "http://localhost:" + stack.port);
        user.signIn(user.page, role, userName, initiatives);
        return user;
    }

    /** Signs in in a new tab and closes it. */
    void signInInNewTab(String role, String user, String initiatives) {
        try (Page tab = browser.newPage()) {
            signIn(tab, role, user, initiatives);
        }
    }

    private void signIn(Page tab, String role, String user, String initiatives) {
        tab.navigate(address + "/");
        tab.evaluate("""
                ([role, user, initiatives]) => {
                  const form = document.querySelector('input[name=claims]').form;
                  form.elements['username'].value = user;
                  form.elements['claims'].value = JSON.stringify(
                    {sub: user, preferred_username: user, role, initiatives: initiatives.split(' '), unit: 'Prøve',
                     activityKinds: role === 'partner' ? ['HEALTH_TALK', 'ROUND_TABLE'] : undefined});
                  form.submit();
                }""", List.of(role, user, initiatives));
        tab.waitForURL(url -> url.startsWith(address) && !url.contains("code="));
    }

    /** Deletes the cookies whose names have this prefix, as if a session or a form token had expired. */
    void deleteCookies(String prefix) {
        browser.clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("^" + prefix)));
    }

    Response open(String path) {
        return page.navigate(address + path);
    }

    String mainText() {
        return page.locator("main").innerText();
    }

    /** Waits until the text is on the page. */
    Locator awaitText(String text) {
        Locator place = page.getByText(text).first();
        place.waitFor();
        return place;
    }

    /** Presses Tab until an element of the selector has the focus, and checks that the focus is visible. */
    void tabTo(String selector) {
        tabUntil("Tab", selector);
    }

    void tabBackTo(String selector) {
        tabUntil("Shift+Tab", selector);
    }

    /** First waits until htmx has finished, because a page may move the focus itself. */
    private void tabUntil(String key, String selector) {
        page.waitForFunction("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')");
        for (int tabs = 0; tabs < MAX_TABS; tabs++) {
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                assertThat(
                                (boolean)
                                        page.evaluate(
                                                "() => { const s = getComputedStyle(document.activeElement);"
                                                        + " return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; }"))
                        .as("the focus on %s is visible", selector)
                        .isTrue();
                return;
            }
            press(key);
        }
        throw new AssertionError("no " + key + " reaches " + selector + " on " + page.url() + ":\n" + mainText());
    }

    void press(String key) {
        keyCount++;
        page.keyboard().press(key);
    }

    void type(String text) {
        keyCount += text.length();
        page.keyboard().type(text);
    }

    /** Types a date. The order of day and month in a date field depends on the language of the browser. */
    void typeDate(LocalDate day) {
        type(DateTimeFormatter.ofPattern("MMddyyyy").format(day));
        if (!page.evaluate("() => document.activeElement.value").equals(day.toString())) {
            press("ArrowLeft");
            press("ArrowLeft");
            type(DateTimeFormatter.ofPattern("ddMMyyyy").format(day));
        }
        assertThat(page.evaluate("() => document.activeElement.value")).isEqualTo(day.toString());
    }

    void press(String key, String selector) {
        tabTo(selector);
        press(key);
    }

    void type(String text, String selector) {
        tabTo(selector);
        type(text);
    }

    /** Waits until the page has moved the focus there. */
    void awaitFocus(String selector) {
        page.waitForFunction("selector => document.activeElement.matches(selector)", selector);
    }

    String focusedProperty(String property) {
        return String.valueOf(page.evaluate("property => document.activeElement[property]", property));
    }

    int keyCount() {
        return keyCount;
    }

    /** All requests of pages and their scripts, such as {@code POST /work}. */
    List<String> requests() {
        return requests;
    }

    /** Responds to a script like the proxy while a service is down. */
    static void respondUnavailable(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"status\":503}"));
    }

    @Override
    public void close() {
        browser.close();
    }
}
