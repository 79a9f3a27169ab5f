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

/** Somebody at the pages with a browser, who can do without a mouse. */
final class BrowserUser implements AutoCloseable {
    private static final int MOST_TABS = 200;
    /** Not what a page is dressed in. */
    private static final Set<String> ASKED_FOR = Set.of("document", "xhr", "fetch");

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
            if (!request.method().equals("GET") || ASKED_FOR.contains(request.resourceType())) {
                requests.add(request.method() + " " + request.url().replaceAll("^https?://[^/]*", ""));
            }
        });
    }

    /** The stand-in takes any claims, as an organisation's own provider would give them. */
    static BrowserUser signedIn(
            Chromium chromium, Stack stack, String role, String userName, String initiatives) {
        BrowserUser user = new BrowserUser(chromium.newContext(), "http://localhost:" + stack.port);
        user.signIn(user.page, role, userName, initiatives);
        return user;
    }

    /** In another tab, which is closed then. */
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
                    {sub: user, preferred_username: user, role, initiatives: initiatives.split(' '), unit: 'Prøve'});
                  form.submit();
                }""", List.of(role, user, initiatives));
        tab.waitForURL(url -> url.startsWith(address) && !url.contains("code="));
    }

    /** The cookies whose names begin so are gone, as when a session or a form's token has grown too old. */
    void deleteCookies(String cookies) {
        browser.clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("^" + cookies)));
    }

    Response open(String path) {
        return page.navigate(address + path);
    }

    String mainText() {
        return page.locator("main").innerText();
    }

    /** Until it is there; then the focus is where somebody would look for it. */
    Locator awaitText(String mainText) {
        Locator place = page.getByText(mainText).first();
        place.waitFor();
        return place;
    }

    /** Tabs on until the focus is on such an element, and finds that the focus can be seen there. */
    void tabTo(String selector) {
        tabUntil("Tab", selector);
    }

    void tabBackTo(String selector) {
        tabUntil("Shift+Tab", selector);
    }

    /** Once every answer has taken its place: the moment in which the page itself leads the focus is too short for a person. */
    private void tabUntil(String key, String selector) {
        page.waitForFunction("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')");
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                assertThat(
                                (boolean)
                                        page.evaluate(
                                                "() => { const s = getComputedStyle(document.activeElement);"
                                                        + " return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; }"))
                        .as("the focus is seen on %s", selector)
                        .isTrue();
                return;
            }
            press(key);
        }
        throw new AssertionError("no " + key + " leads to " + selector + " on " + page.url() + ":\n" + mainText());
    }

    void press(String key) {
        keyCount++;
        page.keyboard().press(key);
    }

    void type(String text) {
        keyCount += text.length();
        page.keyboard().type(text);
    }

    /** A browser asks for day and month in the order of its own language. */
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

    /** Until the page has led the focus there. */
    void awaitFocus(String selector) {
        page.waitForFunction("selector => document.activeElement.matches(selector)", selector);
    }

    String focusedProperty(String property) {
        return String.valueOf(page.evaluate("property => document.activeElement[property]", property));
    }

    int keyCount() {
        return keyCount;
    }

    /** Everything that was sent, and asked for, by pages and their scripts. */
    List<String> requests() {
        return requests;
    }

    /** What the one address answers a script for a service that is away. */
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
