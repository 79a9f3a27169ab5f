package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.reporting.grants.GrantFixtures.as;
import static dk.fodfaeste.reporting.grants.GrantFixtures.document;
import static dk.fodfaeste.reporting.grants.GrantFixtures.initiativeWithCode;
import static dk.fodfaeste.reporting.grants.GrantFixtures.line;
import static dk.fodfaeste.reporting.grants.GrantFixtures.put;
import static dk.fodfaeste.reporting.grants.GrantFixtures.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of grants in a browser. In these tests it is noon on 15 March 2025. */
@QuarkusTest
class GrantsPageTest {
    private static boolean published;

    private final Browser admin = Browser.of("admin");
    private final Browser lead = Browser.of("lead");

    @Inject
    Events events;

    @BeforeEach
    void publishFacts() {
        if (published) {
            return;
        }
        published = true;
        List<FactVersion> facts = new ArrayList<>(List.of(
                initiativeWithCode("paged"),
                initiativeWithCode("paged-bare"),
                initiativeWithCode("paged-edit"),
                initiativeWithCode("paged-part")));
        facts.addAll(Exits.from("paged").of(12, "2024-02-10", "EDUCATION"));
        facts.addAll(Exits.from("paged").of(3, "2024-09-10", "EDUCATION"));
        events.publish(facts);
        Map<String, Object> social = line("paged", "<Socialfaglig>", 2025, 630);
        social.put("steeringArea", "Service");
        Map<String, Object> older = line("paged", "Fra før", 2024, 500);
        older.putAll(Map.of("budgetAgreement", "Budget 2019", "priceLevel", 2019));
        Map<String, Object> applied = line("paged", "Færre overførsler", 2026, 5000);
        applied.putAll(Map.of("standing", "APPLIED_FOR", "scenario", "Scenarie 2", "sign", "INCOME"));
        Map<String, Object> body =
                document(0, line("paged", "IPS", 2024, 1874), line("paged", "IPS", 2025, 1874), social, older, applied);
        body.put(
                "statedTotals",
                List.of(stated("paged", 2025, 2500), stated("paged", 2024, 1874), stated(null, 2023, 7)));
        put("P1", body).then().statusCode(200);
    }

