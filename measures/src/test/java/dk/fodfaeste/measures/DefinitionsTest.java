package dk.fodfaeste.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.fodfaeste.measures.DefinitionFault.Problem;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault of a definition is found, with its field. */
class DefinitionsTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    @ParameterizedTest
    @EnumSource(MeasureKind.class)
    void a_definition_with_the_fields_of_its_kind_is_a_measure_of_that_kind(MeasureKind kind) {
        Measures measures = Measures.of(List.of(definition(kind, Map.of())));
        assertThat(measures.faults()).isEmpty();
        assertThat(measures.measure("m").orElseThrow().kind()).isEqualTo(kind.name());
    }

    @Test
    void a_definition_without_a_kind_is_a_situation_after() {
        MeasureDefinition without = with(definition(MeasureKind.SITUATION_AFTER, Map.of()), "kind", null);
        assertThat(Measures.of(List.of(without)).measure("m").orElseThrow().kind())
                .isEqualTo("SITUATION_AFTER");
    }

    @ParameterizedTest
    @CsvSource({
        "SITUATION_AFTER, kind, HALFWAY, UNKNOWN_CODE",
        "SITUATION_AFTER, anchor, HALFWAY, UNKNOWN_CODE",
        "SITUATION_AFTER, anchor, , MISSING",
        "SITUATION_AFTER, offset, , MISSING",
        "SITUATION_AFTER, offset, two months, NOT_A_PERIOD",
        "SITUATION_AFTER, offset, p2m, NOT_A_PERIOD",
        "SITUATION_AFTER, offset, -P2M, NEGATIVE",
        "SITUATION_AFTER, offset, P50Y1D, LONGER_THAN_FIFTY_YEARS",
        "SITUATION_AFTER, milestone, SOCIAL_PROGRESS, MILESTONE_OF_OTHER_ANCHOR",
        "SITUATION_AFTER, occasions, MONTH_END, NO_FIELD_OF_KIND",
        "SITUATION_AFTER, weeksWorked, 13, NO_FIELD_OF_KIND",
        "SITUATION_AFTER, meeting, JOB_INTERVIEW, NO_FIELD_OF_KIND",
        "SITUATION_AFTER, first, P1W, NO_FIELD_OF_KIND",
        "SITUATION_AFTER, ofSuccessesOf, other, NO_OTHER_SITUATION_AFTER",
        "SITUATION_AFTER, ofSuccessesOf, m, NO_OTHER_SITUATION_AFTER",
        "SITUATION_AFTER, graceDays, 367, NOT_BETWEEN",
        "SITUATION_AFTER, graceDays, -1, NOT_BETWEEN",
        "EVENT_WITHIN, ofSuccessesOf, m, NO_FIELD_OF_KIND",
        "SITUATION_ON, occasions, , MISSING",
        "SITUATION_ON, occasions, YEAR_END, UNKNOWN_CODE",
        "SITUATION_ON, offset, P2M, NO_FIELD_OF_KIND",
        "SUSTAINED, weeksWorked, , MISSING",
        "SUSTAINED, weeksWorked, 0, NOT_BETWEEN",
        "SUSTAINED, withinWeeks, 521, NOT_BETWEEN",
        "SUSTAINED, weeksWorked, 17, MORE_THAN_WITHIN_WEEKS",
        "SUSTAINED, anchor, START, NO_FIELD_OF_KIND",
        "MEETINGS_ATTENDED, meeting, , MISSING",
        "MEETINGS_ATTENDED, meeting, LUNCH, UNKNOWN_CODE",
        "MEETINGS_ATTENDED, meeting, INTERNSHIP, CODE_OF_OTHER_SHAPE",
        "MEETINGS_ATTENDED, every, P1M, NO_FIELD_OF_KIND",
        "MEETINGS_ON_TIME, first, , MISSING",
        "MEETINGS_ON_TIME, first, P4M, LONGER_THAN_EVERY",
        "MEETINGS_ON_TIME, every, P1W1, NOT_A_PERIOD"
    })
    void a_field_with_a_fault_is_named(MeasureKind kind, String field, String value, Problem problem) {
        assertFault(with(definition(kind, Map.of()), field, value), field, problem);
    }

    @Test
    void deadlines_without_time_between_them_never_end() {
        MeasureDefinition definition = definition(MeasureKind.MEETINGS_ON_TIME, Map.of());
        assertFault(with(with(definition, "every", "P0D"), "first", "P0D"), "every", Problem.NO_TIME_AT_ALL);
    }

    @Test
    void a_milestone_is_named_and_is_a_milestone() {
        MeasureDefinition anchored = with(definition(MeasureKind.SITUATION_AFTER, Map.of()), "anchor", "MILESTONE");
        assertFault(anchored, "milestone", Problem.MISSING);
        assertFault(with(anchored, "milestone", "GRADUATED"), "milestone", Problem.UNKNOWN_CODE);
        assertFault(with(anchored, "milestone", "JOB_INTERVIEW"), "milestone", Problem.CODE_OF_OTHER_SHAPE);
        assertThat(faults(with(anchored, "milestone", "EFFORT_ESTABLISHED"))).isEmpty();
    }

    @Test
    void only_a_measure_from_the_exit_needs_an_offset_to_count_events() {
        MeasureDefinition endless = with(definition(MeasureKind.EVENT_WITHIN, Map.of()), "offset", null);
        assertThat(faults(endless)).isEmpty();
        assertFault(with(endless, "anchor", "EXIT"), "offset", Problem.OFFSET_FROM_EXIT_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "SITUATION_AFTER, successStatuses, , MISSING",
        "SITUATION_AFTER, activityKinds, INTERNSHIP, NO_FIELD_OF_KIND",
        "SITUATION_AFTER, minimumCount, 1, NO_FIELD_OF_KIND",
        "SITUATION_AFTER, minimumWeeklyHours, 0, ZERO_HOURS",
        "SITUATION_AFTER, minimumWeeklyHours, 0E+9, ZERO_WITH_EXPONENT",
        "SITUATION_AFTER, minimumWeeklyHours, 168.5, NOT_BETWEEN",
        "SITUATION_AFTER, minimumWeeklyHours, 7.12345, TOO_MANY_DECIMALS",
        "SITUATION_AFTER, targetPercent, 100.1, NOT_BETWEEN",
        "SITUATION_AFTER, validFrom, , MISSING",
        "EVENT_WITHIN, activityKinds, , MISSING",
        "EVENT_WITHIN, activityKinds, LUNCH, UNKNOWN_CODE",
        "EVENT_WITHIN, minimumCount, 0, LESS_THAN_ONE",
        "EVENT_WITHIN, successStatuses, EDUCATION, NO_FIELD_OF_KIND",
        "SITUATION_ON, successStatuses, UNEMPLOYED, STATUS_IS_NO_SPELL",
        "SUSTAINED, successStatuses, SICK_LEAVE, STATUS_IS_NO_SPELL",
        "MEETINGS_ATTENDED, successStatuses, EDUCATION, NO_FIELD_OF_KIND",
        "MEETINGS_ON_TIME, minimumWeeklyHours, 7, NO_FIELD_OF_KIND"
    })
    void so_is_a_field_of_a_revision(MeasureKind kind, String field, String value, Problem problem) {
        MeasureDefinition definition = definition(kind, Map.of());
        MeasureDefinition.Revision revision = with(definition.revisions().getFirst(), field, value);
        assertFault(definition.withRevisions(List.of(revision)), "revisions[0]." + field, problem);
    }

    @Test
    void a_job_is_of_the_same_kinds_in_every_revision_and_of_kinds_with_hours_if_hours_are_asked_for() {
        MeasureDefinition definition = definition(MeasureKind.SUSTAINED, Map.of());
        MeasureDefinition.Revision first = definition.revisions().getFirst();
        MeasureDefinition.Revision later = with(first, "validFrom", "2021-01-01");
        assertFault(
                definition.withRevisions(List.of(first, with(later, "successStatuses", "EDUCATION"))),
                "revisions[1].successStatuses",
                Problem.STATUSES_DIFFER);
        assertFault(
                definition.withRevisions(
                        List.of(with(with(first, "successStatuses", "EDUCATION"), "minimumWeeklyHours", "7"))),
                "revisions[0].successStatuses",
                Problem.STATUS_WITHOUT_HOURS);
    }

    @Test
    void revisions_exist_and_begin_on_different_days() {
        MeasureDefinition definition = definition(MeasureKind.MEETINGS_ATTENDED, Map.of());
        MeasureDefinition.Revision revision = definition.revisions().getFirst();
        assertFault(definition.withRevisions(List.of()), "revisions", Problem.EMPTY);
        assertFault(definition.withRevisions(null), "revisions", Problem.EMPTY);
        assertFault(
                definition.withRevisions(List.of(revision, revision)),
                "revisions[1].validFrom",
                Problem.OVERLAPPING_REVISION);
        assertFault(definition.withRevisions(Arrays.asList(revision, null)), "revisions[1]", Problem.MISSING);
    }

    @Test
    void an_entry_of_a_list_that_is_null_is_missing() {
        MeasureDefinition definition = definition(MeasureKind.SITUATION_AFTER, Map.of());
        List<String> entries = Arrays.asList("EDUCATION", null);
        MeasureDefinition.Revision revision = new MeasureDefinition.Revision(START, null, entries, null, null, null);
        assertFault(definition.withRevisions(List.of(revision)), "revisions[0].successStatuses[1]", Problem.MISSING);
    }

    @Test
    void the_successes_of_another_measure_are_those_of_one_with_the_same_anchor_that_is_due_earlier() {
        MeasureDefinition base = definition(MeasureKind.SITUATION_AFTER, Map.of("code", "base"));
        MeasureDefinition later =
                definition(MeasureKind.SITUATION_AFTER, Map.of("offset", "P1Y", "ofSuccessesOf", "base"));
        assertThat(Measures.of(List.of(base, later)).faults()).isEmpty();
        assertBase(base, with(later, "offset", "P2M"), Problem.BASE_OFFSET_NOT_SHORTER);
        assertBase(base, with(later, "anchor", "START"), Problem.BASE_HAS_OTHER_ANCHOR);
        assertBase(with(base, "ofSuccessesOf", "m"), later, Problem.BASE_HAS_BASE);
        assertBase(with(base, "offset", "soon"), later, Problem.BASE_HAS_FAULTS);
        assertBase(
                definition(MeasureKind.SITUATION_ON, Map.of("code", "base")), later, Problem.NO_OTHER_SITUATION_AFTER);
    }

    private static void assertBase(MeasureDefinition base, MeasureDefinition later, Problem problem) {
        assertThat(Measures.of(List.of(base, later)).faults().get(1))
                .extracting(DefinitionFault::field, DefinitionFault::problem)
                .containsExactly(tuple("ofSuccessesOf", problem));
    }

    @Test
    void a_stored_definition_has_the_usual_values_and_each_code_once() {
        MeasureDefinition written = with(
                with(definition(MeasureKind.EVENT_WITHIN, Map.of()), "graceDays", null), "startedAs", "SICK_LEAVE");
        MeasureDefinition.Revision one = new MeasureDefinition.Revision(
                START, new BigDecimal("1E+1"), null, List.of("INTERNSHIP", "INTERNSHIP"), null, null);
        MeasureDefinition stored = written.withRevisions(List.of(with(one, "validFrom", "2021-01-01"), one))
                .withDefaults();
        assertThat(stored.graceDays()).isEqualTo(30);
        assertThat(stored.excludedExitReasons()).containsExactly("DECEASED");
        assertThat(stored.revisions()).extracting("validFrom").containsExactly(START, LocalDate.of(2021, 1, 1));
        assertThat(stored.revisions().getFirst().activityKinds()).containsExactly("INTERNSHIP");
        assertThat(stored.revisions().getFirst().minimumCount()).isEqualTo(1);
        assertThat(stored.revisions().getFirst().targetPercent()).isEqualTo("10");
        assertThat(stored.withDefaults()).isEqualTo(stored);
        assertThat(stored.isEquivalentTo(stored.withDefaults())).isTrue();
    }

    @Test
    void a_published_definition_has_the_fields_of_its_kind_only() {
        MeasureDefinition endless = with(definition(MeasureKind.EVENT_WITHIN, Map.of()), "offset", null);
        assertThat(endless.withDefaults().fields())
                .containsOnlyKeys(
                        "code", "name", "kind", "anchor", "offset", "graceDays", "excludedExitReasons", "revisions");
        assertThat(definition(MeasureKind.MEETINGS_ATTENDED, Map.of())
                        .withDefaults()
                        .fields()
                        .get("revisions"))
                .isEqualTo(List.of(new HashMap<>(Map.of("validFrom", START, "targetPercent", BigDecimal.TEN))));
    }

    @Test
    void a_changed_field_is_found_and_equal_values_are_not() {
        MeasureDefinition before =
                definition(MeasureKind.SITUATION_AFTER, Map.of("offset", "P1Y")).withDefaults();
        assertThat(before.changedFields(with(before, "offset", "P12M"))).isEmpty();
        assertThat(before.changedFields(with(before, "offset", "P11M"))).containsExactly("offset");
        assertThat(before.changedFields(with(before, "startedAs", "EDUCATION"))).containsExactly("startedAs");
        assertThat(before.changedFields(with(before, "name", "Other"))).isEmpty();
        assertThat(before.changedFields(with(before, "kind", null))).isEmpty();
        assertThat(before.changedFields(before.withRevisions(List.of()))).isEmpty();
        for (MeasureKind kind : MeasureKind.values()) {
            MeasureDefinition definition = definition(kind, Map.of()).withDefaults();
            definition.fieldsOfKinds().forEach((field, value) -> {
                if (value != null) {
                    assertThat(definition.changedFields(with(definition, field, null)))
                            .containsExactly(field);
                }
            });
        }
    }

    private static void assertFault(MeasureDefinition definition, String field, Problem problem) {
        assertThat(faults(definition))
                .extracting(DefinitionFault::field, DefinitionFault::problem)
                .containsExactly(tuple(field, problem));
    }

    private static List<DefinitionFault> faults(MeasureDefinition definition) {
        return Measures.of(List.of(definition)).faults().getOrDefault(0, List.of());
    }

    private static MeasureDefinition definition(MeasureKind kind, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("code", "m", "name", "Measure", "kind", kind.name()));
        Map<String, String> usual = Map.of(
                "anchor", kind == MeasureKind.EVENT_WITHIN ? "START" : "EXIT",
                "offset", "P2M",
                "occasions", "MONTH_END",
                "weeksWorked", "13",
                "withinWeeks", "16",
                "meeting", "JOB_INTERVIEW",
                "first", "P1M",
                "every", "P3M");
        usual.forEach((field, value) -> {
            if (kind.has(field)) {
                all.put(field, value);
            }
        });
        all.putAll(values);
        return definition(
                all,
                null,
                List.of(new MeasureDefinition.Revision(
                        START,
                        BigDecimal.TEN,
                        kind.has("successStatuses") ? List.of("ORDINARY_PART_TIME") : null,
                        kind.has("activityKinds") ? List.of("INTERNSHIP") : null,
                        null,
                        null)));
    }

    private static MeasureDefinition definition(
            Map<String, String> values, List<String> excluded, List<MeasureDefinition.Revision> revisions) {
        return new MeasureDefinition(
                values.get("code"),
                values.get("name"),
                null,
                values.get("kind"),
                values.get("anchor"),
                values.get("milestone"),
                values.get("offset"),
                number(values.get("graceDays")),
                excluded,
                values.get("startedAs") == null ? null : List.of(values.get("startedAs")),
                values.get("ofSuccessesOf"),
                values.get("occasions"),
                number(values.get("weeksWorked")),
                number(values.get("withinWeeks")),
                values.get("meeting"),
                values.get("first"),
                values.get("every"),
                revisions);
    }

    private static Integer number(String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    private static MeasureDefinition with(MeasureDefinition definition, String field, String value) {
        Map<String, String> values = new HashMap<>();
        definition.fieldsOfKinds().forEach((name, present) -> values.put(name, present == null ? null : "" + present));
        values.put("code", definition.code());
        values.put("name", definition.name());
        values.put("kind", definition.kind());
        values.put("graceDays", definition.graceDays() == null ? null : "" + definition.graceDays());
        values.put(
                "startedAs",
                definition.startedAs() == null ? null : definition.startedAs().getFirst());
        values.put(field, value);
        return definition(values, definition.excludedExitReasons(), definition.revisions());
    }

    private static MeasureDefinition.Revision with(MeasureDefinition.Revision revision, String field, String value) {
        Map<String, Object> values = new HashMap<>(revision.fieldsOfKinds());
        values.put("validFrom", revision.validFrom());
        values.put("targetPercent", revision.targetPercent());
        values.put(field, value);
        return new MeasureDefinition.Revision(
                values.get("validFrom") == null ? null : LocalDate.parse("" + values.get("validFrom")),
                decimal(values.get("targetPercent")),
                list(values.get("successStatuses")),
                list(values.get("activityKinds")),
                values.get("minimumCount") == null ? null : Integer.valueOf("" + values.get("minimumCount")),
                decimal(values.get("minimumWeeklyHours")));
    }

    private static BigDecimal decimal(Object value) {
        return value == null ? null : new BigDecimal(value.toString());
    }

    private static List<String> list(Object value) {
        return switch (value) {
            case null -> null;
            case List<?> codes ->
                new ArrayList<>(codes.stream().map(Object::toString).toList());
            default -> List.of(value.toString());
        };
    }

    @Test
    void every_field_is_one_of_every_measure_or_of_a_kind() {
        MeasureDefinition definition = definition(MeasureKind.USUAL, Map.of());
        assertThat(ofKinds(
                        MeasureDefinition.class,
                        "code",
                        "name",
                        "englishName",
                        "kind",
                        "graceDays",
                        "excludedExitReasons",
                        "startedAs",
                        "revisions"))
                .containsExactlyInAnyOrderElementsOf(definition.fieldsOfKinds().keySet());
        assertThat(ofKinds(MeasureDefinition.Revision.class, "validFrom", "targetPercent"))
                .containsExactlyInAnyOrderElementsOf(
                        definition.revisions().getFirst().fieldsOfKinds().keySet());
    }

    /** The fields that some kind has, all of those that not every measure has. */
    private static List<String> ofKinds(Class<? extends Record> type, String... ofEveryMeasure) {
        List<String> fields = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(field -> !List.of(ofEveryMeasure).contains(field))
                .toList();
        assertThat(fields).allSatisfy(field -> assertThat(MeasureKind.values()).anyMatch(kind -> kind.has(field)));
        return fields;
    }
}
