package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inspects every page for each role with access to it, in Danish and English: axe reports no violation of WCAG 2.1 AA, the page fits the
 * width of a telephone, a tablet and a desktop, and it has no words of the other language.
 */
@ConcurrentSharedStack
class AccessibilityTest {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    /** Runs axe, which is loaded once for all widths. It describes violations only, and omits repeated rows. */
    private static final String AXE = """
            async tags => {
              const found = await axe.run(
                {exclude: ['[data-repeated]']}, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
              return found.violations.flatMap(
                rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.failureSummary} ${node.html}`));
            }""";

    /** Hides what is the same in both languages: column names, codes, and parts whose language is stated. */
    private static final String VISIBLE_TEXT = """
            () => {
              const aside = [...document.querySelectorAll('main code, body [lang]')];
              aside.forEach(one => one.style.display = 'none');
              const words = document.body.innerText;
              aside.forEach(one => one.style.display = '');
              return words;
            }""";

    private static final String IS_LOADED = """
            () => document.readyState === 'complete' && !document.querySelector('.htmx-request, [hx-trigger=load] [data-away][hidden]')""";

    private static final String FIELDS_WITHOUT_FAULT_TEXT = """
            () => [...document.querySelectorAll('[aria-invalid=true]')]
              .filter(field => !(field.getAttribute('aria-describedby') ?? '').split(' ')
                .some(id => id.endsWith('fault') && document.getElementById(id)?.textContent.trim()))
              .map(field => field.outerHTML)""";

    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);
    private static final Pattern NAME_OF_TOPIC_OR_TYPE = Pattern.compile("(dk\\.)?fodfaeste\\.[\\w.-]+");
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|and|with|without|save|cancel|search|page|was|were|this|that|who|which|enrolment|consultant|because|error|none)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DANISH = Pattern.compile(
            "\\b(og|ikke|eller|gem|fortryd|som|på|til|forløb|borger|konsulent|afgang|opfølgning|fejl|være|ingen)\\b",
            Pattern.CASE_INSENSITIVE);
    /**
     * All that axe judges by, without the words: the elements with their attributes, and which of them have text. The same page has the same
     * structure in both languages, and often for several roles. Marks the rows of a table and the items of a list that have the structure of
     * {@value #SAMPLES} others before them, and omits them.
     */
    private static final String STRUCTURE = """
            samples => {
              const attributes = element => [...element.attributes].map(attribute =>
                ['class', 'role', 'type', 'scope', 'style', 'hidden'].includes(attribute.name)
                  ? attribute.name + '=' + attribute.value
                  : attribute.name + (attribute.value.trim() ? '' : '='));
              const hasText = element =>
                [...element.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.data.trim());
              const structure = element => element.tagName + ' ' + attributes(element).sort().join(' ')
                + (hasText(element) ? ' text' : '') + '\\n' + structureOfChildren(element);
              const structureOfChildren = element => {
                const isList = ['TBODY', 'UL', 'OL', 'DATALIST'].includes(element.tagName);
                const found = new Map();
                return [...element.children].filter(child => !child.hasAttribute('data-repeated')).map(child => {
                  const one = structure(child);
                  found.set(one, (found.get(one) ?? 0) + 1);
                  if (!isList || found.get(one) <= samples) return one;
                  child.setAttribute('data-repeated', '');
                  return '';
                }).join('');
              };
              return structure(document.documentElement);
            }""";

    /** As many rows of the same structure show whether an identifier is repeated and whether axe can distinguish them. */
    private static final int SAMPLES = 5;

    private static final Set<String> INSPECTED = new ConcurrentSkipListSet<>();
    private static final Set<String> CHECKED_BY_AXE = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void prepare() {
        PageTestData.prepare();
    }

    static Stream<String> roles() {
        return Stream.of("consultant", "lead", "admin", "analyst", "steering", "register", "partner", "dpo", "records");
    }

    /** The sources of the services have the addresses of all pages. */
    @AfterAll
    static void every_page_was_inspected() throws IOException {
        assertThat(PageAddresses.fromSources())
                .hasSizeGreaterThan(40)
                .as("addresses of pages that were not inspected")
                .allMatch(address -> INSPECTED.stream().anyMatch(address::matches));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("roles")
    void every_page_meets_wcag_2_1_aa_in_both_languages(String role) {
        try (Chromium chromium = new Chromium()) {
            inspectAll(chromium, role, "da");
            inspectAll(chromium, role, "en");
        }
    }

    private static void inspectAll(Chromium chromium, String role, String language) {
        try (BrowserUser user = BrowserUser.signedIn(
                chromium, Stack.running(), role, "sider1", role.equals("admin") ? "*" : PageTestData.initiative)) {
            user.open("/signed-out?language=" + language);
            for (String path : PageCatalogue.pages(role)) {
                user.open(path);
                user.page.waitForFunction(IS_LOADED);
                inspect(user, language, path);
                if (path.startsWith("/work?consultant=many")) {
                    assertThat(user.mainText()).contains("(500)");
                }
            }
            for (PageCatalogue.Interaction interaction : PageCatalogue.interactions(role)) {
                interaction.action().accept(user);
                inspect(user, language, interaction.result());
            }
            for (String path : PageCatalogue.forms(role)) {
                user.open(path);
                user.page.evaluate(
                        "() => { const form = document.querySelector('main form[method=post]'); form.noValidate = true;"
                                + " form.querySelectorAll('input:not([type=hidden]):not([type=checkbox]), textarea').forEach(field => field.value = '');"
                                + " form.submit(); }");
                user.page.waitForSelector("main [aria-invalid=true], main [role=alert]:not([hidden])");
                inspect(user, language, path + ", sent empty");
            }
        }
    }

    private static void inspect(BrowserUser user, String language, String what) {
        INSPECTED.add(URI.create(user.page.url()).getPath());
        String words = NAME_OF_TOPIC_OR_TYPE
                .matcher(user.page.evaluate(VISIBLE_TEXT) + "\n" + user.page.title())
                .replaceAll("");
        assertThat(user.page.locator("html").getAttribute("lang")).as(what).isEqualTo(language);
        assertThat(user.page.locator("h1").count()).as("headings of " + what).isEqualTo(1);
        Pattern foreign = language.equals("da") ? ENGLISH : DANISH;
        assertThat(foreign.matcher(words)
                        .results()
                        .map(word -> word.group())
                        .filter(word -> !word.equals(word.toUpperCase(Locale.ROOT)))
                        .distinct()
                        .toList())
                .as("foreign words on %s in %s:\n%s", what, language, words)
                .isEmpty();
        assertThat(words).as(what).doesNotContain("NOT_FOUND");
        assertThat((List<?>) user.page.evaluate(FIELDS_WITHOUT_FAULT_TEXT))
                .as("invalid fields of %s without a description of the fault", what)
                .isEmpty();
        boolean isNew = CHECKED_BY_AXE.add((String) user.page.evaluate(STRUCTURE, SAMPLES));
        if (isNew) {
            user.page.evaluate(AxeBuilder.getAxeScript());
        }
        for (int width : WIDTHS) {
            user.page.setViewportSize(width, 900);
            assertThat((int) user.page.evaluate("() => document.documentElement.scrollWidth"))
                    .as("%s is as wide as the screen of %d", what, width)
                    .isLessThanOrEqualTo(width);
            if (isNew) {
                assertThat((List<?>) user.page.evaluate(AXE, WCAG))
                        .as("%s at %d in %s", what, width, language)
                        .isEmpty();
            }
        }
    }
}
