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

/** What a consultant and a lead do in a day, in a real browser and with the keyboard alone. */
@ConcurrentSharedStack
class ConsultantsDayTest {
    private static final String MEASURE = "employment-or-education";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    /** Two months and some days ago: due by now, and still within its days of grace. */
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

    /** Registered and left so long ago that the follow-up is due. */
    private static String left(String caseNumber, int number, String consultant) {
        return left(caseNumber, number, consultant, LONG_ENOUGH_AGO);
    }

    private static String left(String caseNumber, int number, String consultant, LocalDate exitedOn) {
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

    /** Until outcome-service has heard of it. */
    private static void isFollowedBy(String enrolment, String consultant) {
        await().until(() -> lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE)
                .ok()
                .at("/consultant")
                .textValue()
                .equals(consultant));
    }

    /** The first letters of a status, and Enter. */
    private static void records(BrowserUser visitor, String enrolment, String letters) {
        visitor.type(letters, row(enrolment) + " select[name=status]");
        visitor.press("Enter");
    }

    private static String row(String enrolment) {
        return "#f-" + enrolment + "-" + MEASURE;
    }

    @Test
    void from_registration_to_a_corrected_status_without_a_mouse() {
        String another = left("Dagen-2", 1002, "dag1", LONG_ENOUGH_AGO.plusDays(1));
        try (BrowserUser visitor = consultant("dag1")) {
            assertThat(visitor.page.url()).endsWith("/work");

            // Registers: the number is looked at as soon as it is written.
            visitor.open("/enrolments/new");
            visitor.tabTo("#cpr");
            visitor.type("999999-9999");
            visitor.tabTo("#name");
            visitor.sees("er ikke et CPR-nummer");
            visitor.page.waitForSelector("#cpr[aria-invalid=true]");
            visitor.open("/enrolments/new");
            visitor.tabTo("#cpr");
            visitor.type("670185-1001");
            visitor.tabTo("#name");
            visitor.sees("Ikke set før i dine indsatser.");
            visitor.tabTo("#name");
            visitor.type("Dagny Prøve");
            visitor.tabTo("#phone");
            visitor.type("21 22 23 24");
            visitor.tabTo("#initiative");
            visitor.type("F");
            assertThat(visitor.focused("value")).isEqualTo(initiative);
            visitor.tabTo("#caseNumber");
            visitor.type("DAGEN-1");
            visitor.tabTo("#startedOn");
            visitor.typeDate(TODAY.minusYears(1));
            visitor.tabTo("main button");
            visitor.press("Enter");
            visitor.page.waitForURL("**/enrolments/*-*");
            visitor.sees("Dagny Prøve");
            String enrolment = visitor.page.url().replaceAll(".*/enrolments/([0-9a-f-]{36}).*", "$1");

            // She leaves.
            visitor.tabTo("main a[href$='/exit']");
            visitor.press("Enter");
            visitor.page.waitForURL("**/exit");
            visitor.tabTo("#exitedOn");
            visitor.typeDate(LONG_ENOUGH_AGO);
            visitor.tabTo("#reason");
            visitor.type("Fik");
            visitor.tabTo("main button");
            visitor.press("Enter");
            visitor.page.waitForURL("**/enrolments/" + enrolment + "?*");

            // Time has passed: the follow-up is due, with name and phone number.
            await().until(() ->
                    lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE).status() == 200);
            visitor.open("/work");
            Locator row = visitor.page.locator(row(enrolment));
            row.waitFor();
            assertThat(row.innerText())
                    .contains("Dagny Prøve", "+4521222324", OVERDUE)
                    .doesNotContain("kan ikke hentes");

            // In part-time work, 20 hours: what is chosen, and Enter.
            visitor.tabTo(row(enrolment) + " select[name=status]");
            visitor.type("D");
            assertThat(visitor.focused("value")).isEqualTo("ORDINARY_PART_TIME");
            int sentBefore = visitor.sent().size();
            int keysBefore = visitor.keys();
            visitor.press("Tab");
            visitor.type("20");
            visitor.press("Enter");
            row.getByText("Gemt: Deltidsjob (ordinært), 20 timer om ugen").waitFor();
            assertThat(visitor.keys() - keysBefore - "20".length())
                    .as("keys beyond choosing status and hours")
                    .isLessThanOrEqualTo(3);
            assertThat(visitor.sent().subList(sentBefore, visitor.sent().size()))
                    .as("one round trip")
                    .containsExactly("POST /follow-ups/" + enrolment + "/" + MEASURE + "/status");
            // The next row has the focus.
            visitor.isLedTo(row(another) + " select[name=status]");

            // Undone at once, and recorded otherwise.
            visitor.tabBackTo(row(enrolment) + " form[action$='/undo'] button");
            visitor.press("Enter");
            visitor.isLedTo(row(enrolment) + " select[name=status]");
            visitor.type("Udd");
            visitor.press("Enter");
            row.getByText("Gemt: Uddannelse").waitFor();

            // Corrected, with its because.
            visitor.open("/follow-ups/" + enrolment + "/" + MEASURE + "/correct");
            visitor.tabTo("#status-EDUCATION");
            visitor.press("Space");
            visitor.tabTo("#status-FLEX_JOB");
            visitor.press("Space");
            visitor.tabTo("#weeklyHours");
            visitor.type("12,5");
            visitor.tabTo("#because");
            visitor.type("Hun ringede og rettede det");
            visitor.tabTo("main button");
            visitor.press("Enter");
            visitor.sees("Rettelsen er gemt.");
            assertThat(visitor.words())
                    .contains("Fleksjob, 12,5 timer om ugen", "Hun ringede og rettede det", "Taget tilbage", "dag1");
            assertThat(lead.get("/api/v1/follow-ups/" + enrolment + "/" + MEASURE)
                            .ok()
                            .at("/weeklyHours")
                            .decimalValue())
                    .isEqualByComparingTo("12.5");
        }
    }

    @Test
    void of_two_on_the_same_row_the_second_sees_what_the_first_wrote_and_chooses() {
        String enrolment = left("Samtidig", 1011, "dag3");
        try (BrowserUser first = consultant("dag3");
                BrowserUser second = consultant("dag4")) {
            first.open("/work");
            second.open("/work?consultant=dag3");
            records(first, enrolment, "Udd");
            first.sees("Gemt: Uddannelse");
            records(second, enrolment, "Led");
            second.sees("En anden var først.");
            second.isLedTo(row(enrolment) + " [role=alert]");
            assertThat(second.page.locator(row(enrolment)).innerText()).contains("Uddannelse");
            second.press("Enter", row(enrolment) + " a[hx-get]");
            second.page.locator(row(enrolment) + " a:has-text('Se eller ret')").waitFor();
        }
    }

    @Test
    void the_second_sends_on_what_they_chose_and_gives_its_because() {
        String enrolment = left("Rettet", 1012, "dag10");
        try (BrowserUser first = consultant("dag10");
                BrowserUser second = consultant("dag11")) {
            first.open("/work");
            second.open("/work?consultant=dag10");
            records(first, enrolment, "Udd");
            first.sees("Gemt: Uddannelse");
            second.type("D", row(enrolment) + " select[name=status]");
            second.type("20", row(enrolment) + " input[name=weeklyHours]");
            second.press("Enter");
            second.sees("Du skrev: Deltidsjob (ordinært), 20 timer om ugen.");
            second.press("Enter", row(enrolment) + " form[action$='/correct'] button");
            second.page.waitForURL("**/correct");
            assertThat(second.page.locator("#status-ORDINARY_PART_TIME").isChecked())
                    .isTrue();
            assertThat(second.page.locator("#status-EDUCATION").isChecked()).isFalse();
            second.type("Hun har fået job", "#because");
            second.press("Enter", "main button");
            second.sees("Rettelsen er gemt.");
            assertThat(second.words()).contains("Deltidsjob (ordinært), 20 timer om ugen", "Hun har fået job", "dag10");
        }
    }

    @Test
    void what_went_wrong_is_said_what_was_chosen_stays_and_a_retry_that_works_takes_the_words_away() {
        String enrolment = left("Galt", 1013, "dag12");
        try (BrowserUser visitor = consultant("dag12")) {
            visitor.open("/work");
            Locator row = visitor.page.locator(row(enrolment));
            Locator says = visitor.page.locator("[data-away]");
            row.locator("select[name=status]").selectOption("EDUCATION");

            // A dead network.
            visitor.page.route("**/status", route -> route.abort());
            row.locator("button:has-text('Gem')").click();
            visitor.isLedTo("[data-away]");
            assertThat(says.innerText()).contains("Der kom intet svar.");
            visitor.page.unrouteAll();

            // A form whose token is too old. What it answers is no row.
            visitor.loses("fodfaeste-form");
            row.locator("button:has-text('Gem')").click();
            visitor.sees("Formularen er for gammel.");
            assertThat(says.innerText()).doesNotContain("Der kom intet svar.");
            assertThat(row.locator("select[name=status]").inputValue()).isEqualTo("EDUCATION");

            // Whoever may not is told why, and not to try again.
            visitor.open("/work");
            row.locator("select[name=status]").selectOption("UNEMPLOYED");
            lead.post(
                            "/api/v1/enrolments/" + enrolment + "/reassignment",
                            "{\"consultant\":\"dag13\",\"expectedVersion\":2}")
                    .ok();
            protect(enrolment, true);
            row.locator("button:has-text('Gem')").click();
            visitor.sees("Personen har beskyttet adresse");
            assertThat(row.locator("select[name=status]").inputValue()).isEqualTo("UNEMPLOYED");

            protect(enrolment, false);
            row.locator("button:has-text('Gem')").click();
            row.getByText("Gemt: Ledig").waitFor();
            assertThat(says.isVisible()).isFalse();

            // So it is on a page of another service; where a piece of it does not come, the place of that piece says
            // so.
            visitor.page.route("**/enrolments/new/person", route -> route.abort());
            visitor.open("/enrolments/new");
            visitor.type("670185-1013", "#cpr");
            visitor.press("Tab");
            visitor.sees("Der kom intet svar.");
            visitor.page.route("**/follow-ups/of/*", route -> route.abort());
            visitor.open("/enrolments/" + enrolment);
            visitor.sees("Opfølgningerne kan ikke vises lige nu.");
        }
    }

    /** Until outcome-service has heard of it. */
    private static void protect(String enrolment, boolean protectedAddress) {
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
    void whose_session_ran_out_signs_in_in_another_tab_and_nothing_written_is_lost() {
        String enrolment = left("Udloebet", 1014, "dag14");
        String page = "/follow-ups/" + enrolment + "/" + MEASURE;
        try (BrowserUser visitor = consultant("dag14")) {
            visitor.open("/work");
            Locator row = visitor.page.locator(row(enrolment));
            row.locator("select[name=status]").selectOption("EDUCATION");
            visitor.loses("q_session");
            row.locator("button:has-text('Gem')").click();
            visitor.sees("Log ind i en ny fane");
            visitor.signsInInANewTab("consultant", "dag14", initiative);
            row.locator("button:has-text('Gem')").click();
            row.getByText("Gemt: Uddannelse").waitFor();

            // A whole page's form is sent again where its answer is reloaded.
            visitor.open(page + "/correct");
            visitor.page.fill("#because", "Hun ringede");
            visitor.page.locator("#status-EDUCATION").uncheck();
            visitor.page.locator("#status-FLEX_JOB").check();
            visitor.loses("q_session");
            visitor.page.click("main button");
            visitor.sees("Log ind i en ny fane");
            visitor.signsInInANewTab("consultant", "dag14", initiative);
            visitor.page.reload();
            visitor.sees("Rettelsen er gemt.");
            assertThat(visitor.words()).contains("Fleksjob", "Hun ringede");
        }
    }

    @Test
    void after_three_attempts_somebody_is_given_up_with_a_reason() {
        String enrolment = left("Uden-svar", 1021, "dag5");
        String followUp = "/api/v1/follow-ups/" + enrolment + "/" + MEASURE;
        try (BrowserUser visitor = consultant("dag5")) {
            visitor.open("/work");
            Locator row = visitor.page.locator(row(enrolment));
            for (int days = 2; days >= 1; days--) {
                assertThat(row.innerText()).doesNotContain("Markér uden kontakt");
                visitor.press("Enter", row(enrolment) + " .answer > details > summary");
                visitor.tabTo(row(enrolment) + " input[name=attemptedOn]");
                visitor.typeDate(TODAY.minusDays(days));
                visitor.press("Enter", row(enrolment) + " details form[action$='/attempts'] button");
                row.getByText(DAY.format(TODAY.minusDays(days))).waitFor();
            }
            visitor.press("Enter", row(enrolment) + " form[action$='/attempts'] button");
            row.getByText(DAY.format(TODAY)).waitFor();
            visitor.type("Kan ikke", row(enrolment) + " select[name=reason]");
            visitor.press("Enter", row(enrolment) + " form[action$='/lost'] button");
            row.getByText("Markeret uden kontakt.").waitFor();
        }
        assertThat(lead.get(followUp).ok().at("/state").textValue()).isEqualTo("LOST");
        assertThat(lead.get(followUp).ok().at("/lostReason").textValue()).isEqualTo("UNTRACEABLE");
    }

    @Test
    void what_is_heard_ahead_is_noted_a_moved_status_confirmed_and_a_status_taken_back() {
        String ahead = left("Forud", 1022, "dag15", TODAY.minusMonths(1));
        String moved = left("Flyttet", 1023, "dag15");
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
        try (BrowserUser visitor = consultant("dag15")) {
            visitor.open("/work");
            records(visitor, ahead, "Udd");
            visitor.sees("Noteret. Tæller først, når opfølgningen forfalder.");
            visitor.open("/work");
            visitor.press("Enter", row(moved) + " form[action$='/confirmation'] button");
            visitor.sees("Bekræftet: Uddannelse");

            visitor.open("/follow-ups/" + moved + "/" + MEASURE);
            visitor.press("Enter", "main a[href$='/withdraw']");
            visitor.page.waitForURL("**/withdraw");
            visitor.type("Det var en anden borger", "#because");
            visitor.press("Enter", "main button");
            visitor.sees("Taget tilbage. Opfølgningen er åben igen.");
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
    void the_desk_goes_on_without_names_while_participant_service_is_away() {
        String enrolment = left("Uden-navn", 1031, "dag6");
        try (BrowserUser visitor = consultant("dag6")) {
            Stack.running().signal("STOP", "participant-service");
            try {
                visitor.open("/work");
                visitor.sees("Navne og telefonnumre kan ikke hentes lige nu.");
                assertThat(visitor.page.locator(row(enrolment)).innerText()).contains(OVERDUE);
                records(visitor, enrolment, "Led");
                visitor.sees("Gemt: Ledig");
            } finally {
                Stack.running().signal("CONT", "participant-service");
            }
        }
    }

    @Test
    void a_lead_hands_over_all_of_ones_work_and_steering_cannot_come_in() {
        String enrolment = left("Videre", 1041, "dag7");
        try (BrowserUser visitor = BrowserUser.signedIn(chromium, Stack.running(), "lead", "dagleder", initiative)) {
            visitor.open("/team/dag7");
            visitor.tabTo("#fullTimeEquivalent");
            visitor.type("0,5");
            visitor.tabTo("main button");
            visitor.press("Enter");
            visitor.sees("Gemt.");
            assertThat(visitor.page.locator("tr:has-text('dag7')").innerText()).contains("0,5");
            visitor.open("/team/dag7/hand-over");
            visitor.tabTo("#another");
            visitor.type("dag8");
            visitor.tabTo("main button");
            visitor.press("Enter");
            visitor.sees("har ikke noget arbejde her endnu");
            visitor.tabTo("main button");
            visitor.press("Enter");
            visitor.sees("1 forløb er givet videre.");
            isFollowedBy(enrolment, "dag8");
            // And back, to somebody on the list.
            visitor.open("/team/dag8/hand-over");
            visitor.press("Space", "input[name=to][value=dag7]");
            visitor.press("Enter", "main button");
            visitor.sees("1 forløb er givet videre.");
            isFollowedBy(enrolment, "dag7");
        }
        try (BrowserUser visitor = consultant("dag7")) {
            visitor.open("/work");
            visitor.page.locator(row(enrolment)).waitFor();
        }
        try (BrowserUser visitor = BrowserUser.signedIn(chromium, Stack.running(), "steering", "dagstyre", "*")) {
            for (String path :
                    new String[] {"/work", "/team", "/enrolments/new", "/enrolments/" + enrolment, "/search"}) {
                assertThat(visitor.open(path).status()).as(path).isEqualTo(403);
                assertThat(visitor.words()).contains("Du har ikke adgang til siden");
            }
        }
    }

    @Test
    void a_target_is_revised_after_its_effect_was_shown() {
        try (BrowserUser visitor = BrowserUser.signedIn(chromium, Stack.running(), "admin", "dagadmin", "*")) {
            String path = "/initiatives/" + initiative + "/measures/" + MEASURE + "/revise";
            visitor.open(path);
            visitor.tabTo("#targetPercent");
            visitor.press("Control+A");
            visitor.type("27,5");
            visitor.tabTo("main button");
            visitor.press("Enter");
            visitor.sees("Hvad rettelsen ændrer");
            assertThat(visitor.words()).contains("målsætning 27,5 %").doesNotContain("kan ikke vises lige nu");
            visitor.tabTo("main button");
            visitor.press("Enter");
            visitor.page.waitForURL("**/initiatives/" + initiative + "?done=revised");
        }
        assertThat(admin.get("/api/v1/initiatives/" + initiative)
                        .ok()
                        .at("/measures/0/revisions/1/targetPercent")
                        .decimalValue())
                .isEqualByComparingTo("27.5");
    }
}
