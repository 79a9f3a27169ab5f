package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.MeasureKind;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages where an administrator adds a measure of any kind and revises it. */
@QuarkusTest
class MeasurePagesTest {
    private static final String[] SUSTAINED = {
        "kind", "SUSTAINED",
        "weeksWorked", "13",
        "withinWeeks", "16",
        "successStatuses", "ORDINARY_PART_TIME",
        "successStatuses", "ORDINARY_FULL_TIME",
        "minimumWeeklyHours", "7"
    };
    private static final String SUSTAINED_SENTENCE =
            "Af dem, der begynder i et job efter start: hvor mange arbejder mindst 7 timer om ugen i mindst 13 af de"
                    + " første 16 uger?";

    private final Browser admin = Browser.of("admin");
    private String code;
    private String page;

    @BeforeEach
    void createInitiative() {
        code = anInitiative();
        page = "/initiatives/" + code + "/measures/new";
    }

    private HttpResponse<String> send(String[] fields, String... more) throws Exception {
        return admin.fillIn(
                page, page, Stream.of(fields, more).flatMap(Stream::of).toArray(String[]::new));
    }

    private static String[] complete(String... more) {
        String[] common = {
            "expectedVersion", "1",
            "measureCode", "ny",
            "measureName", "Et nyt målepunkt",
            "graceDays", "30",
            "excludedExitReasons", "DECEASED"
        };
        return Stream.of(common, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "SITUATION_AFTER, name=\"anchor\" name=\"offset\" name=\"successStatuses\" name=\"ofSuccessesOf\","
                + " name=\"meeting\"",
        "EVENT_WITHIN, name=\"anchor\" name=\"countedKinds\" name=\"minimumCount\", name=\"successStatuses\"",
        "SITUATION_ON, name=\"occasions\" name=\"successStatuses\", name=\"anchor\"",
        "SUSTAINED, name=\"weeksWorked\" name=\"withinWeeks\", name=\"anchor\"",
        "MEETINGS_ATTENDED, name=\"meeting\", name=\"first\"",
        "MEETINGS_ON_TIME, name=\"meeting\" name=\"first\" name=\"every\", name=\"successStatuses\""
    })
    void the_form_has_the_fields_of_the_chosen_kind(String kind, String has, String hasNot) throws Exception {
        HttpResponse<String> shown = send(new String[] {"show", "yes", "kind", kind});
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains(has.split(" (?=name)"))
                .contains("value=\"" + kind + "\" selected")
                .doesNotContain(hasNot, "NOT_FOUND");
    }

    @ParameterizedTest
    @EnumSource
    void the_form_has_every_field_of_the_kind_and_none_of_another(MeasureKind kind) throws Exception {
        String shown = send(new String[] {"show", "yes", "kind", kind.name()}).body();
        Stream.of(MeasureDefinition.class, MeasureDefinition.Revision.class)
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .filter(field -> Stream.of(MeasureKind.values()).anyMatch(other -> other.has(field)))
                .forEach(field -> assertThat(shown.contains(
                                "name=\"" + (field.equals("activityKinds") ? "countedKinds" : field) + '"'))
                        .as(field)
                        .isEqualTo(kind.has(field)));
    }

    @Test
    void a_status_that_no_activity_can_reach_is_no_choice() throws Exception {
        assertThat(admin.get(page).body()).contains("id=\"success-UNEMPLOYED\"");
        assertThat(send(new String[] {"show", "yes", "kind", "SITUATION_ON"}).body())
                .doesNotContain("id=\"success-UNEMPLOYED\"");
    }

    @Test
    void the_measure_reads_as_a_sentence_before_it_is_saved() throws Exception {
        assertThat(admin.get(page).body()).contains("Udfyld felterne, så står det her, hvad der tælles.");
        assertThat(send(SUSTAINED, "show", "yes").body()).contains(SUSTAINED_SENTENCE);
        assertThat(send(new String[] {"show", "yes", "kind", "SUSTAINED", "weeksWorked", "mange"})
                        .body())
                .contains("Udfyld felterne", "value=\"mange\"");
        as("lead").get("/api/v1/initiatives/" + code).then().body("version", equalTo(1));
        assertThat(Browser.of("admin").get(page + "?language=en").body())
                .contains("The measure as a sentence", "Kind of measure")
                .doesNotContain("målepunkt");
    }

