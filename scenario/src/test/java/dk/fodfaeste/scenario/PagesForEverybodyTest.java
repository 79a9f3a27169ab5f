package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page, for each role that has it: axe finds nothing against WCAG 2.1 AA, nothing is wider than the screen of a telephone, a tablet or a
 * desk, and what is Danish is Danish and what is English English.
 */
@OnTheSharedStack
class PagesForEverybodyTest {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|and|with|without|save|cancel|search|page|was|were|this|that|who|which|enrolment|consultant|because|error|none)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DANISH = Pattern.compile(
            "\\b(og|ikke|eller|gem|fortryd|som|på|til|forløb|borger|konsulent|afgang|opfølgning|fejl|være|ingen)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final String MEASURE = "/employment-or-education";

    private static Chromium chromium;
    private static String initiative;
    private static String due;
    private static String recorded;
    private static String active;
    private static String person;

    @BeforeAll
    static void prepare() {
        chromium = new Chromium();
        Stack stack = Stack.running();
        Api lead = stack.as("lead");
        initiative = "pages-" + UUID.randomUUID().toString().substring(0, 8);
        stack.as("admin")
                .put("/api/v1/initiatives/" + initiative, inNoLanguage())
                .ok();
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
        LocalDate longAgo = today.minusMonths(2).minusDays(9);
        due = registered(lead, 1, longAgo);
        recorded = registered(lead, 2, longAgo);
        active = registered(lead, 3, null);
        person = lead.get("/api/v1/enrolments/" + active)
                .ok()
                .get("participantRef")
                .textValue();
        for (String id : List.of(due, recorded)) {
            await().until(() -> lead.get("/api/v1/follow-ups/" + id + MEASURE).status() == 200);
        }
        lead.post(
                        "/api/v1/follow-ups/" + recorded + MEASURE + "/status",
                        "{\"statuses\":[\"EDUCATION\"],\"statusDate\":null,\"weeklyHours\":null,\"source\":\"PERSON\",\"expectedVersion\":0}")
                .ok();
        IntStream.range(1, 4)
                .forEach(days -> lead.post(
                                "/api/v1/follow-ups/" + due + MEASURE + "/attempts",
                                "{\"attemptedOn\":\"" + today.minusDays(days) + "\"}")
                        .ok());
        await().until(() ->
                stack.as("admin").put("/api/v1/grants/" + initiative, money()).status() == 200);
        // Whoever has as much to do as no page shows at once.
        String file = "caseNumber;cpr;name;initiative;consultant;startedOn;exitedOn;exitReason\n"
                + IntStream.range(0, 500)
                        .mapToObj(i -> "PAGES-%d;%s;Xyz %d;%s;many;%s;%s;OTHER"
                                .formatted(i, Cohorts.cpr(20_000 + i), i, initiative, today.minusYears(1), longAgo))
                        .collect(Collectors.joining("\n"));
        JsonNode answer = lead.importCsv("/api/v1/enrolments/import", file).ok();
        assertThat(answer.get("accepted").intValue()).as(answer.toString()).isEqualTo(500);
        await().until(() -> lead.get("/api/v1/follow-ups?consultant=many&limit=500&initiative=" + initiative)
                        .ok()
                        .get("items")
                        .size()
                == 500);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /** Names that are no words of either language. */
    private static String inNoLanguage() {
        ObjectNode body = (ObjectNode) Cohorts.json("initiatives.json").get(0);
        body.put("code", initiative);
        body.put("name", "Initium");
        for (String text : List.of("targetGroup", "effort", "objective", "evaluation")) {
            body.put(text, "Xyz");
        }
        ((ObjectNode) body.get("measures").get(0)).put("name", "Mensura");
        return body.toString();
    }

    /** With a stated total that differs, and money that has ended; names that are no words of either language. */
    private static String money() {
        String line = """
                {"initiative":"%s","budgetAgreement":"Xyz","standing":"GRANTED","activity":"Xyz","administration":"BIF",\
                "committee":"BIU","grantNumber":"35.10","priceLevel":2022,"sign":"EXPENSE","year":2022,"amount":2504}""".formatted(initiative);
        return """
                {"expectedVersion":0,"lines":[%s],"statedTotals":[{"initiative":"%s","budgetAgreement":"Xyz","year":2022,\
                "amount":2500,"where":"Xyz"}]}""".formatted(line, initiative);
    }

    private static String registered(Api lead, int number, LocalDate exitedOn) {
        String id = lead.post("/api/v1/enrolments", """
                        {"caseNumber":"%s-%d","initiative":"%s","person":{"cpr":"670285-400%d","name":"Xenia Xyz","phone":"20304050"},\
                        "consultant":"sider1","startedOn":"2025-11-03"}""".formatted(initiative, number, initiative, number))
                .ok()
                .get("enrolmentId")
                .textValue();
        if (exitedOn != null) {
            lead.post(
                            "/api/v1/enrolments/" + id + "/exit",
                            "{\"exitedOn\":\"%s\",\"reason\":\"GOT_JOB\",\"expectedVersion\":1}".formatted(exitedOn))
                    .ok();
        }
        return id;
    }

    static Stream<String> roles() {
        return Stream.of("consultant", "lead", "admin", "steering", "register");
    }

    private static List<String> pages(String role) {
        return switch (role) {
            case "consultant" ->
                List.of(
                        "/work",
                        "/work?consultant=nobody",
                        "/work?consultant=many",
                        "/work?consultant=many&pile=OVERDUE",
                        "/enrolments/new",
                        "/enrolments/" + active,
                        "/enrolments/" + recorded,
                        "/enrolments/" + active + "/exit",
                        "/enrolments/" + recorded + "/exit-correction",
                        "/participants/" + person,
                        "/participants/" + person + "/name",
                        "/participants/" + person + "/phone",
                        "/participants/" + person + "/cpr",
                        "/search",
                        "/follow-ups/of/" + due,
                        "/follow-ups/" + due + MEASURE,
                        "/follow-ups/" + recorded + MEASURE,
                        "/follow-ups/" + recorded + MEASURE + "/correct",
                        "/follow-ups/" + recorded + MEASURE + "/withdraw",
                        "/team",
                        "/enrolments/" + UUID.randomUUID());
            case "lead" ->
                List.of(
                        "/",
                        "/rates/" + initiative,
                        "/rates/" + initiative + "?months=3&from=2025-01-01&to=2026-06-30&basis=FOLLOW_UP",
                        "/rates/" + initiative + "?months=37",
                        "/team",
                        "/team/sider1",
                        "/team/sider1/hand-over",
                        "/enrolments/" + recorded + "/exit-withdrawal",
                        "/enrolments/" + active + "/start-correction",
                        "/enrolments/" + active + "/case-number",
                        "/enrolments/" + active + "/reassignment",
                        "/enrolments/" + active + "/wrong-registration",
                        "/participants/" + person + "/merge",
                        "/imports/enrolments",
                        "/imports/statuses");
            case "admin" ->
                List.of(
                        "/initiatives",
                        "/initiatives/" + initiative,
                        "/initiatives/new",
                        "/initiatives/" + initiative + "/change",
                        "/initiatives/" + initiative + "/measures" + MEASURE + "/revise",
                        "/grants",
                        "/grants/of/" + initiative,
                        "/grants/lines?document=" + initiative,
                        "/grants/lines/new",
                        "/grants/lines/one?document=" + initiative + "&place=0",
                        "/imports/grants");
            case "steering" ->
                List.of("/", "/rates/" + initiative, "/initiatives", "/work", "/grants/of/" + initiative);
            case "register" -> List.of("/imports/statuses");
            default -> throw new IllegalArgumentException(role);
        };
    }

    /** Sent empty, so that each says what is missing beside its fields. */
    private static List<String> forms(String role) {
        return switch (role) {
            case "consultant" ->
                List.of(
                        "/enrolments/new",
                        "/enrolments/" + active + "/exit",
                        "/participants/" + person + "/name",
                        "/follow-ups/" + recorded + MEASURE + "/correct",
                        "/search");
            case "lead" -> List.of("/team/sider1", "/enrolments/" + active + "/start-correction");
            case "admin" -> List.of("/initiatives/new", "/initiatives/" + initiative + "/change", "/grants/lines/new");
            default -> List.of();
        };
    }

    @ParameterizedTest
    @MethodSource("roles")
    void can_be_read_by_everybody(String role) {
        for (String language : List.of("da", "en")) {
            try (Visitor visitor = Visitor.signedIn(
                    chromium, Stack.running(), role, "sider1", role.equals("admin") ? "*" : initiative)) {
                visitor.open("/signed-out?language=" + language);
                for (String path : pages(role)) {
                    visitor.open(path);
                    visitor.page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                    inspect(visitor, language, path);
                }
                if (role.equals("consultant") && language.equals("da")) {
                    // Hundreds of rows take axe seconds, and are the same row again and again.
                    for (String path : List.of("/work?consultant=many", "/work?consultant=many&pile=OVERDUE")) {
                        visitor.open(path);
                        inspect(visitor, language, path);
                        assertThat(visitor.words()).contains("Forfaldne (500)");
                    }
                }
                for (String path : forms(role)) {
                    visitor.open(path);
                    visitor.page.evaluate(
                            "() => { const form = document.querySelector('main form[method=post]'); form.noValidate = true;"
                                    + " form.querySelectorAll('input:not([type=hidden]):not([type=checkbox]), textarea').forEach(field => field.value = '');"
                                    + " form.submit(); }");
                    visitor.page.waitForSelector("main [aria-invalid=true], main [role=alert]");
                    inspect(visitor, language, path + ", sent empty");
                }
            }
        }
    }

    private static void inspect(Visitor visitor, String language, String what) {
        // Names of columns and codes are what they are in every language.
        visitor.page.evaluate("() => document.querySelectorAll('main code').forEach(code => code.hidden = true)");
        String words = visitor.words() + "\n" + visitor.page.title();
        visitor.page.evaluate("() => document.querySelectorAll('main code').forEach(code => code.hidden = false)");
        assertThat(visitor.page.locator("html").getAttribute("lang")).as(what).isEqualTo(language);
        assertThat(visitor.page.locator("h1").count()).as("headings of " + what).isEqualTo(1);
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
        for (int width : WIDTHS) {
            visitor.page.setViewportSize(width, 900);
            assertThat((int) visitor.page.evaluate("() => document.documentElement.scrollWidth"))
                    .as("%s is as wide as the screen of %d", what, width)
                    .isLessThanOrEqualTo(width);
            List<Rule> found = new AxeBuilder(visitor.page)
                    .setLegacyMode(true)
                    .withTags(WCAG)
                    .analyze()
                    .getViolations();
            assertThat(found)
                    .as(
                            "%s at %d in %s: %s",
                            what,
                            width,
                            language,
                            found.stream()
                                    .map(rule -> rule.getId() + " " + rule.getNodes())
                                    .toList())
                    .isEmpty();
        }
    }
}
