package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.scenario.PageTestData.MEASURE;
import static dk.fodfaeste.scenario.PageTestData.active;
import static dk.fodfaeste.scenario.PageTestData.draft;
import static dk.fodfaeste.scenario.PageTestData.due;
import static dk.fodfaeste.scenario.PageTestData.hidden;
import static dk.fodfaeste.scenario.PageTestData.initiative;
import static dk.fodfaeste.scenario.PageTestData.meeting;
import static dk.fodfaeste.scenario.PageTestData.person;
import static dk.fodfaeste.scenario.PageTestData.published;
import static dk.fodfaeste.scenario.PageTestData.recorded;
import static dk.fodfaeste.scenario.PageTestData.registerBatch;
import static dk.fodfaeste.scenario.PageTestData.spell;
import static dk.fodfaeste.scenario.PageTestData.superseded;
import static dk.fodfaeste.scenario.PageTestData.webhooks;
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

/** All pages by role, in all their states. */
final class PageCatalogue {
    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private static int importWithRejectedLines;

    private PageCatalogue() {}

    static List<String> pages(String role) {
        return switch (role) {
            case "consultant" ->
                List.of(
                        "/work",
                        "/signed-out",
                        "/was",
                        "/data-handling",
                        "/user-guide",
                        "/work?consultant=nobody",
                        "/work?consultant=sider2",
                        "/work?consultant=many",
                        "/work?consultant=many&pile=OVERDUE",
                        "/citizens",
                        "/citizens?state=NOT_STARTED",
                        "/enrolments/new",
                        "/enrolments/awaiting",
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
                        "/activities/of/" + active,
                        "/activities/of/" + wrong,
                        "/activities/" + spell,
                        "/activities/" + spell + "/end",
                        "/activities/" + spell + "/correct",
                        "/activities/" + spell + "/withdraw",
                        "/activities/" + meeting + "/move",
                        "/activities/" + meeting + "/correct",
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
                        "/citizens?sort=CONSULTANT",
                        "/enrolments/awaiting",
                        "/enrolments/" + active,
                        "/participants/" + person,
                        "/initiatives",
                        "/rates/" + initiative,
                        "/rates/" + initiative + "?months=3&from=2025-01-01&to=2026-06-30&basis=FOLLOW_UP",
                        "/rates/" + initiative + "?months=37",
                        "/rates/" + initiative + "?with=" + initiative,
                        "/team",
                        "/team/sider1",
                        "/team/sider1/hand-over",
                        "/enrolments/" + recorded + "/exit-withdrawal",
                        "/enrolments/" + active + "/start-correction",
                        "/enrolments/" + active + "/case-number",
                        "/enrolments/" + active + "/reassignment",
                        "/enrolments/" + active + "/wrong-registration",
                        "/participants/" + person + "/merge",
                        "/register-batches",
                        "/register-batches/new",
                        registerBatch,
                        "/imports/enrolments",
                        "/imports/enrolments/" + UUID.randomUUID(),
                        "/imports/statuses");
            case "admin" ->
                List.of(
                        "/initiatives",
                        "/initiatives/" + initiative,
                        "/initiatives/new",
                        "/initiatives/" + initiative + "/change",
                        "/initiatives/" + initiative + "/measures/new",
                        "/initiatives/" + initiative + "/measures" + MEASURE + "/revise",
                        "/republishing/participant-service",
                        "/republishing/outcome-service",
                        "/grants",
                        "/grants/of/" + initiative,
                        "/grants/lines?document=" + initiative,
                        "/grants/lines/new",
                        "/grants/lines/one?document=" + initiative + "&place=0",
                        "/grants/totals/new?document=" + initiative,
                        "/grants/notes/one?document=" + initiative,
                        "/grants/of/" + initiative + "/business-cases",
                        "/grants/of/" + initiative + "/business-cases/note",
                        "/grants/of/" + initiative + "/business-case-form",
                        "/imports/grants",
                        "/register-receivers",
                        "/register-receivers/new",
                        "/webhooks/participant-service",
                        "/webhooks/outcome-service",
                        "/webhooks/participant-service/new",
                        "/webhooks/outcome-service/new",
                        webhooks.getFirst(),
                        webhooks.getLast(),
                        "/status",
                        "/status/participant-service",
                        "/status/outcome-service",
                        "/status/reporting-service",
                        "/status/participant-service/dead-letters",
                        "/status/outcome-service/dead-letters",
                        "/status/reporting-service/dead-letters",
                        "/interfaces",
                        "/interfaces/events",
                        "/interfaces/participant-service",
                        "/interfaces/participant-service/resources/enrolments",
                        "/interfaces/participant-service/errors",
                        "/interfaces/outcome-service",
                        "/interfaces/outcome-service/resources/outcome-service",
                        "/interfaces/outcome-service/errors",
                        "/interfaces/reporting-service",
                        "/interfaces/reporting-service/resources/reports",
                        "/interfaces/reporting-service/errors");
            case "analyst" ->
                List.of(
                        "/",
                        "/rates/" + initiative,
                        comparison(),
                        "/rates/" + initiative + "/fidelity",
                        "/rates/" + initiative + "/fidelity/review?date=2025-03-01",
                        "/grants",
                        "/initiatives",
                        "/reports/new",
                        "/reports/" + draft,
                        "/reports/" + draft + "/publication",
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
            case "dpo" ->
                List.of(
                        "/audit/persons",
                        "/audit/persons/" + person,
                        "/audit/participant-service/of/" + person,
                        "/audit/outcome-service/of/" + person,
                        "/audit/participant-service/of/" + person + "/printed-list",
                        "/audit/outcome-service/of/" + person + "/printed-list",
                        "/audit/reporting-service/of/" + person + "/printed-list",
                        "/audit/reporting-service/of/" + person,
                        "/audit/participant-service/verification",
                        "/audit/outcome-service/verification",
                        "/audit/reporting-service/verification");
            case "records" -> List.of("/erasures", "/erasures/due", "/erasures/persons/" + person);
            case "partner" -> List.of("/partner", "/activities/of/" + active, "/activities/" + meeting + "/move");
            default -> throw new IllegalArgumentException(role);
        };
    }

    /** Pages whose forms are sent empty, so that they show the faults of their fields. */
    static List<String> forms(String role) {
        return switch (role) {
            case "consultant" ->
                List.of(
                        "/enrolments/new",
                        "/enrolments/" + active + "/exit",
                        "/participants/" + person + "/name",
                        "/follow-ups/" + recorded + MEASURE + "/correct",
                        "/activities/" + spell + "/end",
                        "/activities/" + spell + "/correct",
                        "/activities/" + spell + "/withdraw",
                        "/activities/" + meeting + "/move",
                        "/search");
            case "lead" ->
                List.of("/team/sider1", "/enrolments/" + active + "/start-correction", "/register-batches/new");
            case "admin" ->
                List.of(
                        "/initiatives/new",
                        "/initiatives/" + initiative + "/change",
                        "/initiatives/" + initiative + "/measures/new",
                        "/republishing/participant-service",
                        "/grants/lines/new",
                        "/grants/totals/new?document=" + initiative,
                        "/grants/of/" + initiative + "/business-case-form",
                        "/register-receivers/new",
                        "/webhooks/participant-service/new");
            case "analyst" ->
                List.of(
                        "/reports/new",
                        "/reports/" + published,
                        comparison(),
                        "/rates/" + initiative + "/fidelity/review?date=2025-03-01");
            case "partner" -> List.of("/partner");
            case "dpo" -> List.of("/audit/persons");
            case "records" -> List.of("/erasures", "/erasures/persons/" + person);
            default -> List.of();
        };
    }

    private static String comparison() {
        return "/rates/" + initiative + "/comparison?measure=" + MEASURE.substring(1)
                + "&basis=ANCHOR&from=2025-01-01&to=2025-06-30";
    }

    /** A state of a page that only an interaction leads to. */
    record Interaction(String result, Consumer<BrowserUser> action) {}

    static List<Interaction> interactions(String role) {
        return switch (role) {
            case "dpo" ->
                List.of(new Interaction("a verified audit trail", user -> {
                    user.open("/audit/participant-service/verification");
                    user.page.click("main form button");
                    user.page.locator("main .alert").waitFor();
                }));
            case "consultant" ->
                List.of(
                        new Interaction("fifty of 500 enrolments found", user -> {
                            user.open("/search");
                            user.page.fill("#sought", "Xyz");
                            user.page.click("main form button");
                            user.page.locator("main a[href*='after=']").waitFor();
                        }),
                        new Interaction("a person who is registered already", user -> {
                            user.open("/enrolments/new");
                            user.page.fill("#cpr", "670285-4003");
                            user.page.locator("#cpr").blur();
                            user.page.locator("#person ul").waitFor();
                            user.page.selectOption("#initiative", initiative);
                            user.page.fill("#startedOn", "1999-11-03");
                            user.page.locator("#warning .alert").waitFor();
                        }),
                        new Interaction("the same, refused for an overlap", user -> {
                            user.page.fill("#caseNumber", "Xyz");
                            user.page.click("main form[method=post] button.button-primary");
                            user.page.locator("#person strong").waitFor();
                        }),
                        new Interaction("an enrolment without its follow-ups", user -> {
                            user.page.route("**/follow-ups/of/*", BrowserUser::respondUnavailable);
                            user.open("/enrolments/" + active);
                            user.page.locator("main [data-away]:not([hidden])").waitFor();
                            user.page.unrouteAll();
                        }),
                        new Interaction("an enrolment without its activities", user -> {
                            user.page.route("**/activities/of/*", BrowserUser::respondUnavailable);
                            user.open("/enrolments/" + active);
                            user.page.locator("main [data-away]:not([hidden])").waitFor();
                            user.page.unrouteAll();
                        }),
                        new Interaction("a spell without a day and with invalid hours", user -> {
                            user.open("/activities/of/" + active);
                            user.page.evaluate("""
                                    () => {
                                      const form = document.getElementById('spell-on').form;
                                      form.noValidate = true;
                                      form.elements['on'].value = '';
                                      form.elements['weeklyHours'].value = 'xyz';
                                      form.submit();
                                    }""");
                            user.page.locator("#spell-weeklyHours-fault").waitFor();
                        }),
                        new Interaction("an invalid CPR number", user -> {
                            user.open("/enrolments/new");
                            user.page.fill("#cpr", "999999-9999");
                            user.page.locator("#cpr").blur();
                            user.page.locator("#cpr[aria-invalid=true]").waitFor();
                        }),
                        new Interaction("a CPR number that is shown in full", user -> {
                            user.open("/participants/" + person);
                            user.page.selectOption("#purpose", new SelectOption().setIndex(1));
                            user.page.click("form[action$='/cpr-disclosure'] button");
                            user.page.locator("main [role=status] b").waitFor();
                        }),
                        new Interaction("a chosen row", user -> {
                            user.open("/work");
                            row(user, due).locator(".pick input").check();
                            user.page.locator("#chosen:not(:empty)").waitFor();
                        }),
                        new Interaction("an answer for several without a status", user -> {
                            user.page.click("#several button.button-primary");
                            user.page.locator("#several-status-fault").waitFor();
                        }),
                        new Interaction("a row with faults", user -> {
                            user.open("/work");
                            row(user, due).locator("select[name=status]").selectOption("EDUCATION");
                            row(user, due).locator("input[name=weeklyHours]").fill("xyz");
                            row(user, due)
                                    .locator("form[action$='/status'] button")
                                    .click();
                            row(user, due).locator("[aria-invalid=true]").waitFor();
                        }),
                        new Interaction("a saved row", user -> {
                            row(user, due).locator("input[name=weeklyHours]").fill("");
                            row(user, due)
                                    .locator("form[action$='/status'] button")
                                    .click();
                            user.page.locator(".is-saved").waitFor();
                        }),
                        new Interaction("the same row, undone", user -> {
                            user.page.click(".is-saved form[action$='/undo'] button");
                            row(user, due).locator("select[name=status]").waitFor();
                        }),
                        new Interaction("a row that another user changed first", PageCatalogue::recordAfterAnotherUser),
                        new Interaction("a request without a response", user -> {
                            user.page.route("**/row", route -> route.abort());
                            user.page.click(".is-conflict a[hx-get]");
                            user.page.locator("[data-away]").waitFor();
                            user.page.unrouteAll();
                        }),
                        new Interaction(
                                "the history of a follow-up", user -> user.open("/follow-ups/" + due + MEASURE)),
                        new Interaction("a follow-up that is lost", user -> {
                            changeFollowUp("withdrawal", "\"because\":\"Xyz\"");
                            changeFollowUp("lost", "\"because\":\"Xyz\",\"reason\":\"OTHER\"");
                            user.open("/follow-ups/" + due + MEASURE);
                            changeFollowUp("withdrawal", "\"because\":\"Xyz\"");
                        }));
            case "lead" ->
                List.of(
                        new Interaction("a hand-over of a chosen row to an unknown consultant", user -> {
                            user.open("/work?consultant=many");
                            user.page.locator(".row .pick input").first().check();
                            user.page.fill("#several-successor", "xyz");
                            user.page.click("#several button[formaction]");
                            user.page.locator("#successor-fault").waitFor();
                        }),
                        new Interaction("the preview of a hand-over", user -> {
                            user.open("/team/sider1/hand-over");
                            user.page.check("label[for=to-0]");
                            user.page.click("main form button");
                            user.page.locator("main input[name=plan]").waitFor(ATTACHED);
                        }),
                        new Interaction("a file that is being checked", PageCatalogue::awaitPreviewRunning),
                        new Interaction("a file whose progress is not updated", PageCatalogue::failProgressUpdate),
                        new Interaction("the same file, checked", user -> {
                            user.page.unrouteAll();
                            user.page.locator("form[action$='/take']").waitFor();
                        }),
                        new Interaction("an imported file with rejected lines", PageCatalogue::importWithRejectedLines),
                        new Interaction("a comparison of two records", user -> {
                            user.open("/participants/" + person + "/merge");
                            user.page.fill("#other", initiative + "-1");
                            user.page.click("main form button");
                            user.page.locator("input[name=otherRef]").waitFor(ATTACHED);
                        }),
                        new Interaction("two records that cannot be merged", user -> {
                            user.page.fill("#because", "Xyz");
                            user.page.click("main form button");
                            user.page.locator("main [role=alert]").waitFor();
                        }));
            case "admin" ->
                List.of(
                        new Interaction("a measure of another kind, as a sentence", user -> {
                            user.open("/initiatives/" + initiative + "/measures/new");
                            user.page.selectOption("#kind", "SUSTAINED");
                            user.page.locator("#weeksWorked").waitFor();
                            user.page.fill("#weeksWorked", "13");
                            user.page.fill("#withinWeeks", "16");
                            user.page.check("label[for=success-EDUCATION]");
                            user.page
                                    .locator("#measure-sentence:has-text('13')")
                                    .waitFor();
                        }),
                        new Interaction("the effect of a revision", user -> {
                            user.open("/initiatives/" + initiative + "/measures" + MEASURE + "/revise");
                            user.page.fill("#targetPercent", "33");
                            user.page.click("main form button");
                            user.page
                                    .locator("input[type=hidden][name=targetPercent]")
                                    .waitFor(ATTACHED);
                        }),
                        new Interaction("a file of grants, with a rejected line", user -> {
                            choose(
                                    user,
                                    "/imports/grants",
                                    "kind;initiative;budgetAgreement;document;standing;scenario;budgetItem;administration;committee;grantNumber;"
                                            + "steeringArea;priceLevel;sign;year;amount;where\n"
                                            + "LINE;xyz;Xyz;XYZ1;GRANTED;;Xyz;BIF;;;;2022;EXPENSE;2022;1;\n");
                            user.page.locator("a[href$='/rejected-lines']").waitFor();
                        }),
                        new Interaction("a webhook with its secret", user -> {
                            user.open("/webhooks/outcome-service/new");
                            user.page.fill("#address", "https://1.1.1.1/hooks");
                            user.page.click("label[for='topics-fodfaeste.outcome-events-v1']");
                            user.page.click("main form button");
                            user.page.locator("main dd code").waitFor();
                        }));
            case "partner" ->
                List.of(
                        new Interaction("an enrolment that was found", user -> {
                            user.open("/partner");
                            user.page.fill("#sought", initiative + "-3");
                            user.page.click("main form button");
                            user.page.locator("main table").waitFor();
                        }),
                        new Interaction("no enrolment found", user -> {
                            user.page.fill("#sought", "XYZ-0");
                            user.page.click("main form button");
                            user.page
                                    .locator("main table")
                                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
                        }));
            case "analyst" ->
                List.of(
                        new Interaction("a decision without text", user -> {
                            user.open("/reports/" + draft);
                            user.page.fill("#decision-0", "");
                            user.page.click("form[action$='/texts'] button");
                            user.page.locator("#decision-0[aria-invalid=true]").waitFor();
                        }),
                        new Interaction("a report that is being published", user -> {
                            // Other tests send events, and while some are unread, nothing is asked.
                            await().until(() -> {
                                user.open("/reports/" + draft + "/publication");
                                return user.page
                                                .locator("main form[action$='/publication']")
                                                .count()
                                        == 1;
                            });
                            // The request is held back, so that the page stays.
                            user.page.evaluate("() => addEventListener('submit', event => event.preventDefault())");
                            user.page.click("main form[action$='/publication'] button");
                            user.page.locator("[data-progress]:not(:empty)").waitFor();
                            user.page
                                    .locator("main form[action$='/publication'] button[disabled]")
                                    .waitFor();
                        }));
            case "register" ->
                List.of(
                        new Interaction("a file of statuses, checked", user -> {
                            choose(user, "/imports/statuses", Cohorts.STATUSES_HEADER + "xyz;xyz;;EDUCATION;;PERSON\n");
                            user.page.locator("a[href$='/rejected-lines']").waitFor();
                        }),
                        new Interaction("a form of an expired session", user -> {
                            user.open("/imports/statuses");
                            user.deleteCookies("q_session");
                            user.page.setInputFiles("#file", file("xyz"));
                            user.page.click("main form button");
                            user.page.locator("main a[target=_blank]").waitFor();
                        }));
            default -> List.of();
        };
    }

    private static void recordAfterAnotherUser(BrowserUser user) {
        user.open("/work");
        changeFollowUp("status", "\"statuses\":[\"EDUCATION\"],\"source\":\"PERSON\"");
        Locator row = row(user, due);
        row.locator("select[name=status]").selectOption("ORDINARY_PART_TIME");
        row.locator("input[name=weeklyHours]").fill("20");
        row.locator("form[action$='/status'] button").click();
        user.page.locator(".is-conflict").waitFor();
    }

    private static Locator row(BrowserUser user, String enrolment) {
        return user.page.locator("#f-" + enrolment + MEASURE.replace('/', '-'));
    }

    /** A lead changes the due follow-up in its present version. */
    private static void changeFollowUp(String command, String body) {
        Api changeFollowUp = Stack.running().as("lead");
        String path = "/api/v1/follow-ups/" + due + MEASURE;
        int version = changeFollowUp.get(path).ok().get("version").intValue();
        changeFollowUp
                .post(path + "/" + command, "{%s,\"expectedVersion\":%d}".formatted(body, version))
                .ok();
    }

    /** The file is checked and not imported. The progress request of the page gets an empty response. */
    private static void awaitPreviewRunning(BrowserUser user) {
        user.page.route("**/imports/enrolments/*", route -> {
            if (route.request().headers().containsKey("hx-request")) {
                route.fulfill(new Route.FulfillOptions().setStatus(204));
            } else {
                route.resume();
            }
        });
        choose(
                user,
                IntStream.range(0, 3_000)
                        .mapToObj(i -> "LOOKED-%d;%s;Xyz;%s;many;%s;;"
                                .formatted(i, Cohorts.cpr(i), initiative, i % 50 == 0 ? "" : "2026-01-05")));
        user.page.locator("progress").waitFor();
    }

    /** A failed progress request leaves the page unchanged. The page repeats the request, as the next interaction shows. */
    private static void failProgressUpdate(BrowserUser user) {
        user.page.route("**/imports/enrolments/*", route -> {
            if (route.request().headers().containsKey("hx-request")) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("text/html")
                        .setBody("<main><h1>Xyz</h1></main>"));
            } else {
                route.resume();
            }
        });
        user.page.locator("main [data-away]").waitFor();
        assertThat(user.page.locator("#progress progress").count()).isEqualTo(1);
    }

    private static void importWithRejectedLines(BrowserUser user) {
        importWithRejectedLines++;
        String one = UUID.randomUUID().toString();
        choose(
                user,
                IntStream.range(0, 60)
                        .mapToObj(i -> "%s;%s;Xyz;%s;many;%s;;"
                                .formatted(
                                        one,
                                        Cohorts.cpr(600_000 + importWithRejectedLines),
                                        i == 0 ? initiative : "xyz",
                                        "2024-01-05")));
        user.page.click("form[action$='/take'] button");
        user.page
                .locator("#progress:not(:has(form)) a[href$='/rejected-lines']")
                .waitFor();
    }

    private static void choose(BrowserUser user, Stream<String> lines) {
        choose(user, "/imports/enrolments", Cohorts.ENROLMENTS_HEADER + lines.collect(Collectors.joining("\n")));
    }

    private static void choose(BrowserUser user, String page, String csv) {
        user.open(page);
        user.page.setInputFiles("#file", file(csv));
        user.page.click("main form button");
        user.page.waitForURL("**" + page + "/*");
    }

    private static FilePayload file(String csv) {
        return new FilePayload("xyz.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }
}
