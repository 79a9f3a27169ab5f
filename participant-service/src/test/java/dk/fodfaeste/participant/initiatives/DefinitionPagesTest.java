package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.freshCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dk.fodfaeste.kit.test.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages where an administrator creates and changes an initiative. */
@QuarkusTest
class DefinitionPagesTest {
    private static final String CREATE = "/initiatives/new";

    private final Browser admin = Browser.of("admin");

    private static String[] newOne(String code) {
        return new String[] {
            "code", code,
            "name", "Ny indsats",
            "englishName", "New effort",
            "administrations", "BIF, SUF",
            "runsFrom", "2026-01-01",
            "runsTo", "2029-12-31",
            "capacity", "40",
            "intakePerYear", "20",
            "activityKinds", "JOB_INTERVIEW",
            "activityKinds", "INTERNSHIP",
            "minimumAge", "18",
            "windowBasis", "FOLLOW_UP",
            "targetGroup", "Ledige under 30 år",
            "effort", "Samtaler i SUF.\r\nDerefter rundbord.",
            "objective", "20 % i job",
            "evaluation", "Hver sjette måned",
            "kind", "SITUATION_AFTER",
            "measureCode", "job",
            "measureName", "I job efter seks uger",
            "measureEnglishName", "In work after six weeks",
            "anchor", "START",
            "offset", "6",
            "offsetUnit", "WEEKS",
            "graceDays", "14",
            "targetPercent", "20,5",
            "minimumWeeklyHours", "",
            "successStatuses", "EDUCATION",
            "successStatuses", "ORDINARY_FULL_TIME",
            "excludedExitReasons", "DECEASED",
            "excludedExitReasons", "ILLNESS"
        };
    }

    /** The same fields with another value in one of them. */
    private static String[] with(String[] fields, String field, String value) {
        String[] changed = fields.clone();
        for (int i = 0; i < changed.length; i += 2) {
            if (changed[i].equals(field)) {
                changed[i + 1] = value;
            }
        }
        return changed;
    }

    @Test
    void an_initiative_is_created_with_its_first_measure_and_shows_tabel_1() throws Exception {
        String code = freshCode();
        HttpResponse<String> created = admin.fillIn(CREATE, CREATE, newOne(code));

        assertThat(created.uri().getPath()).isEqualTo("/initiatives/" + code);
        assertThat(created.body())
                .contains("✓ Indsatsen er oprettet.", "Tabel 1 – Oversigt over målsætning for effekter og evaluering")
                .containsSubsequence(
                        "<th scope=\"col\">Målgruppe</th>",
                        "<th scope=\"col\">Indsats</th>",
                        "<th scope=\"col\">Målsætning</th>",
                        "<th scope=\"col\">Opfølgning på og/eller evaluering af indsatsen</th>",
                        "<td>Ledige under 30 år</td>",
                        "<td>Samtaler i SUF. Derefter rundbord.</td>",
                        "<td>20 % i job</td>",
                        "<td>Hver sjette måned</td>");
        as("lead")
                .get("/api/v1/initiatives/" + code)
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("administrations", contains("BIF", "SUF"))
                .body("windowBasis", equalTo("FOLLOW_UP"))
                .body("intakePerYear", equalTo(20))
                .body("activityKinds", containsInAnyOrder("JOB_INTERVIEW", "INTERNSHIP"))
                .body("measures", hasSize(1))
                .body("measures[0].kind", equalTo("SITUATION_AFTER"))
                .body("measures[0].offset", equalTo("P6W"))
                .body("measures[0].graceDays", equalTo(14))
                .body("measures[0].excludedExitReasons", containsInAnyOrder("DECEASED", "ILLNESS"))
                .body("measures[0].revisions[0].validFrom", equalTo("2026-01-01"))
                .body("measures[0].revisions[0].targetPercent", equalTo(20.5f));
    }