    /** The text of the page without markup. */
    private static String words(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void the_tables_are_like_those_of_the_budget_notes() throws Exception {
        HttpResponse<String> page = lead.get("/grants/of/paged");
        assertThat(words(page))
                .contains("P1 · Budget 2022 · Bevilget · 1.000 kr. · 2022-p/l")
                .contains("Budgetpost Forvaltning Styringsområde 2024 2025 I alt")
                .contains("IPS BIF – 1.874 1.874 3.748")
                .contains("&lt;Socialfaglig&gt; BIF Service – 630 630")
                .contains("I alt 1.874 2.504 4.378")
                .contains("P1 · Budget 2019 · Bevilget · 1.000 kr. · 2019-p/l")
                .contains("P1 · Budget 2022 · Scenarie 2 · Søgt · 1.000 kr. · 2022-p/l")
                .contains("Færre overførsler BIF – -5.000 -5.000")
                .contains("Udvalg Bevilling Indtægt/udgift 2026 I alt", "BIU 35.10 Indtægt -5.000 -5.000")
                .contains("Tidligere afsatte midler (1.000 kr.)", "Budget 2019 P1 2019-p/l 500 – 500")
                .contains("I alt, på tværs af prisniveauer, som ikke er ens 2.374 2.504 4.878");
    }

    @Test
    void a_stated_total_that_differs_is_a_sentence_with_both_numbers() throws Exception {
        assertThat(words(lead.get("/grants/of/paged")))
                .contains("P1, Budget 2022, 2025: angivet til 2.500. Linjerne giver 2.504. Forskel: -4. (I alt)")
                .contains(
                        "P1, Budget 2022, 2023, hele dokumentet: angivet til 7. Der er ingen linjer at lægge sammen. Forskel: +7.")
                .doesNotContain("angivet til 1.874");
        assertThat(words(lead.get("/grants/of/paged-bare")))
                .contains("Der er ikke indtastet penge til indsatsen.")
                .doesNotContain("Hvor dokumenterne siger noget andet", "Tidligere afsatte midler");
    }

    @Test
    void both_pages_warn_about_money_that_ends() throws Exception {
        String warning =
                "Indsats paged: pengene fra Budget 2022 udløber 31. december 2025, og der er ikke bevilget noget efter.";
        assertThat(words(Browser.of("lead", "leder1", "paged", "paged-bare").get("/grants")))
                .contains("Bevillinger, der er udløbet eller udløber snart", warning, "Indsats paged-bare");
        assertThat(words(lead.get("/grants/of/paged"))).contains(warning);
        assertThat(words(Browser.of("lead", "leder1", "paged-bare").get("/grants")))
                .doesNotContain("Bevillinger, der er udløbet eller udløber snart", "Indsats paged:");
    }

    @Test
    void the_pages_of_rates_also_warn_about_money_of_a_part_that_ends() throws Exception {
        Map<String, Object> social = line("paged-part", "Socialfaglig", 2025, 630);
        social.put("administration", "SOF");
        put("P-part", document(0, line("paged-part", "IPS", 2025, 1874), line("paged-part", "IPS", 2027, 1874), social))
                .then()
                .statusCode(200);
        String warning =
                "Indsats paged-part: pengene fra Budget 2022 til SOF udløber 31. december 2025, og der er ikke bevilget noget nyt til SOF efter. Andre bevillinger løber videre.";
        for (String role : List.of("lead", "analyst", "steering")) {
            Browser browser = Browser.of(role, role + "9", "paged", "paged-part");
            for (String path : List.of("/rates/paged-part", "/grants", "/grants/of/paged-part")) {
                assertThat(words(browser.get(path))).as(role + path).contains(warning);
            }
            assertThat(words(browser.get("/")))
                    .contains("Bevillinger, der er udløbet eller udløber snart:", "Se bevillingerne")
                    .doesNotContain(warning);
            assertThat(browser.get("/rates/paged-part").body()).contains("href=\"/grants/of/paged-part\"");
            assertThat(words(browser.get("/rates/paged"))).doesNotContain(warning);
        }
        assertThat(words(Browser.of("lead", "leder1", "paged-bare").get("/")))
                .doesNotContain("Bevillinger, der er udløbet eller udløber snart");
    }

    @Test
    void costs_explain_their_calculation_and_hide_small_counts() throws Exception {
        assertThat(words(lead.get("/grants/of/paged")))
                .contains("Kalenderåret 2024")
                .contains(
                        "Pr. borger 158.267 kr. Bevillingen for 2024: 2.374 t.kr., lagt sammen på tværs af prisniveauer (2019-p/l og 2022-p/l), som ikke er ens, delt med 15 borgere, der var i indsatsen mindst én dag i kalenderåret 2024.");
        assertThat(words(lead.get("/grants/of/paged?period=2024-2")))
                .contains("Pr. afsluttet forløb 395.667 kr. Halvdelen af bevillingen for 2024: 1.187 t.kr.");
        for (String role : List.of("steering", "admin")) {
            assertThat(words(Browser.of(role).get("/grants/of/paged?period=2024-2")))
                    .contains("Pr. borger skjult Vises ikke: tallet kunne røbe nogen.")
                    .doesNotContain("395.667", "delt med 3");
        }
        assertThat(words(lead.get("/grants/of/paged?period=nonsense"))).contains("Kalenderåret 2024");
        assertThat(words(lead.get("/grants/of/paged?period=2025-1")))
                .contains("Pr. borger endnu ikke Beregnes, når 1. halvår 2025 er slut.");
        assertThat(words(lead.get("/grants/of/paged-bare")))
                .contains("Pr. borger ingen Der er ikke bevilget penge for 2024.");
    }

    private static String[] aLine(String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "initiative", "paged-edit",
                "budgetAgreement", "Budget 2026",
                "standing", "APPLIED_FOR",
                "budgetItem", "IPS",
                "administration", "BIF",
                "year", "2026",
                "priceLevel", "2026",
                "sign", "EXPENSE"));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    @Test
    void a_line_is_added_changed_and_removed() throws Exception {
        String add = "/grants/lines/new";
        HttpResponse<String> added = admin.fillIn(
                add, "/grants/lines", aLine("document", "P & 2", "expectedVersion", "0", "amount", "1887"));
        assertThat(added.uri().toString()).contains("/grants/lines?document=P+%26+2");
        assertThat(words(added)).contains("✓ Linjen er gemt.", "Linjer i P &amp; 2", "Søgt – BIF 2026 – 2026 1.887");

        String change = "/grants/lines/one?document=P+%26+2&place=0";
        assertThat(admin.get(change).body()).contains("value=\"1887\"", "value=\"Budget 2026\"", "Fjern linjen");
        assertThat(words(admin.fillIn(
                        change,
                        "/grants/lines",
                        aLine("document", "P & 2", "expectedVersion", "1", "place", "0", "amount", "1900"))))
                .contains("✓ Linjen er gemt.", "1.900")
                .doesNotContain("1.887");
        assertThat(words(admin.fillIn(
                        change, "/grants/lines/removal", "document", "P & 2", "expectedVersion", "2", "place", "0")))
                .contains("✓ Linjen er fjernet.", "Der er ingen linjer.");
        assertThat(admin.get("/grants/lines/new?document=P+%26+2").body())
                .contains("name=\"expectedVersion\" value=\"3\"");
    }