    @Test
    void a_measure_is_added_and_the_initiative_shows_its_sentence() throws Exception {
        HttpResponse<String> saved = send(complete(SUSTAINED), "targetPercent", "50");
        assertThat(saved.uri().getPath()).isEqualTo("/initiatives/" + code);
        assertThat(saved.body()).contains("✓ Målepunktet er oprettet.", SUSTAINED_SENTENCE, "Om det første job holder");
        as("lead")
                .get("/api/v1/initiatives/" + code)
                .then()
                .body("version", equalTo(2))
                .body("measures[2].kind", equalTo("SUSTAINED"))
                .body("measures[2].weeksWorked", equalTo(13))
                .body("measures[2].revisions[0].validFrom", equalTo("2020-01-01"))
                .body("measures[2].revisions[0].targetPercent", equalTo(50));
    }

    @Test
    void a_field_of_another_kind_that_was_filled_in_before_is_not_saved() throws Exception {
        send(complete("kind", "MEETINGS_ATTENDED", "meeting", "JOB_INTERVIEW", "offset", "2", "minimumCount", "1"));
        as("lead")
                .get("/api/v1/initiatives/" + code)
                .then()
                .body("version", equalTo(2))
                .body("measures[2].meeting", equalTo("JOB_INTERVIEW"))
                .body("measures[2].offset", nullValue())
                .body("measures[2].revisions[0].targetPercent", nullValue());
    }

    @Test
    void faults_are_shown_at_their_fields_in_Danish() throws Exception {
        HttpResponse<String> empty = send(new String[] {"expectedVersion", "1", "kind", "EVENT_WITHIN"});
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body())
                .contains(
                        "id=\"measureCode-fault\"", "id=\"anchor-fault\"", "id=\"countedKinds-fault\"", "skal udfyldes")
                .doesNotContain("is missing", "measures[");

        HttpResponse<String> rules = send(complete(
                "kind", "SUSTAINED", "weeksWorked", "17", "withinWeeks", "16", "successStatuses", "EDUCATION"));
        assertThat(rules.statusCode()).isEqualTo(422);
        assertThat(rules.body()).containsPattern("id=\"weeksWorked-fault\">.*er flere end de uger");

        assertThat(send(complete(SUSTAINED)).statusCode()).isEqualTo(200);
        String[] late = complete(SUSTAINED);
        late[3] = "en-anden";
        assertThat(send(late).statusCode()).isEqualTo(409);
    }

    @Test
    void a_revision_has_the_fields_of_the_kind_and_its_sentence() throws Exception {
        send(complete(
                "kind",
                "EVENT_WITHIN",
                "anchor",
                "START",
                "offset",
                "1",
                "offsetUnit",
                "MONTHS",
                "countedKinds",
                "INTERNSHIP",
                "minimumCount",
                "1"));
        String revise = "/initiatives/" + code + "/measures/ny/revise";
        assertThat(admin.get(revise).body())
                .contains("id=\"counted-INTERNSHIP\" name=\"countedKinds\" value=\"INTERNSHIP\" checked")
                .contains("mindst 1 aktivitet af typen virksomhedspraktik senest 1 måned efter start?")
                .doesNotContain("name=\"successStatuses\"");
        String[] revision = {
            "expectedVersion", "2",
            "validFrom", "2024-01-01",
            "targetPercent", "60",
            "countedKinds", "INTERNSHIP",
            "countedKinds", "JOB_INTERVIEW",
            "minimumCount", "2"
        };
        assertThat(admin.fillIn(revise, revise, revision).body())
                .contains("60 %", "mindst 2 aktiviteter af typen virksomhedspraktik eller jobsamtale")
                .contains("name=\"countedKinds\" value=\"JOB_INTERVIEW\"", "name=\"minimumCount\" value=\"2\"");
        String[] saved = Stream.of(revision, new String[] {"save", "yes"})
                .flatMap(Stream::of)
                .toArray(String[]::new);
        assertThat(admin.fillIn(revise, revise, saved).body()).contains("✓ Målsætningen er rettet.");
        as("lead")
                .get("/api/v1/initiatives/" + code)
                .then()
                .body("measures[2].revisions.validFrom", contains("2020-01-01", "2024-01-01"))
                .body("measures[2].revisions[1].activityKinds", contains("INTERNSHIP", "JOB_INTERVIEW"))
                .body("measures[2].revisions[1].minimumCount", equalTo(2));
    }

    @Test
    void the_page_is_for_administrators() throws Exception {
        for (String role : List.of("consultant", "lead", "analyst", "steering", "register", "dpo")) {
            assertThat(Browser.of(role).get(page).statusCode()).isEqualTo(403);
        }
        assertThat(admin.get("/initiatives/no-such-one/measures/new").statusCode())
                .isEqualTo(404);
        assertThat(admin.get("/initiatives/" + code).body()).contains("href=\"" + page + "\"");
        assertThat(Browser.of("lead").get("/initiatives/" + code).body()).doesNotContain("measures/new");
    }
}