    @Test
    void english_names_are_shown_on_english_pages_and_the_danish_ones_where_there_are_none() throws Exception {
        String code = freshCode();
        admin.fillIn(CREATE, CREATE, newOne(code));
        as("lead")
                .get("/api/v1/initiatives/" + code)
                .then()
                .body("englishName", equalTo("New effort"))
                .body("measures[0].englishName", equalTo("In work after six weeks"));
        assertThat(admin.get("/initiatives/" + code + "?language=en").body())
                .contains("<h1>New effort</h1>", ">In work after six weeks</h3>");
        assertThat(admin.get("/initiatives/" + code + "?language=da").body())
                .contains("<h1>Ny indsats</h1>", ">I job efter seks uger</h3>");
        assertThat(admin.get("/initiatives/" + code + "/change").body()).contains("value=\"New effort\"");
        String danishOnly = anInitiative();
        assertThat(admin.get("/initiatives/" + danishOnly + "?language=en").body())
                .contains("<h1>En indsats</h1>");
        HttpResponse<String> wrong =
                admin.fillIn(CREATE, CREATE, with(newOne(freshCode()), "englishName", "670185-1234"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("id=\"englishName-fault\"");
        HttpResponse<String> wrongMeasure =
                admin.fillIn(CREATE, CREATE, with(newOne(freshCode()), "measureEnglishName", "670185-1234"));
        assertThat(wrongMeasure.body()).contains("id=\"measureEnglishName-fault\"");
    }

    @Test
    void faults_are_shown_at_their_fields_and_no_typed_value_is_lost() throws Exception {
        HttpResponse<String> empty = admin.fillIn(CREATE, CREATE);
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body())
                .contains("id=\"name-fault\"", "id=\"runsFrom-fault\"", "skal udfyldes")
                .doesNotContain("must not", "is missing", "is blank");

        HttpResponse<String> withoutMeasure = admin.fillIn(
                CREATE,
                CREATE,
                "code",
                freshCode(),
                "name",
                "Ny",
                "runsFrom",
                "2026-01-01",
                "windowBasis",
                "ANCHOR",
                "kind",
                "SITUATION_AFTER");
        assertThat(withoutMeasure.statusCode()).isEqualTo(400);
        assertThat(withoutMeasure.body())
                .contains("id=\"measureCode-fault\"", "id=\"measureName-fault\"", "id=\"offset-fault\"")
                .contains("id=\"successStatuses-fault\"", "skal udfyldes")
                .doesNotContain("must not", "is missing", "is blank", "measures[0]");

        HttpResponse<String> wrong = admin.fillIn(
                CREATE, CREATE, with(with(newOne("Ikke En Kode"), "runsTo", "2025-01-01"), "offset", "-1"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("id=\"code-fault\"", "er ikke en kode", "value=\"Ikke En Kode\"", "Derefter rundbord.")
                .contains("value=\"SUCCESS\"".replace("SUCCESS", "EDUCATION") + " checked");

        HttpResponse<String> rules =
                admin.fillIn(CREATE, CREATE, with(with(newOne(freshCode()), "runsTo", "2025-01-01"), "offset", "-1"));
        assertThat(rules.statusCode()).isEqualTo(422);
        assertThat(rules.body()).contains("ligger før indsatsens første dag", "må ikke være negativ");
        assertThat(admin.fillIn(CREATE, CREATE, with(newOne(freshCode()), "targetPercent", "mange"))
                        .body())
                .contains("id=\"targetPercent-fault\"", "er ikke et tal");
    }

    @Test
    void a_code_is_unique() throws Exception {
        HttpResponse<String> taken = admin.fillIn(CREATE, CREATE, newOne(anInitiative()));
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("id=\"code-fault\"", "er en anden indsats&#39; kode");
        assertThat(admin.fillIn(CREATE, CREATE, newOne("new")).body()).contains("er optaget. Vælg en anden kode");
    }

    @Test
    void fields_change_and_measures_stay() throws Exception {
        String code = anInitiative();
        String page = "/initiatives/" + code + "/change";
        assertThat(admin.get(page).body()).contains("value=\"En indsats\"", "value=\"BIF, SOF\"", ">Voksne</textarea>");

        HttpResponse<String> changed = admin.fillIn(
                page,
                page,
                "expectedVersion",
                "1",
                "name",
                "Et nyt navn",
                "administrations",
                "SOF",
                "runsFrom",
                "2020-01-01",
                "windowBasis",
                "ANCHOR",
                "evaluation",
                "Halvårligt");
        assertThat(changed.uri().getPath()).isEqualTo("/initiatives/" + code);
        assertThat(changed.body()).contains("✓ Indsatsen er ændret.", "<td>Halvårligt</td>", "<td>Ikke beskrevet</td>");
        as("lead")
                .get("/api/v1/initiatives/" + code)
                .then()
                .body("version", equalTo(2))
                .body("name", equalTo("Et nyt navn"))
                .body("administrations", contains("SOF"))
                .body("retentionPeriod", equalTo("P5Y"))
                .body("measures", hasSize(2));
    }

    @Test
    void a_change_by_another_user_is_not_overwritten() throws Exception {
        String code = anInitiative();
        String page = "/initiatives/" + code + "/change";
        String[] fields = {"expectedVersion", "1", "name", "Først", "runsFrom", "2020-01-01", "windowBasis", "ANCHOR"};
        assertThat(admin.fillIn(page, page, fields).statusCode()).isEqualTo(200);
        HttpResponse<String> late = admin.fillIn(page, page, with(fields, "name", "Sidst"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("En anden har ændret det, siden du åbnede siden.", "value=\"Sidst\"")
                .contains("name=\"expectedVersion\" value=\"1\"");
        assertThat(admin.fillIn(page, page, with(fields, "expectedVersion", "")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_pages_are_for_administrators_and_in_two_languages() throws Exception {
        String change = "/initiatives/" + anInitiative() + "/change";
        for (String role : List.of("consultant", "lead", "analyst", "steering", "register", "dpo")) {
            assertThat(Browser.of(role).get(CREATE).statusCode()).isEqualTo(403);
            assertThat(Browser.of(role).get(change).statusCode()).isEqualTo(403);
        }
        assertThat(admin.get("/initiatives/no-such-one/change").statusCode()).isEqualTo(404);
        assertThat(admin.get("/initiatives").body()).contains("href=\"/initiatives/new\"");
        assertThat(Browser.of("lead").get("/initiatives").body()).doesNotContain("/initiatives/new");
        assertThat(admin.get(CREATE).body()).doesNotContain("optional", "Name<", "Weeks", "NOT_FOUND");
        Browser english = Browser.of("admin");
        assertThat(english.get(CREATE + "?language=en").body())
                .contains("Create an initiative", "Weeks", "First measure")
                .doesNotContain("Målepunkt", "frivilligt", "Opret", "NOT_FOUND");
        assertThat(english.get(change).body())
                .contains("Change the initiative")
                .doesNotContain("Ret indsatsen", "Gem<");
    }
}