    @Test
    void a_total_that_the_document_states_is_added_and_removed() throws Exception {
        put("P & 7", document(0, line("paged-edit", "IPS", 2003, 1887))).then().statusCode(200);
        assertThat(words(admin.get("/grants/lines?document=P+%26+7")))
                .contains("Dokumentet angiver ingen summer.", "Tilføj en angivet sum");
        String add = "/grants/totals/new?document=P+%26+7";
        assertThat(admin.get(add).body()).contains("value=\"Budget 2022\"");
        String[] total = {
            "document",
            "P & 7",
            "expectedVersion",
            "1",
            "budgetAgreement",
            "Budget 2022",
            "amount",
            "1890",
            "where",
            "Tabel 2"
        };
        HttpResponse<String> added = admin.fillIn(add, "/grants/totals", total);
        assertThat(words(added))
                .contains("✓ Summen er gemt.", "Tabel 2 Alle Budget 2022 – Alle Alle 1.890 Fjern Tabel 2");
        assertThat(words(lead.get("/grants/of/paged-edit")))
                .contains(
                        "P &amp; 7, Budget 2022, alle år, hele dokumentet: angivet til 1.890. Linjerne giver 1.887. Forskel: +3. (Tabel 2)");

        total[7] = "1891";
        HttpResponse<String> late = admin.fillIn(add, "/grants/totals", total);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("En anden har ændret det, siden du åbnede siden.", "value=\"1891\"");
        total[3] = "2";
        assertThat(admin.fillIn(add, "/grants/totals", total).body()).contains("id=\"where-fault\"", "to gange");
        HttpResponse<String> empty =
                admin.fillIn(add, "/grants/totals", "document", "P & 7", "expectedVersion", "2", "year", "x");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("id=\"year-fault\"").doesNotContain("must not");

        String[] which = {"document", "P & 7", "expectedVersion", "1", "place", "0"};
        String list = "/grants/lines?document=P+%26+7";
        assertThat(admin.fillIn(list, "/grants/totals/removal", which).statusCode())
                .isEqualTo(409);
        which[3] = "2";
        which[5] = "1";
        assertThat(admin.fillIn(list, "/grants/totals/removal", which).statusCode())
                .isEqualTo(404);
        which[5] = "0";
        assertThat(words(admin.fillIn(list, "/grants/totals/removal", which)))
                .contains("✓ Summen er fjernet.", "Dokumentet angiver ingen summer.");
        assertThat(lead.get(add).statusCode()).isEqualTo(403);
    }

    @Test
    void each_fault_is_at_its_field_in_danish() throws Exception {
        HttpResponse<String> empty =
                admin.fillIn("/grants/lines/new", "/grants/lines", "expectedVersion", "0", "document", "P3");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body())
                .contains(
                        "id=\"initiative-fault\"",
                        "id=\"budgetItem-fault\"",
                        "id=\"amount-fault\"",
                        "id=\"sign-fault\"")
                .contains("skal udfyldes")
                .doesNotContain("must not", "is missing");
        HttpResponse<String> wrong = admin.fillIn(
                "/grants/lines/new", "/grants/lines", aLine("document", "P3", "expectedVersion", "0", "amount", "-5"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"amount-fault\"", "må ikke være negativt. Vælg indtægt i stedet", "value=\"-5\"");
        assertThat(admin.fillIn(
                                "/grants/lines/new",
                                "/grants/lines",
                                aLine("document", "P3", "expectedVersion", "0", "amount", "1.887"))
                        .body())
                .contains("id=\"amount-fault\"", "er ikke et helt tal");
        assertThat(admin.fillIn(
                                "/grants/lines/new",
                                "/grants/lines",
                                aLine("document", "", "expectedVersion", "0", "amount", "1"))
                        .body())
                .contains("id=\"document-fault\"");
    }

    @Test
    void a_concurrent_change_is_not_overwritten() throws Exception {
        put("P4", document(0, line("paged-edit", "IPS", 2001, 1), line("paged-edit", "SOF", 2001, 2)))
                .then()
                .statusCode(200);
        put("P4", document(1, line("paged-edit", "SOF", 2001, 2))).then().statusCode(200);
        String page = "/grants/lines/one?document=P4&place=0";
        String[] late = {"document", "P4", "expectedVersion", "1", "place", "0"};
        HttpResponse<String> removal = admin.fillIn(page, "/grants/lines/removal", late);
        assertThat(removal.statusCode()).isEqualTo(409);
        assertThat(removal.body()).contains("En anden har ændret det, siden du åbnede siden.");
        HttpResponse<String> change = admin.fillIn(
                page, "/grants/lines", aLine("document", "P4", "expectedVersion", "1", "place", "0", "amount", "9"));
        assertThat(change.statusCode()).isEqualTo(409);
        as("admin")
                .get("/api/v1/grants?initiative=paged-edit&limit=500")
                .then()
                .body("items.find { it.document == 'P4' }.lines.amount", contains(2));
        assertThat(admin.get("/grants/lines/one?document=P4&place=1").statusCode())
                .isEqualTo(404);
        assertThat(admin.get("/grants/lines?document=none").statusCode()).isEqualTo(404);
    }

