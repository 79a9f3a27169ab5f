package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The daily work of a consultant and a lead in a real browser, with the keyboard alone. */
@ConcurrentSharedStack
class ConsultantsDayTest {
    private static final String MEASURE = "employment-or-education";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    /** The follow-up of this exit is due now and still in its grace period. */
    private static final LocalDate LONG_ENOUGH_AGO = TODAY.minusMonths(2).minusDays(9);

    private static final String OVERDUE =
            "Forfaldt for " + ChronoUnit.DAYS.between(LONG_ENOUGH_AGO.plusMonths(2), TODAY) + " dage siden";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.of("da"));

    private static Chromium chromium;
    private static String initiative;
    private static Api lead;
    private static Api admin;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        initiative = "day-" + UUID.randomUUID().toString().substring(0, 8);
        lead = Stack.running().as("lead");
        admin = Stack.running().as("admin");
        admin.put("/api/v1/initiatives/" + initiative, Cohorts.likeSydhavnen(initiative))
                .ok();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static BrowserUser consultant(String user) {
        return BrowserUser.signedIn(chromium, Stack.running(), "consultant", user, initiative);
    }

    /** Registers a person with an exit whose follow-up is due. */
    private static String registerAndExit(String caseNumber, int number, String consultant) {
        return registerAndExit(caseNumber, number, consultant, LONG_ENOUGH_AGO);
    }

    private static String registerAndExit(String caseNumber, int number, String consultant, LocalDate exitedOn) {
        String id = lead.post("/api/v1/enrolments", """
                        {"caseNumber":"%s","initiative":"%s","person":{"cpr":"67018%d-%04d","name":"%s Prøve","phone":"20304050"},\
                        "consultant":"%s","startedOn":"%s"}""".formatted(
                        caseNumber, initiative, number % 10, number, caseNumber, consultant, TODAY.minusYears(1)))
                .ok()
                .get("enrolmentId")
                .textValue();
        lead.post(
                        "/api/v1/enrolments/" + id + "/exit",
                        "{\"exitedOn\":\"%s\",\"reason\":\"NO_SHOW\",\"expectedVersion\":1}".formatted(exitedOn))
                .ok();
        await().until(() -> lead.get("/api/v1/follow-ups/" + id + "/" + MEASURE).status() == 200);
        return id;
    }

    /** Waits until outcome-service has received the reassignment. */
    private static void awaitConsultant(String enrolment, String consultant) {
        await().until(() -> lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE)
                .ok()
                .at("/consultant")
                .textValue()
                .equals(consultant));
    }

    /** Types the first letters of a status and presses Enter. */
    private static void recordStatus(BrowserUser user, String enrolment, String letters) {
        user.type(letters, row(enrolment) + " select[name=status]");
        user.press("Enter");
    }

    private static String row(String enrolment) {
        return "#f-" + enrolment + "-" + MEASURE;
    }

    @Test
    void from_registration_to_a_corrected_status_without_a_mouse() {
        String another = registerAndExit("Dagen-2", 1002, "dag1", LONG_ENOUGH_AGO.plusDays(1));
        try (BrowserUser user = consultant("dag1")) {
            assertThat(user.page.url()).endsWith("/work");

            // Registration: the CPR number is checked when the field loses the focus.
            user.open("/enrolments/new");
            user.tabTo("#cpr");
            user.type("999999-9999");
            user.tabTo("#name");
            user.awaitText("er ikke et CPR-nummer");
            user.page.waitForSelector("#cpr[aria-invalid=true]");
            user.open("/enrolments/new");
            user.tabTo("#cpr");
            user.type("670185-1001");
            user.tabTo("#name");
            user.awaitText("Ikke set før i dine indsatser.");
            user.tabTo("#name");
            user.type("Dagny Prøve");
            user.tabTo("#phone");
            user.type("21 22 23 24");
            user.tabTo("#initiative");
            user.type("F");
            assertThat(user.focusedProperty("value")).isEqualTo(initiative);
            user.tabTo("#caseNumber");
            user.type("DAGEN-1");
            user.tabTo("#startedOn");
            user.typeDate(TODAY.minusYears(1));
            user.tabTo("main button");
            user.press("Enter");
            user.page.waitForURL("**/enrolments/*-*");
            user.awaitText("Dagny Prøve");
            String enrolment = user.page.url().replaceAll(".*/enrolments/([0-9a-f-]{36}).*", "$1");

            // Exit.
            user.tabTo("main a[href$='/exit']");
            user.press("Enter");
            user.page.waitForURL("**/exit");
            user.tabTo("#exitedOn");
            user.typeDate(LONG_ENOUGH_AGO);
            user.tabTo("#reason");
            user.type("Fik");
            user.tabTo("main button");
            user.press("Enter");
            user.page.waitForURL("**/enrolments/" + enrolment + "?*");

            // The follow-up is due and has name and phone number.
            await().until(() ->
                    lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE).status() == 200);
            user.open("/work");
            Locator row = user.page.locator(row(enrolment));
            row.waitFor();
            assertThat(row.innerText())
                    .contains("Dagny Prøve", "+4521222324", OVERDUE)
                    .doesNotContain("kan ikke hentes");

            // Part-time work, 20 hours a week.
            user.tabTo(row(enrolment) + " select[name=status]");
            user.type("D");
            assertThat(user.focusedProperty("value")).isEqualTo("ORDINARY_PART_TIME");
            int sentBefore = user.requests().size();
            int keysBefore = user.keyCount();
            user.press("Tab");
            user.type("20");
            user.press("Enter");
            row.getByText("Gemt: Deltidsjob (ordinært), 20 timer om ugen").waitFor();
            assertThat(user.keyCount() - keysBefore - "20".length())
                    .as("keys in addition to status and hours")
                    .isLessThanOrEqualTo(3);
            assertThat(user.requests().subList(sentBefore, user.requests().size()))
                    .as("one round trip")
                    .containsExactly("POST /follow-ups/" + enrolment + "/" + MEASURE + "/status");
            // The next row has the focus.
            user.awaitFocus(row(another) + " select[name=status]");

            // Undo, and another status.
            user.tabBackTo(row(enrolment) + " form[action$='/undo'] button");
            user.press("Enter");
            user.awaitFocus(row(enrolment) + " select[name=status]");
            user.type("Udd");
            user.press("Enter");
            row.getByText("Gemt: Uddannelse").waitFor();

            // Correction, with a justification.
            user.open("/follow-ups/" + enrolment + "/" + MEASURE + "/correct");
            user.tabTo("#status-EDUCATION");
            user.press("Space");
            user.tabTo("#status-FLEX_JOB");
            user.press("Space");
            user.tabTo("#weeklyHours");
            user.type("12,5");
            user.tabTo("#because");
            user.type("Hun ringede og rettede det");
            user.tabTo("main button");
            user.press("Enter");
            user.awaitText("Rettelsen er gemt.");
            assertThat(user.mainText())
                    .contains("Fleksjob, 12,5 timer om ugen", "Hun ringede og rettede det", "Taget tilbage", "dag1");
            assertThat(lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE)
                            .ok()
                            .at("/weeklyHours")
                            .decimalValue())
                    .isEqualByComparingTo("12.5");
        }
    }

    @Test
    void the_second_user_of_a_row_sees_the_status_of_the_first_and_chooses() {
        String enrolment = registerAndExit("Samtidig", 1011, "dag3");
        try (BrowserUser first = consultant("dag3");
                BrowserUser second = consultant("dag4")) {
            first.open("/work");
            second.open("/work?consultant=dag3");
            recordStatus(first, enrolment, "Udd");
            first.awaitText("Gemt: Uddannelse");
            recordStatus(second, enrolment, "Led");
            second.awaitText("En anden var først.");
            second.awaitFocus(row(enrolment) + " [role=alert]");
            assertThat(second.page.locator(row(enrolment)).innerText()).contains("Uddannelse");
            second.press("Enter", row(enrolment) + " a[hx-get]");
            second.page.locator(row(enrolment) + " a:has-text('Se eller ret')").waitFor();
        }
    }

    @Test
    void the_second_user_of_a_row_corrects_the_status_with_a_justification() {
        String enrolment = registerAndExit("Rettet", 1012, "dag10");
        try (BrowserUser first = consultant("dag10");
                BrowserUser second = consultant("dag11")) {
            first.open("/work");
            second.open("/work?consultant=dag10");
            recordStatus(first, enrolment, "Udd");
            first.awaitText("Gemt: Uddannelse");
            second.type("D", row(enrolment) + " select[name=status]");
            second.type("20", row(enrolment) + " input[name=weeklyHours]");
            second.press("Enter");
            second.awaitText("Du skrev: Deltidsjob (ordinært), 20 timer om ugen.");
            second.press("Enter", row(enrolment) + " form[action$='/correct'] button");
            second.page.waitForURL("**/correct");
            assertThat(second.page.locator("#status-ORDINARY_PART_TIME").isChecked())
                    .isTrue();
            assertThat(second.page.locator("#status-EDUCATION").isChecked()).isFalse();
            second.type("Hun har fået job", "#because");
            second.press("Enter", "main button");
            second.awaitText("Rettelsen er gemt.");
            assertThat(second.mainText())
                    .contains("Deltidsjob (ordinært), 20 timer om ugen", "Hun har fået job", "dag10");
        }
    }

    @Test
    void a_failed_request_shows_an_error_and_keeps_the_choice_until_a_retry_succeeds() {
        String enrolment = registerAndExit("Galt", 1013, "dag12");
        try (BrowserUser user = consultant("dag12")) {
            user.open("/work");
            Locator row = user.page.locator(row(enrolment));
            Locator message = user.page.locator("[data-away]");
            row.locator("select[name=status]").selectOption("EDUCATION");

            // The network is down.
            user.page.route("**/status", route -> route.abort());
            row.locator("button:has-text('Gem')").click();
            user.awaitFocus("[data-away]");
            assertThat(message.innerText()).contains("Der kom intet svar.");
            user.page.unrouteAll();

            // The form token has expired. The response is not a row.
            user.deleteCookies("fodfaeste-form");
            row.locator("button:has-text('Gem')").click();
            user.awaitText("Formularen er for gammel.");
            assertThat(message.innerText()).doesNotContain("Der kom intet svar.");
            assertThat(row.locator("select[name=status]").inputValue()).isEqualTo("EDUCATION");

            // The user has no permission: the message gives the reason.
            user.open("/work");
            row.locator("select[name=status]").selectOption("UNEMPLOYED");
            lead.post(
                            "/api/v1/enrolments/" + enrolment + "/reassignment",
                            "{\"consultant\":\"dag13\",\"expectedVersion\":2}")
                    .ok();
            setProtectedAddress(enrolment, true);
            row.locator("button:has-text('Gem')").click();
            user.awaitText("Personen har beskyttet adresse");
            assertThat(row.locator("select[name=status]").inputValue()).isEqualTo("UNEMPLOYED");

            setProtectedAddress(enrolment, false);
            row.locator("button:has-text('Gem')").click();
            row.getByText("Gemt: Ledig").waitFor();
            assertThat(message.isVisible()).isFalse();

            // Pages of the other services do the same. A fragment that is not loaded is replaced by a message.
            user.page.route("**/enrolments/new/person", route -> route.abort());
            user.open("/enrolments/new");
            user.type("670185-1013", "#cpr");
            user.press("Tab");
            user.awaitText("Der kom intet svar.");
            user.page.route("**/follow-ups/of/*", route -> route.abort());
            user.open("/enrolments/" + enrolment);
            user.awaitText("Opfølgningerne kan ikke vises lige nu.");
        }
    }

    /** Changes the protection and waits until outcome-service has received it. */
    private static void setProtectedAddress(String enrolment, boolean protectedAddress) {
        String person = lead.get("/api/v1/enrolments/" + enrolment)
                .ok()
                .get("participantRef")
                .textValue();
        lead.post(
                        "/api/v1/participants/" + person + "/address-protection",
                        "{\"protectedAddress\":%s}".formatted(protectedAddress))
                .ok();
        await().until(() -> lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE)
                        .ok()
                        .get("protectedAddress")
                        .booleanValue()
                == protectedAddress);
    }

    @Test
    void after_a_session_expires_signing_in_in_another_tab_loses_no_input() {
        String enrolment = registerAndExit("Udloebet", 1014, "dag14");
        String page = "/follow-ups/" + enrolment + "/" + MEASURE;
        try (BrowserUser user = consultant("dag14")) {
            user.open("/work");
            Locator row = user.page.locator(row(enrolment));
            row.locator("select[name=status]").selectOption("EDUCATION");
            user.deleteCookies("q_session");
            row.locator("button:has-text('Gem')").click();
            user.awaitText("Log ind i en ny fane");
            user.signInInNewTab("consultant", "dag14", initiative);
            row.locator("button:has-text('Gem')").click();
            row.getByText("Gemt: Uddannelse").waitFor();

            // Reloading the response sends the form of a whole page again.
            user.open(page + "/correct");
            user.page.fill("#because", "Hun ringede");
            user.page.locator("#status-EDUCATION").uncheck();
            user.page.locator("#status-FLEX_JOB").check();
            user.deleteCookies("q_session");
            user.page.click("main button");
            user.awaitText("Log ind i en ny fane");
            user.signInInNewTab("consultant", "dag14", initiative);
            user.page.reload();
            user.awaitText("Rettelsen er gemt.");
            assertThat(user.mainText()).contains("Fleksjob", "Hun ringede");
        }
    }

    @Test
    void closed_rows_are_low_on_a_desktop_and_a_telephone_and_the_counts_follow_the_answers() {
        String enrolment = registerAndExit("Lav", 1061, "dag20");
        registerAndExit("Langtnavnudenmellemrum".repeat(2), 1062, "dag20");
        try (BrowserUser user = consultant("dag20")) {
            user.page.setViewportSize(1280, 800);
            user.open("/work");
            assertThat(height(user, enrolment)).isLessThan(90);
            user.page.setViewportSize(390, 844);
            assertThat(height(user, enrolment)).isLessThan(180);
            assertThat((int) user.page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(390);

            recordStatus(user, enrolment, "Udd");
            user.awaitText("Gemt: Uddannelse");
            user.page.waitForFunction("() => document.querySelector('#OVERDUE').innerText.endsWith('(1)')");
            assertThat(user.page.locator(".piles a[href='#OVERDUE'] b").innerText())
                    .isEqualTo("1");
            user.press("Enter", row(enrolment) + " form[action$='/undo'] button");
            user.page.waitForFunction("() => document.querySelector('#OVERDUE').innerText.endsWith('(2)')");
        }
    }

    @Test
    void several_rows_are_chosen_and_answered_by_keyboard_and_the_form_stays_in_sight() {
        String first = registerAndExit("Flere-1", 1063, "dag22");
        String second = registerAndExit("Flere-2", 1064, "dag22");
        try (BrowserUser user = consultant("dag22")) {
            user.page.setViewportSize(390, 844);
            user.open("/work");
            user.tabTo(row(first) + "-pick");
            user.press("Space");
            user.page.waitForFunction("() => document.querySelector('#chosen').textContent === '1 valgt'");
            assertThat(
                            (boolean)
                                    user.page.evaluate(
                                            "() => document.querySelector('#several button').getBoundingClientRect().bottom <= innerHeight"))
                    .isTrue();
            user.tabTo(row(second) + "-pick");
            user.press("Space");
            user.page.waitForFunction("() => document.querySelector('#chosen').textContent === '2 valgt'");
            user.tabTo("#several-status");
            user.type("Udd");
            user.tabTo("#several button");
            user.press("Enter");
            user.awaitText("2 opfølgninger er ændret.");
            assertThat(user.mainText()).contains("Gemt: Uddannelse");
            user.tabTo("main form[action$='/answers/undo'] button");
            user.press("Enter");
            user.awaitText("Fortrudt.");
        }
    }

    @Test
    void the_tooltip_of_a_chart_shows_braces_in_a_name_as_text() {
        try (BrowserUser user = consultant("dag21")) {
            assertThat(
                            user.page.evaluate(
                                    "async () => (await import('/assets/charts/theme.js')).base(() => '{a|b}').tooltip.formatter([{dataIndex: 0}])"))
                    .isEqualTo("{\u2060a|b}");
        }
    }

    private static double height(BrowserUser user, String enrolment) {
        return user.page.locator(row(enrolment)).boundingBox().height;
    }

    @Test
    void after_three_attempts_a_follow_up_is_marked_as_lost_with_a_reason() {
        String enrolment = registerAndExit("Uden-svar", 1021, "dag5");
        String followUp = "/api/v1/follow-ups/" + enrolment + "/" + MEASURE;
        try (BrowserUser user = consultant("dag5")) {
            user.open("/work");
            Locator row = user.page.locator(row(enrolment));
            user.press("Enter", row(enrolment) + " .answer > details > summary");
            for (int days = 2; days >= 1; days--) {
                assertThat(row.innerText()).doesNotContain("Markér uden kontakt");
                user.tabTo(row(enrolment) + " input[name=attemptedOn]");
                user.typeDate(TODAY.minusDays(days));
                user.press("Enter", row(enrolment) + " details form[action$='/attempts'] button");
                row.getByText(DAY.format(TODAY.minusDays(days))).waitFor();
            }
            user.press("Enter", row(enrolment) + " form[action$='/attempts'] button");
            row.getByText(DAY.format(TODAY)).waitFor();
            user.type("Kan ikke", row(enrolment) + " select[name=reason]");
            user.press("Enter", row(enrolment) + " form[action$='/lost'] button");
            row.getByText("Markeret uden kontakt.").waitFor();
        }
        assertThat(lead.get(followUp).ok().at("/state").textValue()).isEqualTo("LOST");
        assertThat(lead.get(followUp).ok().at("/lostReason").textValue()).isEqualTo("UNTRACEABLE");
    }

    @Test
    void an_early_status_becomes_a_note_a_moved_status_is_confirmed_and_then_withdrawn() {
        String ahead = registerAndExit("Forud", 1022, "dag15", TODAY.minusMonths(1));
        String moved = registerAndExit("Flyttet", 1023, "dag15");
        lead.post(
                        "/api/v1/follow-ups/" + moved + "/" + MEASURE + "/status",
                        "{\"statuses\":[\"EDUCATION\"],\"statusDate\":null,\"weeklyHours\":null,\"source\":\"PERSON\",\"expectedVersion\":0}")
                .ok();
        lead.post(
                        "/api/v1/enrolments/" + moved + "/exit/correction",
                        "{\"exitedOn\":\"%s\",\"reason\":\"NO_SHOW\",\"because\":\"Talt forkert\",\"expectedVersion\":2}"
                                .formatted(LONG_ENOUGH_AGO.plusDays(5)))
                .ok();
        await().until(() -> lead.get("/api/v1/follow-ups/" + moved + "/" + MEASURE)
                .ok()
                .get("needsConfirmation")
                .booleanValue());
        try (BrowserUser user = consultant("dag15")) {
            user.open("/work");
            recordStatus(user, ahead, "Udd");
            user.awaitText("Noteret. Tæller først, når opfølgningen forfalder.");
            user.open("/work");
            user.press("Enter", row(moved) + " form[action$='/confirmation'] button");
            user.awaitText("Bekræftet: Uddannelse");

            user.open("/follow-ups/" + moved + "/" + MEASURE);
            user.press("Enter", "main a[href$='/withdraw']");
            user.page.waitForURL("**/withdraw");
            user.type("Det var en anden borger", "#because");
            user.press("Enter", "main button");
            user.awaitText("Taget tilbage. Opfølgningen er åben igen.");
        }
        assertThat(lead.get("/api/v1/follow-ups/" + ahead + "/" + MEASURE)
                        .ok()
                        .at("/state")
                        .textValue())
                .isEqualTo("NOT_DUE");
        assertThat(lead.get("/api/v1/follow-ups/" + moved + "/" + MEASURE)
                        .ok()
                        .at("/state")
                        .textValue())
                .isEqualTo("PENDING");
    }

    @Test
    void the_work_list_works_without_names_while_participant_service_is_down() {
        String enrolment = registerAndExit("Uden-navn", 1031, "dag6");
        try (BrowserUser user = consultant("dag6")) {
            Stack.running().signal("STOP", "participant-service");
            try {
                user.open("/work");
                user.awaitText("Navne og telefonnumre kan ikke hentes lige nu.");
                assertThat(user.page.locator(row(enrolment)).innerText()).contains(OVERDUE);
                recordStatus(user, enrolment, "Led");
                user.awaitText("Gemt: Ledig");
            } finally {
                Stack.running().signal("CONT", "participant-service");
            }
        }
    }

    @Test
    void a_lead_hands_over_all_work_of_a_consultant_and_steering_has_no_access() {
        String enrolment = registerAndExit("Videre", 1041, "dag7");
        try (BrowserUser user = BrowserUser.signedIn(chromium, Stack.running(), "lead", "dagleder", initiative)) {
            user.open("/team/dag7");
            user.tabTo("#fullTimeEquivalent");
            user.type("0,5");
            user.tabTo("main button");
            user.press("Enter");
            user.awaitText("Gemt.");
            assertThat(user.page.locator("tr:has-text('dag7')").first().innerText())
                    .contains("0,5");
            user.open("/team/dag7/hand-over");
            user.tabTo("#another");
            user.type("dag8");
            user.tabTo("main button");
            user.press("Enter");
            user.awaitText("har ikke noget arbejde her endnu");
            user.tabTo("main button");
            user.press("Enter");
            user.awaitText("Hvem får hvad?");
            user.press("Enter", "main form button");
            user.awaitText("1 forløb er givet videre.");
            awaitConsultant(enrolment, "dag8");
            // And back, to a consultant on the list.
            user.open("/team/dag8/hand-over");
            user.press("Space", "input[name=to][value=dag7]");
            user.press("Enter", "main button");
            user.awaitText("Hvem får hvad?");
            user.press("Enter", "main form button");
            user.awaitText("1 forløb er givet videre.");
            awaitConsultant(enrolment, "dag7");
            user.press("Enter", "form[action='/team/dag8/hand-over/undo'] button");
            user.awaitText("Overdragelsen er fortrudt: 1 forløb");
            awaitConsultant(enrolment, "dag8");
            user.open("/team/dag8/hand-over");
            user.press("Space", "input[name=to][value=dag7]");
            user.press("Enter", "main button");
            user.awaitText("Hvem får hvad?");
            user.press("Enter", "main form button");
            user.awaitText("1 forløb er givet videre.");
            awaitConsultant(enrolment, "dag7");
        }
        try (BrowserUser user = consultant("dag7")) {
            user.open("/work");
            user.page.locator(row(enrolment)).waitFor();
        }
        try (BrowserUser user = BrowserUser.signedIn(chromium, Stack.running(), "steering", "dagstyre", "*")) {
            for (String path :
                    new String[] {"/work", "/team", "/enrolments/new", "/enrolments/" + enrolment, "/search"}) {
                assertThat(user.open(path).status()).as(path).isEqualTo(403);
                assertThat(user.mainText()).contains("Du har ikke adgang til siden");
            }
        }
    }

    @Test
    void a_target_is_revised_after_its_effect_was_shown() {
        try (BrowserUser user = BrowserUser.signedIn(chromium, Stack.running(), "admin", "dagadmin", "*")) {
            String path = "/initiatives/" + initiative + "/measures/" + MEASURE + "/revise";
            user.open(path);
            user.tabTo("#targetPercent");
            user.press("Control+A");
            user.type("27,5");
            user.tabTo("main button");
            user.press("Enter");
            user.awaitText("Hvad rettelsen ændrer");
            assertThat(user.mainText()).contains("målsætning 27,5 %").doesNotContain("kan ikke vises lige nu");
            user.tabTo("main button");
            user.press("Enter");
            user.page.waitForURL("**/initiatives/" + initiative + "?done=revised");
        }
        assertThat(admin.get("/api/v1/initiatives/" + initiative)
                        .ok()
                        .at("/measures/0/revisions/1/targetPercent")
                        .decimalValue())
                .isEqualByComparingTo("27.5");
    }
}
