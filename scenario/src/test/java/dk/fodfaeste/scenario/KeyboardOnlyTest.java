package dk.fodfaeste.scenario;

import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done more seldom than in a {@link ConsultantsDayTest consultant's day}, each once without a mouse: from the menu to what came of it. */
@ConcurrentSharedStack
class KeyboardOnlyTest {
    private static final String MEASURE = "employment-or-education";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    private static final LocalDate STARTED = TODAY.minusYears(1);
    private static final LocalDate LEFT = TODAY.minusMonths(2).minusDays(9);

    private static Chromium chromium;
    private static String initiative;
    private static Api lead;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        initiative = "keys-" + UUID.randomUUID().toString().substring(0, 8);
        lead = Stack.running().as("lead");
        ObjectNode body = (ObjectNode) Cohorts.json("initiatives.json").get(0);
        body.put("code", initiative).put("name", initiative);
        Stack.running()
                .as("admin")
                .put("/api/v1/initiatives/" + initiative, body.toString())
                .ok();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static BrowserUser as(String role) {
        return BrowserUser.signedIn(chromium, Stack.running(), role, "taster", role.equals("admin") ? "*" : initiative);
    }

    private static String cpr(int number) {
        return "68018%d-%04d".formatted(number % 10, number);
    }

    private static String registered(String caseNumber, int number, String name, LocalDate startedOn) {
        return lead.post("/api/v1/enrolments", """
                        {"caseNumber":"%s","initiative":"%s","person":{"cpr":"%s","name":"%s","phone":"20304050"},\
                        "consultant":"taster","startedOn":"%s"}""".formatted(caseNumber, initiative, cpr(number), name, startedOn))
                .ok()
                .get("enrolmentId")
                .textValue();
    }

    private static void exited(String enrolment, LocalDate exitedOn) {
        lead.post(
                        "/api/v1/enrolments/" + enrolment + "/exit",
                        "{\"exitedOn\":\"%s\",\"reason\":\"NO_SHOW\",\"expectedVersion\":1}".formatted(exitedOn))
                .ok();
    }

    private static void follow(BrowserUser visitor, String link, String address) {
        visitor.tabTo(link);
        visitor.press("Enter");
        visitor.page.waitForURL(address);
    }

    private static void write(BrowserUser visitor, String field, String text) {
        visitor.tabTo(field);
        visitor.press("Control+A");
        visitor.type(text);
    }

    private static void tick(BrowserUser visitor, String box) {
        visitor.tabTo(box);
        visitor.press("Space");
    }

    private static void send(BrowserUser visitor, String button, String address, String done) {
        follow(visitor, button, address);
        visitor.sees(done);
    }

    private static byte[] fetched(BrowserUser visitor, String link) {
        visitor.tabTo(link);
        Download file = visitor.page.waitForDownload(() -> visitor.press("Enter"));
        try {
            return Files.readAllBytes(file.path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void a_lead_corrects_everything_about_an_enrolment() {
        String enrolment = registered("TAST-1", 2001, "Tastella Prøve", STARTED);
        exited(enrolment, LEFT);
        String main = "main button";
        try (BrowserUser visitor = as("lead")) {
            visitor.open("/enrolments/" + enrolment);

            follow(visitor, "main a[href$='/exit-correction']", "**/exit-correction");
            visitor.tabTo("#exitedOn");
            visitor.typeDate(LEFT.plusDays(2));
            write(visitor, "#because", "Sidste dag var to dage senere");
            send(visitor, main, "**?done=exit-corrected", "Afgangen er rettet.");

            follow(visitor, "main a[href$='/exit-withdrawal']", "**/exit-withdrawal");
            write(visitor, "#because", "Hun er her stadig");
            send(visitor, main, "**?done=exit-withdrawn", "Afgangen er trukket tilbage.");

            follow(visitor, "main a[href$='/start-correction']", "**/start-correction");
            visitor.tabTo("#startedOn");
            visitor.typeDate(STARTED.plusDays(1));
            write(visitor, "#because", "Hun begyndte dagen efter");
            send(visitor, main, "**?done=start-corrected", "Starten er rettet.");

            follow(visitor, "main a[href$='/case-number']", "**/case-number");
            write(visitor, "#caseNumber", "TAST-1B");
            write(visitor, "#because", "Tastefejl");
            send(visitor, main, "**?done=case-number-corrected", "Sagsnummeret er rettet.");

            follow(visitor, "main a[href$='/reassignment']", "**/reassignment");
            write(visitor, "#consultant", "taster2");
            write(visitor, "#because", "Hun kender virksomheden");
            send(visitor, main, "**?done=reassigned", "Forløbet er overdraget.");

            follow(visitor, "main a[href$='/wrong-registration']", "**/wrong-registration");
            write(visitor, "#because", "Hun var aldrig i indsatsen");
            send(visitor, main, "**?done=wrongly-registered", "Forløbet er markeret som fejlregistreret");
            assertThat(visitor.words()).contains("TAST-1B", "taster2", "Fejlregistreret", "Hun var aldrig i indsatsen");
        }
    }

    @Test
    void a_number_tells_the_name_and_what_was_typed_meanwhile_stays() {
        registered("TAST-10", 2010, "Fylda Prøve", STARTED);
        try (BrowserUser visitor = as("consultant")) {
            AtomicReference<Route> asked = new AtomicReference<>();
            visitor.open("/enrolments/new");
            visitor.page.route("**/enrolments/new/person", asked::set);
            write(visitor, "#cpr", cpr(2010));
            visitor.tabTo("#name");
            visitor.type("Fy");
            visitor.page.waitForCondition(() -> asked.get() != null);
            asked.get().resume();
            visitor.sees("Kendt borger: Fylda Prøve");
            visitor.type("lda Gift");
            assertThat(visitor.focused("id")).isEqualTo("name");
            assertThat(visitor.focused("value")).isEqualTo("Fylda Gift");

            visitor.page.unrouteAll();
            visitor.open("/enrolments/new");
            write(visitor, "#cpr", cpr(2010));
            visitor.tabTo("#name");
            visitor.sees("Kendt borger: Fylda Prøve");
            assertThat(visitor.focused("value")).isEqualTo("Fylda Prøve");
            visitor.tabBackTo("#cpr");
            write(visitor, "#cpr", cpr(2020));
            visitor.tabTo("#name");
            visitor.sees("Ikke set før i dine indsatser.");
            assertThat(visitor.focused("value")).isEmpty();
        }
    }

    @Test
    void an_age_outside_the_target_group_is_told_before_anything_is_sent() {
        try (BrowserUser visitor = as("consultant")) {
            visitor.open("/enrolments/new");
            write(visitor, "#cpr", "680115-4001");
            visitor.tabTo("#initiative");
            visitor.type("keys");
            assertThat(visitor.focused("value")).isEqualTo(initiative);
            visitor.sees("år ved start. Målgruppen er fra 30 år. Du kan godt registrere alligevel.");
            visitor.tabTo("#startedOn");
            visitor.typeDate(LocalDate.of(2050, 1, 1));
            visitor.page.locator("#warning .alert").waitFor(new Locator.WaitForOptions().setState(DETACHED));
        }
    }

    @Test
    void an_enrolment_says_that_its_follow_ups_cannot_be_shown_and_shows_them_when_they_can() {
        String enrolment = registered("TAST-11", 2011, "Fraværa Prøve", STARTED);
        exited(enrolment, LEFT);
        await().until(() ->
                lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE).status() == 200);
        try (BrowserUser visitor = as("consultant")) {
            visitor.page.route("**/follow-ups/of/*", BrowserUser::isAway);
            visitor.open("/enrolments/" + enrolment);
            visitor.sees("Opfølgningerne kan ikke vises lige nu.");
            visitor.page.unrouteAll();
            visitor.open("/enrolments/" + enrolment);
            visitor.page
                    .locator("main a[href='/follow-ups/of/" + enrolment + "']")
                    .waitFor(new Locator.WaitForOptions().setState(DETACHED));
            assertThat(visitor.words()).doesNotContain("kan ikke vises lige nu");
        }
    }

    @Test
    void somebody_is_found_by_name_case_number_and_number_and_her_record_changed() {
        String enrolment = registered("TAST-2", 2002, "Klaviatta Prøve", STARTED);
        try (BrowserUser visitor = as("consultant")) {
            follow(visitor, "nav a[href='/search']", "**/search");
            for (String sought : new String[] {"klaviatta", "TAST-2", cpr(2002)}) {
                write(visitor, "#sought", sought);
                visitor.tabTo("main button");
                visitor.page.waitForNavigation(() -> visitor.press("Enter"));
                visitor.isLedTo("h2");
                assertThat(visitor.words()).contains("Fundne forløb", "Klaviatta Prøve");
                if (!sought.equals(cpr(2002))) {
                    visitor.open("/search");
                }
            }
            follow(visitor, "main td a, main th a", "**/enrolments/" + enrolment);
            follow(visitor, "h1 a", "**/participants/*");

            follow(visitor, "main a[href$='/phone']", "**/phone");
            write(visitor, "#phone", "21 43 65 87");
            send(visitor, "main button", "**?done=phone", "Telefonnummeret er ændret.");

            follow(visitor, "main a[href$='/name']", "**/name");
            write(visitor, "#name", "Klaviatta Tastesen");
            write(visitor, "#because", "Gift");
            send(visitor, "main button", "**?done=name", "Navnet er ændret.");

            follow(visitor, "main a[href$='/cpr']", "**/cpr");
            write(visitor, "#cpr", cpr(2012));
            write(visitor, "#because", "Har fået sit eget nummer");
            send(visitor, "main button", "**?done=cpr", "CPR-nummeret er ændret.");
            assertThat(visitor.words()).contains("Klaviatta Tastesen", "+4521436587", "Har fået sit eget nummer");

            visitor.tabTo("#purpose");
            visitor.press("ArrowDown");
            send(visitor, "form[action$='/cpr-disclosure'] button", "**/cpr-disclosure", "Det vises kun nu");
            assertThat(visitor.words().replace("-", "")).contains(cpr(2012).replace("-", ""));
            send(visitor, "form[action$='/address-protection'] button", "**?done=protected", "Beskyttet adresse");
        }
    }

    @Test
    void a_lead_merges_two_records_after_comparing_them() {
        String enrolment = registered("TAST-3", 2003, "Tvilla Prøve", STARTED);
        String before = registered("TAST-4", 2004, "Tvilla P.", STARTED.minusYears(1));
        exited(before, STARTED.minusMonths(6));
        try (BrowserUser visitor = as("lead")) {
            visitor.open("/enrolments/" + enrolment);
            follow(visitor, "h1 a", "**/participants/*");
            follow(visitor, "main a[href$='/merge']", "**/merge");
            write(visitor, "#other", "TAST-4");
            send(visitor, "main button", "**/merge/comparison", "Er det samme borger?");
            write(visitor, "#because", "Samme borger");
            send(visitor, "main button", "**?done=merged", "De to registreringer er samlet til denne.");
            assertThat(visitor.words()).contains("TAST-3", "TAST-4", "Samme borger");
        }
    }

    @Test
    void a_lead_imports_files_of_enrolments_and_of_statuses() {
        String enrolment = registered("TAST-6", 2006, "Tastian Prøve", STARTED);
        exited(enrolment, LEFT);
        await().until(() ->
                lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE).status() == 200);
        try (BrowserUser visitor = as("lead")) {
            visitor.open("/search");
            follow(visitor, "nav a[href='/imports/enrolments']", "**/imports/enrolments");
            takes(
                    visitor,
                    Cohorts.ENROLMENTS_HEADER
                            + "TAST-7;%s;Fil Prøve;%s;taster;%s;;\n".formatted(cpr(2007), initiative, STARTED)
                            + "TAST-8;%s;Fil Prøve;%s;taster;i går;;\n".formatted(cpr(2008), initiative),
                    "TAST-8");

            visitor.open("/imports/enrolments");
            follow(visitor, "main a[href='/imports/statuses']", "**/imports/statuses");
            takes(
                    visitor,
                    Cohorts.STATUSES_HEADER
                            + "TAST-6;%s;;EDUCATION;;PERSON\n".formatted(MEASURE)
                            + "TAST-9;%s;;EDUCATION;;PERSON\n".formatted(MEASURE),
                    "TAST-9");
        }
        assertThat(lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE)
                        .ok()
                        .at("/state")
                        .textValue())
                .isEqualTo("RECORDED");
    }

    /** One line of the file is taken and one rejected. The window in which a file is chosen is the browser's own. */
    private static void takes(BrowserUser visitor, String csv, String rejected) {
        visitor.tabTo("#file");
        visitor.page.setInputFiles(
                "#file", new FilePayload("fil.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        follow(visitor, "main button", "**/imports/*/*-*");
        visitor.sees("Det vil der ske");
        String told = "Linjer læst\n2\nNye\n1\nKendte i forvejen\n0\nAfviste\n1";
        assertThat(visitor.words().replaceAll("\\s*\n\\s*", "\n")).contains(told);
        visitor.tabTo("form[action$='/take'] button");
        visitor.press("Enter");
        visitor.sees("Filen er indlæst");
        assertThat(visitor.words().replaceAll("\\s*\n\\s*", "\n")).contains(told);
        assertThat(new String(fetched(visitor, "main a[href$='/rejected-lines']"), StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(rejected);
    }

    @Test
    void an_analyst_publishes_a_report_and_steering_reads_it() {
        String report;
        try (BrowserUser visitor = as("analyst")) {
            String box = "#initiative-" + initiative;
            await().until(() -> {
                visitor.open("/reports/new");
                return visitor.page.locator(box).count() == 1;
            });
            follow(visitor, "nav a[href='/reports']", "**/reports");
            follow(visitor, "main a[href='/reports/new']", "**/reports/new");
            tick(visitor, box);
            send(visitor, "main button", "**?done=opened", "Udkastet er oprettet.");
            report = visitor.page.url().replaceAll(".*(/reports/[0-9a-f-]{36}).*", "$1");

            write(visitor, "#comment-" + initiative, "Det går som ventet");
            write(visitor, "#decision-0", "Flere virksomhedsbesøg");
            write(visitor, "#owner-0", "Teamleder");
            visitor.tabTo("#dueOn-0");
            visitor.typeDate(TODAY.plusMonths(1));
            send(visitor, "form[action$='/texts'] button", "**?done=saved", "Teksterne er gemt.");

            await().until(() -> {
                visitor.open(report);
                return !visitor.words().contains("Der er ulæste hændelser");
            });
            write(visitor, "#comment-" + initiative, "Det går som ventet, og tre er på vej");
            visitor.press("Enter", "form[action$='/publication'] button");
            visitor.isLedTo("[data-would-lose]");
            visitor.tabBackTo("form[action$='/texts'] button");
            visitor.press("Enter");
            visitor.page.waitForURL("**?done=saved");
            send(visitor, "form[action$='/publication'] button", "**?done=published", "Rapporten er offentliggjort.");
        }
        try (BrowserUser visitor = as("steering")) {
            visitor.open("/");
            follow(visitor, "nav a[href='/reports']", "**/reports");
            follow(visitor, "main a[href='" + report + "']", "**" + report);
            assertThat(visitor.words())
                    .contains("Det går som ventet, og tre er på vej", "Flere virksomhedsbesøg", "Teamleder");
            visitor.tabTo("summary");
            visitor.press("Enter");
            assertThat(new String(fetched(visitor, "main a[href$='/pdf']"), StandardCharsets.ISO_8859_1))
                    .startsWith("%PDF-");
        }
    }

    @Test
    void an_admin_creates_an_initiative_and_enters_its_grant() {
        String created = initiative + "-ny";
        try (BrowserUser visitor = as("admin")) {
            visitor.open("/initiatives");
            follow(visitor, "main a[href='/initiatives/new']", "**/initiatives/new");
            write(visitor, "#code", created);
            write(visitor, "#name", created);
            visitor.tabTo("#runsFrom");
            visitor.typeDate(STARTED);
            write(visitor, "#measureCode", MEASURE);
            write(visitor, "#measureName", "I job eller uddannelse");
            write(visitor, "#targetPercent", "25");
            tick(visitor, "#success-EDUCATION");
            send(visitor, "main button", "**?done=created", "Indsatsen er oprettet.");

            follow(visitor, "main a[href$='/change']", "**/change");
            write(visitor, "#capacity", "40");
            send(visitor, "main button", "**?done=changed", "40");

            await().until(() -> {
                visitor.open("/grants/of/" + created);
                return visitor.words().contains(created);
            });
            follow(visitor, "nav a[href='/grants']", "**/grants");
            follow(visitor, "main a[href='/grants/lines/new']", "**/grants/lines/new");
            write(visitor, "#document", created.substring(0, 12));
            visitor.tabTo("#initiative");
            visitor.type(created);
            assertThat(visitor.focused("value")).isEqualTo(created);
            write(visitor, "#budgetAgreement", "Budget 2026");
            visitor.tabTo("#standing");
            visitor.type("Bev");
            assertThat(visitor.focused("value")).isEqualTo("GRANTED");
            write(visitor, "#activity", "Opsøgende arbejde");
            write(visitor, "#administration", "BIF");
            write(visitor, "#year", "2026");
            write(visitor, "#amount", "2500");
            write(visitor, "#priceLevel", "2026");
            send(visitor, "main button", "**/grants/lines?*done=saved", "Linjen er gemt.");
            assertThat(visitor.words()).contains("Opsøgende arbejde", "2.500");
        }
    }
}
