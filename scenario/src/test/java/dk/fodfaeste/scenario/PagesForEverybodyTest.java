package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
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
    /** Loaded once for all widths, and told to describe only what is wrong: a page of 500 rows takes it half the time. */
    private static final String AXE = """
            async tags => {
              const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
              return found.violations.flatMap(
                rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.failureSummary} ${node.html}`));
            }""";

    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|and|with|without|save|cancel|search|page|was|were|this|that|who|which|enrolment|consultant|because|error|none)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DANISH = Pattern.compile(
            "\\b(og|ikke|eller|gem|fortryd|som|på|til|forløb|borger|konsulent|afgang|opfølgning|fejl|være|ingen)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    private static final String MEASURE = "/employment-or-education";

    private static Chromium chromium;
    private static String initiative;
    private static String due;
    private static String recorded;
    private static String active;
    private static String person;
    private static int taken;
    private static String superseded;
    private static String published;
    private static String draft;

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
                                .formatted(i, Cohorts.cpr(500_000 + i), i, initiative, today.minusYears(1), longAgo))
                        .collect(Collectors.joining("\n"));
        JsonNode answer = lead.importCsv("/api/v1/enrolments/import", file).ok();
        assertThat(answer.get("accepted").intValue()).as(answer.toString()).isEqualTo(500);
        await().until(() -> lead.get("/api/v1/follow-ups?consultant=many&limit=500&initiative=" + initiative)
                        .ok()
                        .get("items")
                        .size()
                == 500);
        reports(stack.as("analyst"), lead, today);
    }

    /** One that another has taken the place of, that other, and a draft that has to say what has changed since. */
    private static void reports(Api analyst, Api lead, LocalDate today) {
        boolean first = today.getMonthValue() <= 6;
        LocalDate begin = first ? LocalDate.of(today.getYear() - 1, 7, 1) : LocalDate.of(today.getYear(), 1, 1);
        String late = registered(lead, 4, begin.plusMonths(1));
        await().until(() -> lead.get("/api/v1/follow-ups/" + late + MEASURE).status() == 200);
        String opening = "{\"period\":\"%d-H%d\",\"initiatives\":[\"%s\"]}"
                .formatted(begin.getYear(), first ? 2 : 1, initiative);
        superseded = idOf(analyst.post("/api/v1/reports", opening));
        publish(analyst, superseded);
        lead.post(
                        "/api/v1/follow-ups/" + late + MEASURE + "/status",
                        "{\"statuses\":[\"EDUCATION\"],\"statusDate\":null,\"weeklyHours\":null,\"source\":\"PERSON\",\"expectedVersion\":0}")
                .ok();
        published = idOf(analyst.post("/api/v1/reports/" + superseded + "/correction", "{\"because\":\"Xyz\"}"));
        analyst.post("/api/v1/reports/" + published + "/texts", texts()).ok();
        publish(analyst, published);
        draft = idOf(analyst.post("/api/v1/reports", opening));
        analyst.post("/api/v1/reports/" + draft + "/texts", texts()).ok();
    }

    private static String texts() {
        return """
                {"comments":[{"initiative":"%s","comment":"Xyz"}],\
                "decisions":[{"decision":"Xyz","owner":"Xyz","dueOn":"2030-01-01"}],"expectedVersion":1}""".formatted(initiative);
    }

    private static String idOf(Api.Answer report) {
        return report.ok().get("id").textValue();
    }

    /** As soon as all events are in its figures. */
    private static void publish(Api analyst, String report) {
        String path = "/api/v1/reports/" + report;
        await().until(() -> analyst.post(
                                path + "/publication",
                                "{\"expectedVersion\":%d,\"seen\":null}"
                                        .formatted(analyst.get(path)
                                                .ok()
                                                .get("version")
                                                .intValue()))
                        .status()
                == 200);
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
        return Stream.of("consultant", "lead", "admin", "analyst", "steering", "register");
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
                        "/grants/totals/new?document=" + initiative,
                        "/imports/grants");
            case "analyst" -> List.of("/reports/new", "/reports/" + draft, "/reports/" + published);
            case "steering" ->
                List.of(
                        "/",
                        "/rates/" + initiative,
                        "/initiatives",
                        "/work",
                        "/grants/of/" + initiative,
                        "/reports",
                        "/reports/" + published,
                        "/reports/" + superseded);
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
            case "admin" ->
                List.of(
                        "/initiatives/new",
                        "/initiatives/" + initiative + "/change",
                        "/grants/lines/new",
                        "/grants/totals/new?document=" + initiative);
            case "analyst" -> List.of("/reports/new", "/reports/" + published);
            default -> List.of();
        };
    }

    /** What no address leads to: it is seen after something was sent. */
    private record Seen(String what, Consumer<Visitor> after) {}

    private static List<Seen> seen(String role) {
        return switch (role) {
            case "consultant" ->
                List.of(
                        new Seen("fifty of 500 enrolments found", visitor -> {
                            visitor.open("/search");
                            visitor.page.fill("#sought", "Xyz");
                            visitor.page.click("main form button");
                            visitor.page.locator("main form input[name=after]").waitFor(ATTACHED);
                        }),
                        new Seen("somebody who is there already", visitor -> {
                            visitor.open("/enrolments/new");
                            visitor.page.fill("#cpr", "670285-4003");
                            visitor.page.locator("#cpr").blur();
                            visitor.page.locator("#person ul").waitFor();
                            visitor.page.selectOption("#initiative", initiative);
                            visitor.page.fill("#startedOn", "1999-11-03");
                            visitor.page.locator("#warning .alert").waitFor();
                        }),
                        new Seen("the same, refused for an overlap", visitor -> {
                            visitor.page.fill("#caseNumber", "Xyz");
                            visitor.page.click("main form[method=post] button.button-primary");
                            visitor.page.locator("#person strong").waitFor();
                        }),
                        new Seen("an enrolment without its follow-ups", visitor -> {
                            visitor.page.route("**/follow-ups/of/*", Visitor::isAway);
                            visitor.open("/enrolments/" + active);
                            visitor.page.locator("main [data-away]").waitFor();
                            visitor.page.unrouteAll();
                        }),
                        new Seen("a row that somebody else was first at", PagesForEverybodyTest::overtaken),
                        new Seen("a request that nothing answers", visitor -> {
                            visitor.page.route("**/row", route -> route.abort());
                            visitor.page.click(".is-conflict a[hx-get]");
                            visitor.page.locator("[data-away]").waitFor();
                            visitor.page.unrouteAll();
                        }),
                        new Seen(
                                "everything that happened to a follow-up",
                                visitor -> visitor.open("/follow-ups/" + due + MEASURE)),
                        new Seen("a follow-up that is given up", visitor -> {
                            lead("withdrawal", "\"because\":\"Xyz\"");
                            lead("lost", "\"because\":\"Xyz\",\"reason\":\"OTHER\"");
                            visitor.open("/follow-ups/" + due + MEASURE);
                            lead("withdrawal", "\"because\":\"Xyz\"");
                        }));
            case "lead" ->
                List.of(
                        new Seen("a file being looked through", PagesForEverybodyTest::beingLookedThrough),
                        new Seen(
                                "a file whose page is not brought up to date",
                                PagesForEverybodyTest::notBroughtUpToDate),
                        new Seen("the same file, looked through", visitor -> {
                            visitor.page.unrouteAll();
                            visitor.page.locator("form[action$='/take']").waitFor();
                        }),
                        new Seen("a file taken, with rejected lines", PagesForEverybodyTest::taken),
                        new Seen("two records beside each other", visitor -> {
                            visitor.open("/participants/" + person + "/merge");
                            visitor.page.fill("#other", initiative + "-1");
                            visitor.page.click("main form button");
                            visitor.page.locator("input[name=otherRef]").waitFor(ATTACHED);
                        }),
                        new Seen("two records that cannot be one", visitor -> {
                            visitor.page.fill("#because", "Xyz");
                            visitor.page.click("main form button");
                            visitor.page.locator("main [role=alert]").waitFor();
                        }));
            case "admin" ->
                List.of(new Seen("what a revision changes", visitor -> {
                    visitor.open("/initiatives/" + initiative + "/measures" + MEASURE + "/revise");
                    visitor.page.fill("#targetPercent", "33");
                    visitor.page.click("main form button");
                    visitor.page
                            .locator("input[type=hidden][name=targetPercent]")
                            .waitFor(ATTACHED);
                }));
            case "analyst" ->
                List.of(new Seen("a decision that nobody wrote", visitor -> {
                    visitor.open("/reports/" + draft);
                    visitor.page.fill("#decision-0", "");
                    visitor.page.click("form[action$='/texts'] button");
                    visitor.page.locator("#decision-0[aria-invalid=true]").waitFor();
                }));
            default -> List.of();
        };
    }

    private static void overtaken(Visitor visitor) {
        visitor.open("/work");
        lead("status", "\"statuses\":[\"EDUCATION\"],\"source\":\"PERSON\"");
        Locator row = visitor.page.locator("#f-" + due + MEASURE.replace('/', '-'));
        row.locator("select[name=status]").selectOption("ORDINARY_PART_TIME");
        row.locator("input[name=weeklyHours]").fill("20");
        row.locator("form[action$='/status'] button").click();
        visitor.page.locator(".is-conflict").waitFor();
    }

    /** What a lead does to the follow-up that is due, as it stands now. */
    private static void lead(String command, String body) {
        Api lead = Stack.running().as("lead");
        String path = "/api/v1/follow-ups/" + due + MEASURE;
        int version = lead.get(path).ok().get("version").intValue();
        lead.post(path + "/" + command, "{%s,\"expectedVersion\":%d}".formatted(body, version))
                .ok();
    }

    /** Nothing of it is taken; its page asks how far it is and gets no answer. */
    private static void beingLookedThrough(Visitor visitor) {
        visitor.page.route("**/imports/enrolments/*", route -> {
            if (route.request().headers().containsKey("hx-request")) {
                route.fulfill(new Route.FulfillOptions().setStatus(204));
            } else {
                route.resume();
            }
        });
        choose(
                visitor,
                IntStream.range(0, 3_000)
                        .mapToObj(i -> "LOOKED-%d;%s;Xyz;%s;many;%s;;"
                                .formatted(i, Cohorts.cpr(i), initiative, i % 50 == 0 ? "" : "2026-01-05")));
        visitor.page.locator("progress").waitFor();
    }

    /** An answer that is no progress takes nothing away: the page goes on asking, as what is seen next shows. */
    private static void notBroughtUpToDate(Visitor visitor) {
        visitor.page.route("**/imports/enrolments/*", route -> {
            if (route.request().headers().containsKey("hx-request")) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("text/html")
                        .setBody("<main><h1>Xyz</h1></main>"));
            } else {
                route.resume();
            }
        });
        visitor.page.locator("main [data-away]").waitFor();
        assertThat(visitor.page.locator("#progress progress").count()).isEqualTo(1);
    }

    private static void taken(Visitor visitor) {
        taken++;
        String one = UUID.randomUUID().toString();
        choose(
                visitor,
                IntStream.range(0, 60)
                        .mapToObj(i -> "%s;%s;Xyz;%s;many;%s;;"
                                .formatted(
                                        one, Cohorts.cpr(600_000 + taken), i == 0 ? initiative : "xyz", "2024-01-05")));
        visitor.page.click("form[action$='/take'] button");
        visitor.page
                .locator("#progress:not(:has(form)) a[href$='/rejected-lines']")
                .waitFor();
    }

    private static void choose(Visitor visitor, Stream<String> lines) {
        visitor.open("/imports/enrolments");
        visitor.page.setInputFiles(
                "#file",
                new FilePayload(
                        "xyz.csv",
                        "text/csv",
                        (Cohorts.ENROLMENTS_HEADER + lines.collect(Collectors.joining("\n")))
                                .getBytes(StandardCharsets.UTF_8)));
        visitor.page.click("main form button");
        visitor.page.waitForURL("**/imports/enrolments/*");
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
                    visitor.page.waitForLoadState(LoadState.NETWORKIDLE);
                    inspect(visitor, language, path);
                    if (path.startsWith("/work?consultant=many")) {
                        assertThat(visitor.words()).contains("(500)");
                    }
                }
                for (Seen one : seen(role)) {
                    one.after().accept(visitor);
                    inspect(visitor, language, one.what());
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
        visitor.page.evaluate(AxeBuilder.getAxeScript());
        for (int width : WIDTHS) {
            visitor.page.setViewportSize(width, 900);
            assertThat((int) visitor.page.evaluate("() => document.documentElement.scrollWidth"))
                    .as("%s is as wide as the screen of %d", what, width)
                    .isLessThanOrEqualTo(width);
            assertThat((List<?>) visitor.page.evaluate(AXE, WCAG))
                    .as("%s at %d in %s", what, width, language)
                    .isEmpty();
        }
    }
}
