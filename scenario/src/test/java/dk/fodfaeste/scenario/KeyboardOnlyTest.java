package dk.fodfaeste.scenario;

import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import dk.fodfaeste.local.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tasks that are rarer than those of {@link ConsultantsDayTest}, each done once without a mouse, from the menu to the result. */
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

    private static String register(String caseNumber, int number, String name, LocalDate startedOn) {
        return lead.post("/api/v1/enrolments", """
                        {"caseNumber":"%s","initiative":"%s","person":{"cpr":"%s","name":"%s","phone":"20304050"},\
                        "consultant":"taster","startedOn":"%s"}""".formatted(caseNumber, initiative, cpr(number), name, startedOn))
                .ok()
                .get("enrolmentId")
                .textValue();
    }

    private static void exit(String enrolment, LocalDate exitedOn) {
        lead.post(
                        "/api/v1/enrolments/" + enrolment + "/exit",
                        "{\"exitedOn\":\"%s\",\"reason\":\"NO_SHOW\",\"expectedVersion\":1}".formatted(exitedOn))
                .ok();
    }

    private static void follow(BrowserUser user, String link, String address) {
        user.tabTo(link);
        user.press("Enter");
        user.page.waitForURL(address);
    }

    private static void write(BrowserUser user, String field, String text) {
        user.tabTo(field);
        user.press("Control+A");
        user.type(text);
    }

    private static void tick(BrowserUser user, String box) {
        user.tabTo(box);
        user.press("Space");
    }

    private static void send(BrowserUser user, String button, String address, String done) {
        follow(user, button, address);
        user.awaitText(done);
    }

    private static byte[] download(BrowserUser user, String link) {
        user.tabTo(link);
        Download file = user.page.waitForDownload(() -> user.press("Enter"));
        try {
            return Files.readAllBytes(file.path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void a_lead_corrects_everything_about_an_enrolment() {
        String enrolment = register("TAST-1", 2001, "Tastella Prøve", STARTED);
        exit(enrolment, LEFT);
        String main = "main button";
        try (BrowserUser user = as("lead")) {
            user.open("/enrolments/" + enrolment);

            follow(user, "main a[href$='/exit-correction']", "**/exit-correction");
            user.tabTo("#exitedOn");
            user.typeDate(LEFT.plusDays(2));
            write(user, "#because", "Sidste dag var to dage senere");
            send(user, main, "**?done=exit-corrected", "Afgangen er rettet.");

            follow(user, "main a[href$='/exit-withdrawal']", "**/exit-withdrawal");
            write(user, "#because", "Hun er her stadig");
            send(user, main, "**?done=exit-withdrawn", "Afgangen er trukket tilbage.");

            follow(user, "main a[href$='/start-correction']", "**/start-correction");
            user.tabTo("#startedOn");
            user.typeDate(STARTED.plusDays(1));
            write(user, "#because", "Hun begyndte dagen efter");
            send(user, main, "**?done=start-corrected", "Starten er rettet.");

            follow(user, "main a[href$='/case-number']", "**/case-number");
            write(user, "#caseNumber", "TAST-1B");
            write(user, "#because", "Tastefejl");
            send(user, main, "**?done=case-number-corrected", "Sagsnummeret er rettet.");

            follow(user, "main a[href$='/reassignment']", "**/reassignment");
            write(user, "#consultant", "taster2");
            write(user, "#because", "Hun kender virksomheden");
            user.tabTo(main);
            user.press("Enter");
            user.awaitText("har ingen forløb her endnu");
            send(user, main, "**?done=reassigned", "Forløbet er overdraget.");

            follow(user, "main a[href$='/wrong-registration']", "**/wrong-registration");
            write(user, "#because", "Hun var aldrig i indsatsen");
            send(user, main, "**?done=wrongly-registered", "Forløbet er markeret som fejlregistreret");
            assertThat(user.mainText()).contains("TAST-1B", "taster2", "Fejlregistreret", "Hun var aldrig i indsatsen");
        }
    }

    private static void saveActivity(BrowserUser user, String button, int activities) {
        user.tabTo(button);
        user.press("Enter");
        user.page.waitForSelector("main tbody tr:nth-child(" + activities + ")");
    }

    @Test
    void a_consultant_records_an_internship_a_held_interview_and_a_job() {
        String enrolment = register("TAST-30", 2030, "Aktiva Prøve", STARTED);
        String milestone = """
                {"enrolmentId":"%s","kind":"SOCIAL_PROGRESS","on":"%s","source":"PERSON"}""".formatted(enrolment, STARTED);
        await().until(() -> lead.post("/api/v1/activities", milestone).status() == 201);
        try (BrowserUser user = as("consultant")) {
            user.open("/enrolments/" + enrolment);
            user.page.waitForSelector("main svg");
            follow(user, "main a[href='/activities/of/" + enrolment + "']", "**/activities/of/*");

            user.tabTo("#spell-kind");
            user.type("Virksomhedspr");
            user.tabTo("#spell-on");
            user.typeDate(TODAY.minusDays(30));
            saveActivity(user, "form[aria-labelledby=spell-title] button", 2);

            user.tabTo("#meeting-kind");
            user.type("Jobs");
            user.tabTo("#meeting-on");
            user.typeDate(TODAY.minusDays(2));
            saveActivity(user, "button[value=HELD]", 3);

            user.tabTo("#spell-kind");
            user.type("Fuldtid");
            user.tabTo("#spell-on");
            user.typeDate(TODAY.minusDays(1));
            saveActivity(user, "form[aria-labelledby=spell-title] button", 4);
            assertThat(lead.get("/api/v1/activities?enrolmentId=" + enrolment)
                            .ok()
                            .get("items")
                            .findValuesAsText("kind"))
                    .containsExactly("SOCIAL_PROGRESS", "INTERNSHIP", "JOB_INTERVIEW", "ORDINARY_FULL_TIME");
        }
    }

    @Test
    void a_known_cpr_fills_in_the_name_unless_a_name_was_typed_meanwhile() {
        register("TAST-10", 2010, "Fylda Prøve", STARTED);
        try (BrowserUser user = as("consultant")) {
            AtomicReference<Route> asked = new AtomicReference<>();
            user.open("/enrolments/new");
            user.page.route("**/enrolments/new/person", asked::set);
            write(user, "#cpr", cpr(2010));
            user.tabTo("#name");
            user.type("Fy");
            user.page.waitForCondition(() -> asked.get() != null);
            asked.get().resume();
            user.awaitText("Kendt borger: Fylda Prøve");
            user.type("lda Gift");
            assertThat(user.focusedProperty("id")).isEqualTo("name");
            assertThat(user.focusedProperty("value")).isEqualTo("Fylda Gift");

            user.page.unrouteAll();
            user.open("/enrolments/new");
            write(user, "#cpr", cpr(2010));
            user.tabTo("#name");
            user.awaitText("Kendt borger: Fylda Prøve");
            assertThat(user.focusedProperty("value")).isEqualTo("Fylda Prøve");
            user.tabBackTo("#cpr");
            write(user, "#cpr", cpr(2020));
            user.tabTo("#name");
            user.awaitText("Ikke set før i dine indsatser.");
            assertThat(user.focusedProperty("value")).isEmpty();
        }
    }

    @Test
    void an_age_outside_the_target_group_is_a_warning_before_the_form_is_sent() {
        try (BrowserUser user = as("consultant")) {
            user.open("/enrolments/new");
            write(user, "#cpr", "680115-4001");
            user.tabTo("#initiative");
            user.type("keys");
            assertThat(user.focusedProperty("value")).isEqualTo(initiative);
            user.awaitText("år ved start. Målgruppen er fra 30 år. Du kan godt registrere alligevel.");
            user.tabTo("#startedOn");
            user.typeDate(LocalDate.of(2050, 1, 1));
            user.page.locator("#warning .alert").waitFor(new Locator.WaitForOptions().setState(DETACHED));
        }
    }

    @Test
    void an_enrolment_says_that_its_follow_ups_are_unavailable_and_shows_them_later() {
        String enrolment = register("TAST-11", 2011, "Fraværa Prøve", STARTED);
        exit(enrolment, LEFT);
        await().until(() ->
                lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE).status() == 200);
        try (BrowserUser user = as("consultant")) {
            user.page.route("**/follow-ups/of/*", BrowserUser::respondUnavailable);
            user.open("/enrolments/" + enrolment);
            user.awaitText("Opfølgningerne kan ikke vises lige nu.");
            user.page.unrouteAll();
            user.open("/enrolments/" + enrolment);
            user.page
                    .locator("main a[href='/follow-ups/of/" + enrolment + "']")
                    .waitFor(new Locator.WaitForOptions().setState(DETACHED));
            assertThat(user.mainText()).doesNotContain("kan ikke vises lige nu");
        }
    }

    @Test
    void a_participant_is_found_by_name_case_number_or_cpr_and_changed() {
        String enrolment = register("TAST-2", 2002, "Klaviatta Prøve", STARTED);
        try (BrowserUser user = as("consultant")) {
            follow(user, "nav a[href='/search']", "**/search");
            for (String sought : new String[] {"klaviatta", "TAST-2", cpr(2002)}) {
                write(user, "#sought", sought);
                user.tabTo("main button");
                user.page.waitForNavigation(() -> user.press("Enter"));
                user.awaitFocus("h2");
                assertThat(user.mainText()).contains("Fundne forløb", "Klaviatta Prøve");
                if (!sought.equals(cpr(2002))) {
                    user.open("/search");
                }
            }
            follow(user, "main td a, main th a", "**/enrolments/" + enrolment);
            follow(user, "h1 a", "**/participants/*");

            follow(user, "main a[href$='/phone']", "**/phone");
            write(user, "#phone", "21 43 65 87");
            send(user, "main button", "**?done=phone", "Telefonnummeret er ændret.");

            follow(user, "main a[href$='/name']", "**/name");
            write(user, "#name", "Klaviatta Tastesen");
            write(user, "#because", "Gift");
            send(user, "main button", "**?done=name", "Navnet er ændret.");

            follow(user, "main a[href$='/cpr']", "**/cpr");
            write(user, "#cpr", cpr(2012));
            write(user, "#because", "Har fået sit eget nummer");
            send(user, "main button", "**?done=cpr", "CPR-nummeret er ændret.");
            assertThat(user.mainText()).contains("Klaviatta Tastesen", "+4521436587", "Har fået sit eget nummer");

            user.tabTo("#purpose");
            user.press("ArrowDown");
            send(user, "form[action$='/cpr-disclosure'] button", "**/cpr-disclosure", "Det vises kun nu");
            assertThat(user.mainText().replace("-", "")).contains(cpr(2012).replace("-", ""));
            send(user, "form[action$='/address-protection'] button", "**?done=protected", "Beskyttet adresse");
        }
    }

    @Test
    void a_lead_merges_two_records_after_comparing_them() {
        String enrolment = register("TAST-3", 2003, "Tvilla Prøve", STARTED);
        String before = register("TAST-4", 2004, "Tvilla P.", STARTED.minusYears(1));
        exit(before, STARTED.minusMonths(6));
        try (BrowserUser user = as("lead")) {
            user.open("/enrolments/" + enrolment);
            follow(user, "h1 a", "**/participants/*");
            follow(user, "main a[href$='/merge']", "**/merge");
            write(user, "#other", "TAST-4");
            send(user, "main button", "**/merge/comparison", "Er det samme borger?");
            write(user, "#because", "Samme borger");
            send(user, "main button", "**?done=merged", "De to registreringer er samlet til denne.");
            assertThat(user.mainText()).contains("TAST-3", "TAST-4", "Samme borger");
        }
    }

    @Test
    void a_lead_imports_files_of_enrolments_and_of_statuses() {
        String enrolment = register("TAST-6", 2006, "Tastian Prøve", STARTED);
        exit(enrolment, LEFT);
        await().until(() ->
                lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE).status() == 200);
        try (BrowserUser user = as("lead")) {
            user.open("/search");
            follow(user, "nav a[href='/imports/enrolments']", "**/imports/enrolments");
            importFile(
                    user,
                    Cohorts.ENROLMENTS_HEADER
                            + "TAST-7;%s;Fil Prøve;%s;taster;%s;;\n".formatted(cpr(2007), initiative, STARTED)
                            + "TAST-8;%s;Fil Prøve;%s;taster;i går;;\n".formatted(cpr(2008), initiative),
                    "TAST-8");

            user.open("/imports/enrolments");
            follow(user, "main a[href='/imports/statuses']", "**/imports/statuses");
            importFile(
                    user,
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

    /** Imports a file with one good and one bad line. The file chooser belongs to the browser, so the file is set by script. */
    private static void importFile(BrowserUser user, String csv, String rejected) {
        user.tabTo("#file");
        user.page.setInputFiles("#file", new FilePayload("fil.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        follow(user, "main button", "**/imports/*/*-*");
        user.awaitText("Det vil der ske");
        String counts = "Linjer læst\n2\nNye\n1\nKendte i forvejen\n0\nAfviste\n1";
        assertThat(user.mainText().replaceAll("\\s*\n\\s*", "\n")).contains(counts);
        user.tabTo("form[action$='/take'] button");
        user.press("Enter");
        user.awaitText("Filen er indlæst");
        assertThat(user.mainText().replaceAll("\\s*\n\\s*", "\n")).contains(counts);
        assertThat(new String(download(user, "main a[href$='/rejected-lines']"), StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(rejected);
    }

    @Test
    void an_administrator_adds_a_register_and_a_lead_asks_it() {
        String enrolment = register("TAST-40", 2040, "Spørga Prøve", STARTED);
        exit(enrolment, LEFT);
        await().until(() ->
                lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE).status() == 200);
        try (BrowserUser user = as("admin")) {
            user.open("/initiatives");
            follow(user, "nav a[href='/register-receivers']", "**/register-receivers");
            follow(user, "main a[href='/register-receivers/new']", "**/new");
            write(user, "#name", initiative);
            user.tabTo("#certificate");
            user.page.keyboard().insertText(PageTestData.registerCertificate());
            send(user, "main button", "**/register-receivers", initiative);
        }
        try (BrowserUser user = as("lead")) {
            user.open("/search");
            follow(user, "nav a[href='/register-batches']", "**/register-batches");
            follow(user, "main a[href='/register-batches/new']", "**/new");
            user.tabTo("#receiverId");
            user.type(initiative);
            user.tabTo("#subject");
            user.type(initiative);
            user.tabTo("#dueFrom");
            user.typeDate(TODAY.minusMonths(1));
            user.tabTo("#dueTo");
            user.typeDate(TODAY);
            user.tabTo("#purpose");
            user.press("ArrowDown");
            send(user, "main button", "**/register-batches/*-*", "Spørga Prøve");
            assertThat(download(user, "main a[href$='/file']")).isNotEmpty();
        }
    }

    @Test
    void an_analyst_publishes_a_report_and_steering_reads_it() {
        String report;
        try (BrowserUser user = as("analyst")) {
            String box = "#initiative-" + initiative;
            await().until(() -> {
                user.open("/reports/new");
                return user.page.locator(box).count() == 1;
            });
            follow(user, "nav a[href='/reports']", "**/reports");
            follow(user, "main a[href='/reports/new']", "**/reports/new");
            tick(user, box);
            send(user, "main button", "**?done=opened", "Udkastet er oprettet.");
            report = user.page.url().replaceAll(".*(/reports/[0-9a-f-]{36}).*", "$1");

            write(user, "#comment-" + initiative, "Det går som ventet");
            write(user, "#decision-0", "Flere virksomhedsbesøg");
            write(user, "#owner-0", "Teamleder");
            user.tabTo("#dueOn-0");
            user.typeDate(TODAY.plusMonths(1));
            send(user, "form[action$='/texts'] button", "**?done=saved", "Teksterne er gemt.");

            await().until(() -> {
                user.open(report);
                return !user.mainText().contains("Der er ulæste hændelser");
            });
            write(user, "#comment-" + initiative, "Det går som ventet, og tre er på vej");
            user.press("Enter", "form[action$='/publication'] button");
            user.awaitFocus("[data-would-lose]");
            user.tabBackTo("form[action$='/texts'] button");
            user.press("Enter");
            user.page.waitForURL("**?done=saved");
            user.press("Enter", "form[action$='/publication'] button");
            user.awaitText("Skal rapporten offentliggøres?");
            send(user, "form[action$='/publication'] button", "**?done=published", "Rapporten er offentliggjort.");
        }
        try (BrowserUser user = as("steering")) {
            user.open("/");
            follow(user, "nav a[href='/reports']", "**/reports");
            follow(user, "main a[href='" + report + "']", "**" + report);
            assertThat(user.mainText())
                    .contains("Det går som ventet, og tre er på vej", "Flere virksomhedsbesøg", "Teamleder");
            user.tabTo("summary");
            user.press("Enter");
            assertThat(new String(download(user, "main a[href$='/pdf']"), StandardCharsets.ISO_8859_1))
                    .startsWith("%PDF-");
        }
    }

    @Test
    void an_admin_creates_an_initiative_and_enters_its_grant() {
        String created = initiative + "-ny";
        try (BrowserUser user = as("admin")) {
            user.open("/initiatives");
            follow(user, "main a[href='/initiatives/new']", "**/initiatives/new");
            write(user, "#code", created);
            write(user, "#name", created);
            user.tabTo("#runsFrom");
            user.typeDate(STARTED);
            write(user, "#measureCode", MEASURE);
            write(user, "#measureName", "I job eller uddannelse");
            write(user, "#targetPercent", "25");
            tick(user, "#success-EDUCATION");
            send(user, "main button", "**?done=created", "Indsatsen er oprettet.");

            follow(user, "main a[href$='/change']", "**/change");
            write(user, "#capacity", "40");
            send(user, "main button", "**?done=changed", "40");

            await().until(() -> {
                user.open("/grants/of/" + created);
                return user.mainText().contains(created);
            });
            follow(user, "nav a[href='/grants']", "**/grants");
            follow(user, "main a[href='/grants/lines/new']", "**/grants/lines/new");
            write(user, "#document", created.substring(0, 12));
            user.tabTo("#initiative");
            user.type(created);
            assertThat(user.focusedProperty("value")).isEqualTo(created);
            write(user, "#budgetAgreement", "Budget 2026");
            user.tabTo("#standing");
            user.type("Bev");
            assertThat(user.focusedProperty("value")).isEqualTo("GRANTED");
            write(user, "#budgetItem", "Opsøgende arbejde");
            write(user, "#administration", "BIF");
            write(user, "#year", "2026");
            write(user, "#amount", "2500");
            write(user, "#priceLevel", "2026");
            send(user, "main button", "**/grants/lines?*done=saved", "Linjen er gemt.");
            assertThat(user.mainText()).contains("Opsøgende arbejde", "2.500");
        }
    }

    @Test
    void an_administrator_finds_a_record_that_could_not_be_read_and_processes_it_again() throws SQLException {
        long letter = addDeadLetter();
        try (BrowserUser user = as("admin")) {
            user.open("/initiatives");
            follow(user, "nav a[href='/status/participant-service']", "**/status/participant-service");
            assertThat(user.mainText()).contains("Noget kræver handling", "fodfaeste.employment-events-v1");
            follow(user, "main a[href='/status/outcome-service']", "**/status/outcome-service");
            follow(user, "main a[href='/status/participant-service']", "**/status/participant-service");
            follow(user, "main a[href$='/dead-letters']", "**/dead-letters");
            assertThat(user.mainText()).contains("fodfaeste.employment-events-v1/0/1000000", "an older version");
            follow(user, "main form[action$='/" + letter + "/redrive'] button", "**/redrive");
            user.awaitText("Posten findes ikke længere");
        } finally {
            removeDeadLetter(letter);
        }
    }

    @Test
    void an_administrator_finds_an_operation_and_an_event_in_the_interfaces() {
        try (BrowserUser user = as("admin")) {
            user.open("/initiatives");
            follow(user, "footer a[href='/interfaces']", "**/interfaces");
            follow(user, "main a[href='/interfaces/outcome-service']", "**/interfaces/outcome-service");
            follow(
                    user,
                    "main a[href$='#GET-api-v1-activities-activityId-']",
                    "**/resources/activities#GET-api-v1-activities-activityId-");
            assertThat(user.mainText()).contains("consultant, lead, partner");
            follow(user, "main a[href='/interfaces/outcome-service']", "**/interfaces/outcome-service");
            follow(user, "main a[href='/interfaces/events']", "**/interfaces/events");
            assertThat(user.mainText()).contains("dk.fodfaeste.outcome.recorded.v1");
        }
    }

    /** Its record is not in the topic. */
    private static long addDeadLetter() throws SQLException {
        try (Connection owner = RunningStack.database(Stack.running().data, "participant");
                Statement insert = owner.createStatement();
                ResultSet row = insert.executeQuery("""
                        insert into dead_letters (topic, partition, record_offset, reason, found_at)
                        values ('fodfaeste.employment-events-v1', 0, 1000000, 'an older version', now()) returning id""")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void removeDeadLetter(long id) throws SQLException {
        try (Connection owner = RunningStack.database(Stack.running().data, "participant");
                Statement delete = owner.createStatement()) {
            delete.executeUpdate("delete from dead_letters where id = " + id);
        }
    }

    @Test
    void an_administrator_enters_a_business_case_row_by_row() {
        String form = "/grants/of/" + initiative + "/business-case-form";
        await().until(() -> Stack.running()
                        .as("admin")
                        .get("/api/v1/business-cases/" + initiative)
                        .status()
                == 200);
        try (BrowserUser user = as("admin")) {
            user.open(form);
            write(user, "#code", "note");
            write(user, "#name", "Regnestykke");
            write(user, "#source", "Budgetnotat");
            user.tabTo("#statedOn");
            user.typeDate(LocalDate.of(2024, 8, 1));
            write(user, "#priceLevel", "2025");
            cells(user, "projectYears-0-", "year", "2025", "plannedSuccesses", "28", "plannedSaved", "5000");
            cells(user, "projectYears-1-", "year", "2026", "plannedSuccesses", "28", "plannedSaved", "5000");
            user.tabTo("button[value=projectYears]");
            user.press("Enter");
            user.page.locator("#projectYears-5-year").waitFor();
            assertThat(user.focusedProperty("id")).isEqualTo("projectYears-2-year");
            assertThat(user.page.inputValue("#projectYears-1-plannedSaved")).isEqualTo("5000");
            write(user, "#lastingPerProjectYear", "500");
            write(user, "#lastYear", "2027");
            cells(user, "costs-0-", "label", "Service", "year", "2025", "amount", "x");
            write(user, "#because", "Notatet");
            user.press("Tab");
            user.press("Enter");
            user.page.locator("#costs-0-amount-fault").waitFor();
            write(user, "#costs-0-amount", "2750");
            user.press("Enter");
            user.page.waitForURL("**/business-cases/note?done=entered");
            user.awaitText("Business casen er gemt.");
            assertThat(user.mainText()).contains("Planlagt: tilbagebetalt i år 1 (2025).");
        }
    }

    private static void cells(BrowserUser user, String row, String... cells) {
        for (int i = 0; i < cells.length; i += 2) {
            write(user, "#" + row + cells[i], cells[i + 1]);
        }
    }
}