    @Test
    void five_hundred_lines_are_paged() throws Exception {
        @SuppressWarnings("unchecked")
        Map<String, Object>[] lines = IntStream.range(0, 500)
                .mapToObj(i -> line("paged-edit", "IPS " + i, 2002, 1))
                .toArray(Map[]::new);
        put("P5", document(0, lines)).then().statusCode(200);
        HttpResponse<String> first = admin.get("/grants/lines?document=P5");
        assertThat(first.body().split("<th scope=\"row\">", -1)).hasSize(51);
        assertThat(words(admin.get("/grants/lines?document=P5&from=450")))
                .contains("IPS 499")
                .doesNotContain("Næste side");
    }

    @Test
    void a_file_is_checked_and_then_imported() throws Exception {
        String file =
                "initiative;budgetAgreement;document;standing;budgetItem;administration;priceLevel;sign;year;amount\n"
                        + "paged-edit;Budget 2026;P6;APPLIED_FOR;IPS;BIF;2026;EXPENSE;2026;1887\n"
                        + "paged-edit;Budget 2026;P6;APPLIED_FOR;IPS;BIF;2026;EXPENSE;2027;x\n";
        HttpResponse<String> tried = admin.upload("/imports/grants", "file", file);
        String page = tried.uri().getPath();
        await().until(() -> admin.get(page).body().contains("Det vil der ske"));
        assertThat(words(admin.get(page))).contains("Nye 1", "Afviste 1", "amount er ikke et helt tal");
        admin.fillIn(page, page + "/take");
        await().until(() -> admin.get(page).body().contains("Filen er indlæst"));
        assertThat(words(admin.get("/grants/lines?document=P6"))).contains("1.887");
    }

    @Test
    void administrators_change_grants_and_other_roles_read_them() throws Exception {
        for (String role : List.of("lead", "analyst", "steering")) {
            assertThat(words(Browser.of(role).get("/grants")))
                    .contains("Bevillinger")
                    .doesNotContain("Tilføj en linje");
            assertThat(words(Browser.of(role).get("/grants/of/paged"))).doesNotContain("Ret linjerne");
            for (String path : List.of("/grants/lines?document=P1", "/grants/lines/new", "/imports/grants")) {
                assertThat(Browser.of(role).get(path).statusCode())
                        .as(role + path)
                        .isEqualTo(403);
            }
        }
        for (String role : List.of("consultant", "register", "dpo")) {
            assertThat(Browser.of(role).get("/grants").statusCode()).isEqualTo(403);
        }
        assertThat(words(admin.get("/grants"))).contains("Tilføj en linje", "Indlæs en fil");
        assertThat(Browser.of("lead", "leder1", "paged")
                        .get("/grants/of/paged-bare")
                        .statusCode())
                .isEqualTo(404);
        assertThat(lead.get("/grants/of/no-such-one").statusCode()).isEqualTo(404);
    }

    @Test
    void the_pages_are_danish_unless_english_is_chosen() throws Exception {
        assertThat(words(admin.get("/grants/of/paged")))
                .doesNotContain("Granted", "Budget item", "Total", "granted", "Expense", "divided", "NOT_FOUND");
        Browser english = Browser.of("admin");
        assertThat(words(english.get("/grants/of/paged?language=en")))
                .contains(
                        "P1 · Budget 2022 · Granted · DKK 1,000 · prices of 2022",
                        "Total, across different price levels")
                .contains("stated as 2,500. The lines add up to 2,504. Difference: -4.", "Calendar year 2024")
                .contains("the money of Budget 2022 ends on 31 December 2025")
                .doesNotContain("Bevilget", "Budgetpost", "udløber", "Linjerne giver", "Hvad det koster", "NOT_FOUND");
        assertThat(words(english.get("/grants/lines/new")))
                .contains("Add a line", "Steering area")
                .doesNotContain("Beløb", "Tilføj", "NOT_FOUND");
        assertThat(words(english.get("/imports/grants")))
                .contains("Import grants")
                .doesNotContain("Indlæs bevillinger");
    }
}
