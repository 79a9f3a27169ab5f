package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every measure of the demo's initiatives has its figure after the files were imported over HTTP, every role reads the same verdicts, and the
 * pages show them without scrolling. The initiatives and enrolments have other codes and case numbers than those of {@link SampleCohortsTest}.
 */
@ExclusiveSharedStack
class DemoFiguresTest {
    private static final String PREFIX = "demo-";
    private static final List<String> CODES =
            List.of("ips-sydhavnen", "ips-rusmiddel", "veteran-coordination", "holistic-health", "ips-psykiatri");
    /** One round reads every figure; a user may send 6,000 requests in a minute. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    private static final List<String> READERS = List.of("lead", "analyst", "steering");
    private static final int MOST_PIXELS = 2_500;
    /** Width and height of a desktop and of a telephone. */
    private static final List<int[]> SCREENS = List.of(new int[] {1_280, 800}, new int[] {390, 844});
    /** Code, period and verdict of each row of the overview. */
    private static final String ROWS = """
            () => [...document.querySelectorAll('table.initiatives tbody tr')].map(row => [row.id,
              row.querySelector('th .quiet:last-child').textContent, row.querySelector('.verdict, .no-verdict').textContent].join(' | '))""";

    private static final String BOTTOM = "element => element.getBoundingClientRect().bottom + window.scrollY";

    @BeforeAll
    static void load() {
        for (JsonNode initiative : Cohorts.tree("/sample/initiatives.json")) {
            Stack.running()
                    .as("admin")
                    .put(
                            "/api/v1/initiatives/" + PREFIX
                                    + initiative.get("code").textValue(),
                            body(initiative))
                    .ok();
        }
        importFile("enrolments", "enrolments.csv");
        importFile("enrolments", "further-enrolments.csv");
        importFile("statuses", "statuses.csv");
        importFile("activities", "activities.csv");
        importFile("statuses", "further-statuses.csv");
        await().pollInterval(BETWEEN_ROUNDS).until(() -> figures().equals(expected()));
    }

    @Test
    void every_measure_has_its_figure() {
        assertThat(figures()).isEqualTo(expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?period=2024-01-01/2024-12-31", "/?period=2025-01-01/2025-06-30"})
    void every_reader_reads_the_same_verdict_of_the_same_period_or_that_it_is_hidden(String overview) {
        try (Chromium chromium = new Chromium()) {
            List<List<String>> rows =
                    READERS.stream().map(role -> rows(chromium, role, overview)).toList();
            List<String> exact = rows.getFirst();
            assertThat(exact).hasSameSizeAs(CODES);
            assertThat(rows.get(1)).as("analyst").isEqualTo(exact);
            for (int i = 0; i < exact.size(); i++) {
                String hidden = exact.get(i).replaceFirst("[^|]*$", " Skjult (for få personer)");
                assertThat(rows.get(2).get(i)).as("steering").isIn(exact.get(i), hidden);
            }
        }
    }

    private static List<String> rows(Chromium chromium, String role, String overview) {
        try (BrowserUser user = reader(chromium, role)) {
            user.open(overview);
            return ((List<?>) user.page.evaluate(ROWS))
                    .stream().map(String::valueOf).toList();
        }
    }

    @Test
    void the_verdicts_are_on_the_first_screen_and_the_page_of_an_initiative_is_low() {
        try (Chromium chromium = new Chromium()) {
            for (String role : List.of("lead", "steering")) {
                try (BrowserUser user = reader(chromium, role)) {
                    SCREENS.forEach(screen -> check(user, role, screen[0], screen[1]));
                }
            }
        }
    }

    private static void check(BrowserUser user, String role, int width, int height) {
        user.page.setViewportSize(width, height);
        user.open("/?period=2024-01-01/2024-12-31");
        assertThat(bottom(user, width > height ? "table.initiatives" : "table.initiatives :is(.verdict, .no-verdict)"))
                .as("the overview of %s at %d", role, width)
                .isLessThanOrEqualTo(height);
        for (String code : CODES) {
            String[] line = expected().stream()
                    .map(each -> each.split(";"))
                    .filter(each -> each[0].equals(code))
                    .findFirst()
                    .orElseThrow();
            String path = "/rates/%s%s?measure=%s&from=%s&to=%s".formatted(PREFIX, code, line[1], line[2], line[3]);
            user.open(path);
            assertThat(bottom(user, "#figure .sentence, #figure .verdict"))
                    .as("the verdict of %s for %s at %d", path, role, width)
                    .isLessThanOrEqualTo(height);
            if (width > height) {
                assertThat(bottom(user, "body"))
                        .as("the height of %s for %s", path, role)
                        .isLessThanOrEqualTo(MOST_PIXELS);
            }
        }
    }

    /** Of the first element, in pixels from the top of the page. */
    private static int bottom(BrowserUser user, String selector) {
        return ((Number) user.page.locator(selector).first().evaluate(BOTTOM)).intValue();
    }

    private static BrowserUser reader(Chromium chromium, String role) {
        return BrowserUser.signedIn(
                chromium,
                Stack.running(),
                role,
                "demo" + role,
                CODES.stream().map(code -> PREFIX + code).collect(Collectors.joining(" ")));
    }

    private static String body(JsonNode initiative) {
        return initiative
                .toString()
                .replace(
                        "\"code\":" + initiative.get("code"),
                        "\"code\":\"" + PREFIX + initiative.get("code").textValue() + "\"");
    }

    private static void importFile(String kind, String file) {
        String csv = renamed(Cohorts.resource("/sample/" + file));
        JsonNode result = Stack.running()
                .as("lead")
                .importCsv("/api/v1/" + kind + "/import", csv)
                .ok();
        assertThat(result.get("rejected")).as(file).isEmpty();
        assertThat(result.get("accepted").longValue())
                .as(file)
                .isEqualTo(csv.lines().count() - 1);
    }

    private static String renamed(String csv) {
        String renamed = csv.replace("KBH-", "DEMO-");
        for (String code : CODES) {
            renamed = renamed.replace(";" + code + ";", ";" + PREFIX + code + ";");
        }
        return renamed;
    }

    private static List<String> expected() {
        return Cohorts.resource("/sample/figures.csv").lines().skip(1).toList();
    }

    private static List<String> figures() {
        return expected().stream().map(line -> figure(line.split(";"))).toList();
    }

    private static String figure(String[] line) {
        JsonNode figure = Stack.running()
                .as("analyst")
                .get("/api/v1/rates/%s%s?measure=%s&from=%s&to=%s&basis=ANCHOR"
                        .formatted(PREFIX, line[0], line[1], line[2], line[3]))
                .ok();
        return "%s;%s;%s;%s;%s;%s"
                .formatted(
                        line[0], line[1], line[2], line[3], figure.at("/counts/successes"), figure.get("denominator"));
    }
}
