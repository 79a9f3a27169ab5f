package dk.fodfaeste.scenario;

import static dk.fodfaeste.scenario.PageTestData.MEASURE;
import static dk.fodfaeste.scenario.PageTestData.active;
import static dk.fodfaeste.scenario.PageTestData.draft;
import static dk.fodfaeste.scenario.PageTestData.due;
import static dk.fodfaeste.scenario.PageTestData.hidden;
import static dk.fodfaeste.scenario.PageTestData.initiative;
import static dk.fodfaeste.scenario.PageTestData.person;
import static dk.fodfaeste.scenario.PageTestData.published;
import static dk.fodfaeste.scenario.PageTestData.recorded;
import static dk.fodfaeste.scenario.PageTestData.superseded;
import static dk.fodfaeste.scenario.PageTestData.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every page there is, for each role that has it, in the states that it can be in. */
final class PageCatalogue {
    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private static int taken;

    private PageCatalogue() {}

    static List<String> pages(String role) {
        return switch (role) {
            case "consultant" ->
                List.of(
                        "/work",
                        "/signed-out",
                        "/work?consultant=nobody",
                        "/work?consultant=sider2",
                        "/work?consultant=many",
                        "/work?consultant=many&pile=OVERDUE",
                        "/enrolments/new",
                        "/enrolments/" + active,
                        "/enrolments/" + recorded,
                        "/enrolments/" + hidden,
                        "/enrolments/" + wrong,
                        "/initiatives",
                        "/enrolments/" + active + "/exit",
                        "/enrolments/" + recorded + "/exit-correction",
                        "/participants/" + person,
                        "/participants/" + person + "/name",
                        "/participants/" + person + "/phone",
                        "/participants/" + person + "/cpr",
                        "/search",
                        "/search?consultant=sider1",
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
                        "/work",
                        "/enrolments/" + active,
                        "/participants/" + person,
                        "/initiatives",
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
                        "/imports/enrolments/" + UUID.randomUUID(),
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
            case "analyst" ->
                List.of(
                        "/",
                        "/rates/" + initiative,
                        "/grants",
                        "/initiatives",
                        "/reports/new",
                        "/reports/" + draft,
                        "/reports/" + published);
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
    static List<String> forms(String role) {
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
    record Seen(String what, Consumer<BrowserUser> after) {}

    static List<Seen> seen(String role) {
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
                            visitor.page.route("**/follow-ups/of/*", BrowserUser::isAway);
                            visitor.open("/enrolments/" + active);
                            visitor.page.locator("main [data-away]").waitFor();
                            visitor.page.unrouteAll();
                        }),
                        new Seen("a number that is none", visitor -> {
                            visitor.open("/enrolments/new");
                            visitor.page.fill("#cpr", "999999-9999");
                            visitor.page.locator("#cpr").blur();
                            visitor.page.locator("#cpr[aria-invalid=true]").waitFor();
                        }),
                        new Seen("a number that is shown whole", visitor -> {
                            visitor.open("/participants/" + person);
                            visitor.page.selectOption("#purpose", new SelectOption().setIndex(1));
                            visitor.page.click("form[action$='/cpr-disclosure'] button");
                            visitor.page.locator("main [role=status] b").waitFor();
                        }),
                        new Seen("a row with its faults", visitor -> {
                            visitor.open("/work");
                            row(visitor, due).locator("select[name=status]").selectOption("EDUCATION");
                            row(visitor, due).locator("input[name=weeklyHours]").fill("xyz");
                            row(visitor, due)
                                    .locator("form[action$='/status'] button")
                                    .click();
                            row(visitor, due).locator("[aria-invalid=true]").waitFor();
                        }),
                        new Seen("a row that is saved", visitor -> {
                            row(visitor, due).locator("input[name=weeklyHours]").fill("");
                            row(visitor, due)
                                    .locator("form[action$='/status'] button")
                                    .click();
                            visitor.page.locator(".is-saved").waitFor();
                        }),
                        new Seen("the same row, undone", visitor -> {
                            visitor.page.click(".is-saved form[action$='/undo'] button");
                            row(visitor, due).locator("select[name=status]").waitFor();
                        }),
                        new Seen("a row that somebody else was first at", PageCatalogue::overtaken),
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
                        new Seen("a file being looked through", PageCatalogue::beingLookedThrough),
                        new Seen("a file whose page is not brought up to date", PageCatalogue::notBroughtUpToDate),
                        new Seen("the same file, looked through", visitor -> {
                            visitor.page.unrouteAll();
                            visitor.page.locator("form[action$='/take']").waitFor();
                        }),
                        new Seen("a file taken, with rejected lines", PageCatalogue::taken),
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
                List.of(
                        new Seen("what a revision changes", visitor -> {
                            visitor.open("/initiatives/" + initiative + "/measures" + MEASURE + "/revise");
                            visitor.page.fill("#targetPercent", "33");
                            visitor.page.click("main form button");
                            visitor.page
                                    .locator("input[type=hidden][name=targetPercent]")
                                    .waitFor(ATTACHED);
                        }),
                        new Seen("a file of grants, with a rejected line", visitor -> {
                            choose(
                                    visitor,
                                    "/imports/grants",
                                    "kind;initiative;budgetAgreement;document;standing;scenario;activity;administration;committee;grantNumber;"
                                            + "steeringArea;priceLevel;sign;year;amount;where\n"
                                            + "LINE;xyz;Xyz;XYZ1;GRANTED;;Xyz;BIF;;;;2022;EXPENSE;2022;1;\n");
                            visitor.page.locator("a[href$='/rejected-lines']").waitFor();
                        }));
            case "analyst" ->
                List.of(new Seen("a decision that nobody wrote", visitor -> {
                    visitor.open("/reports/" + draft);
                    visitor.page.fill("#decision-0", "");
                    visitor.page.click("form[action$='/texts'] button");
                    visitor.page.locator("#decision-0[aria-invalid=true]").waitFor();
                }));
            case "register" ->
                List.of(
                        new Seen("a file of statuses, looked through", visitor -> {
                            choose(
                                    visitor,
                                    "/imports/statuses",
                                    Cohorts.STATUSES_HEADER + "xyz;xyz;;EDUCATION;;PERSON\n");
                            visitor.page.locator("a[href$='/rejected-lines']").waitFor();
                        }),
                        new Seen("a form whose session has run out", visitor -> {
                            visitor.open("/imports/statuses");
                            visitor.loses("q_session");
                            visitor.page.setInputFiles("#file", file("xyz"));
                            visitor.page.click("main form button");
                            visitor.page.locator("main a[target=_blank]").waitFor();
                        }));
            default -> List.of();
        };
    }

    private static void overtaken(BrowserUser visitor) {
        visitor.open("/work");
        lead("status", "\"statuses\":[\"EDUCATION\"],\"source\":\"PERSON\"");
        Locator row = row(visitor, due);
        row.locator("select[name=status]").selectOption("ORDINARY_PART_TIME");
        row.locator("input[name=weeklyHours]").fill("20");
        row.locator("form[action$='/status'] button").click();
        visitor.page.locator(".is-conflict").waitFor();
    }

    private static Locator row(BrowserUser visitor, String enrolment) {
        return visitor.page.locator("#f-" + enrolment + MEASURE.replace('/', '-'));
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
    private static void beingLookedThrough(BrowserUser visitor) {
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
    private static void notBroughtUpToDate(BrowserUser visitor) {
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

    private static void taken(BrowserUser visitor) {
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

    private static void choose(BrowserUser visitor, Stream<String> lines) {
        choose(visitor, "/imports/enrolments", Cohorts.ENROLMENTS_HEADER + lines.collect(Collectors.joining("\n")));
    }

    private static void choose(BrowserUser visitor, String page, String csv) {
        visitor.open(page);
        visitor.page.setInputFiles("#file", file(csv));
        visitor.page.click("main form button");
        visitor.page.waitForURL("**" + page + "/*");
    }

    private static FilePayload file(String csv) {
        return new FilePayload("xyz.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }
}
