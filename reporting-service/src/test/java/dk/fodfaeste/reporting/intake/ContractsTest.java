package dk.fodfaeste.reporting.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.EmploymentVersion;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in contracts/ can be read, also with unknown fields; invalid events cannot. */
class ContractsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventJson EVENTS = new EventJson();
    private static final Map<String, Class<? extends FactVersion>> TYPES = Map.of(
            "initiative", InitiativeVersion.class,
            "enrolment-event", EnrolmentVersion.class,
            "outcome-event", OutcomeVersion.class,
            "activity-event", ActivityVersion.class,
            "employment-event", EmploymentVersion.class);

    private static ObjectNode example(String name) throws IOException {
        try (InputStream file = ContractsTest.class.getResourceAsStream("/" + name + ".v1.example.json")) {
            return (ObjectNode) JSON.readTree(file);
        }
    }

    private static FactVersion read(String name, ObjectNode event) throws IOException {
        return EVENTS.read(JSON.writeValueAsBytes(event), TYPES.get(name));
    }

    @Test
    void an_initiative() throws IOException {
        InitiativeVersion initiative = (InitiativeVersion) read("initiative", example("initiative"));
        assertThat(initiative.code()).isEqualTo("ips-sydhavnen");
        assertThat(initiative.recordedAt()).isEqualTo(Instant.parse("2026-01-05T08:00:00.123456Z"));
        assertThat(initiative.administrations()).containsExactly("BIF", "SOF");
        assertThat(initiative.targetGroup()).startsWith("Aktivitetsparate borgere over 30 år");
        assertThat(initiative.effort()).startsWith("Tre IPS-konsulenter");
        assertThat(initiative.objective()).isEqualTo("25 % af deltagerne kommer i beskæftigelse eller uddannelse");
        assertThat(initiative.evaluation()).isEqualTo("Opgøres løbende to måneder efter afgang");
        assertThat(initiative.skippedMeasures()).isEmpty();
        assertThat(initiative.measures())
                .extracting("code")
                .startsWith("employment-or-education", "still-employed")
                .hasSize(9);
        assertThat(initiative.measure("employment-or-education")).hasValueSatisfying(measure -> {
            assertThat(measure.kind()).isEqualTo("SITUATION_AFTER");
            assertThat(measure.terms().graceDays()).isEqualTo(30);
            assertThat(measure.terms().revisionOn(LocalDate.of(2025, 1, 1)).targetPercent())
                    .isEqualByComparingTo("25");
        });
        assertThat(EVENTS.read(EVENTS.write(initiative), InitiativeVersion.class))
                .as("the stored form has the same content")
                .isEqualTo(initiative);
    }

    @Test
    void an_initiative_without_the_fields_that_were_added_later() throws IOException {
        ObjectNode old = example("initiative");
        old.remove(
                List.of("effort", "objective", "evaluation", "administrations", "runsTo", "capacity", "targetGroup"));
        InitiativeVersion initiative = (InitiativeVersion) read("initiative", old);
        assertThat(initiative.administrations()).isEmpty();
        assertThat(initiative)
                .extracting(
                        InitiativeVersion::runsTo,
                        InitiativeVersion::capacity,
                        InitiativeVersion::targetGroup,
                        InitiativeVersion::effort,
                        InitiativeVersion::objective,
                        InitiativeVersion::evaluation)
                .containsOnlyNulls();
    }

    @Test
    void an_enrolment() throws IOException {
        EnrolmentVersion enrolment = (EnrolmentVersion) read("enrolment-event", example("enrolment-event"));
        assertThat(enrolment.exitedOn()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(enrolment.consultant()).isEqualTo("konsulent1");
        assertThat(enrolment.exitReason()).isEqualTo("GOT_JOB");
        assertThat(enrolment.exitNumber()).isEqualTo(1);
        assertThat(enrolment.ageAtStart()).isEqualTo(41);
        assertThat(enrolment.ageAtExit()).isEqualTo(42);
        assertThat(enrolment.wronglyRegistered()).isFalse();
    }

    @Test
    void an_outcome() throws IOException {
        OutcomeVersion outcome = (OutcomeVersion) read("outcome-event", example("outcome-event"));
        assertThat(outcome.statuses()).isEqualTo(List.of("ORDINARY_PART_TIME", "EDUCATION"));
        assertThat(outcome.weeklyHours()).isEqualTo(new BigDecimal("20"));
        assertThat(outcome.lost()).isFalse();
    }

    @Test
    void an_activity() throws IOException {
        ActivityVersion activity = (ActivityVersion) read("activity-event", example("activity-event"));
        assertThat(activity.kind()).isEqualTo("ORDINARY_PART_TIME");
        assertThat(activity.on()).isEqualTo(LocalDate.of(2026, 2, 2));
        assertThat(activity.confirmedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(activity.weeklyHours()).isEqualTo(new BigDecimal("18.5"));
        assertThat(activity.withdrawn()).isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"kind, OF_THE_FUTURE", "anchor, OF_THE_FUTURE", "milestone, OF_THE_FUTURE"})
    void a_measure_with_an_unknown_code_is_skipped_and_the_others_are_read(String field, String code)
            throws IOException {
        ObjectNode event = example("initiative");
        ArrayNode measures = (ArrayNode) event.get("measures");
        ObjectNode later = measures.get(0).deepCopy();
        later.put("code", "later").put("anchor", "MILESTONE").put("milestone", "EFFORT_ESTABLISHED");
        measures.insert(0, later.put(field, code));
        InitiativeVersion initiative = (InitiativeVersion) read("initiative", event);
        assertThat(initiative.skippedMeasures()).extracting("code").containsExactly("later");
        assertThat(initiative.measures())
                .extracting("code")
                .doesNotContain("later")
                .isNotEmpty();
        assertThat(EVENTS.read(EVENTS.write(initiative), InitiativeVersion.class))
                .as("the stored form has the same content")
                .isEqualTo(initiative);
    }

    @Test
    void an_employment() throws IOException {
        EmploymentVersion employment = (EmploymentVersion) read("employment-event", example("employment-event"));
        assertThat(employment.consultant()).isEqualTo("konsulent1");
        assertThat(employment.fullTimeEquivalent()).isEqualTo(new BigDecimal("0.8"));
        assertThat(employment.leavesOn()).isNull();
    }

    static Stream<Arguments> examples() {
        return TYPES.keySet().stream().map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_unknown_field_is_ignored(String name) throws IOException {
        ObjectNode event = example(name);
        FactVersion today = read(name, event);
        event.putObject("ofTheFuture").put("any", 1);
        assertThat(read(name, event)).isEqualTo(today);
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
        "initiative, code",
        "initiative, version",
        "initiative, recordedAt",
        "initiative, runsFrom",
        "initiative, measures",
        "enrolment-event, enrolmentId",
        "enrolment-event, participantRef",
        "enrolment-event, initiative",
        "enrolment-event, startedOn",
        "enrolment-event, exitNumber",
        "enrolment-event, version",
        "enrolment-event, recordedAt",
        "outcome-event, enrolmentId",
        "outcome-event, measure",
        "outcome-event, statusDate",
        "outcome-event, version",
        "outcome-event, recordedAt",
        "activity-event, activityId",
        "activity-event, enrolmentId",
        "activity-event, kind",
        "activity-event, on",
        "activity-event, version",
        "activity-event, recordedAt",
        "employment-event, consultant",
        "employment-event, fullTimeEquivalent",
        "employment-event, version",
        "employment-event, recordedAt"
    })
    void an_event_without_a_required_field_is_unreadable(String name, String field) throws IOException {
        ObjectNode event = example(name);
        event.remove(field);
        assertThatThrownBy(() -> read(name, event)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest(name = "{0} whose {1} is {2}")
    @CsvSource({
        "enrolment-event, version, 0",
        "enrolment-event, exitNumber, -1",
        "enrolment-event, ageAtStart, -1",
        "enrolment-event, ageAtExit, -1",
        "enrolment-event, startedOn, \"+999999999-01-01\"",
        "enrolment-event, recordedAt, \"+1000000000-12-31T23:59:59Z\"",
        "enrolment-event, enrolmentId, \"KBH-1\"",
        "outcome-event, weeklyHours, 1e999999999",
        "outcome-event, weeklyHours, 1e-999999999",
        "outcome-event, weeklyHours, 168.5",
        "outcome-event, measure, \" \"",
        "activity-event, weeklyHours, 1e999999999",
        "activity-event, kind, \"a\\u0000b\"",
        "activity-event, on, \"+999999999-01-01\"",
        "employment-event, fullTimeEquivalent, 1e999999999",
        "employment-event, consultant, \"a\\u0000b\"",
        "initiative, effort, \"a\\u0000b\"",
        "initiative, measures, []"
    })
    void an_event_that_the_database_cannot_store_is_unreadable(String name, String field, String value)
            throws IOException {
        String event = JSON.writeValueAsString(example(name));
        String broken = event.replaceFirst(
                "\"" + field + "\":(\"[^\"]*\"|\\[.*]|[^,}]*)",
                "\"" + field + "\":" + java.util.regex.Matcher.quoteReplacement(value));
        assertThat(broken).isNotEqualTo(event);
        assertThatThrownBy(() -> EVENTS.read(broken.getBytes(java.nio.charset.StandardCharsets.UTF_8), TYPES.get(name)))
                .isInstanceOf(IOException.class);
    }
}
