package dk.fodfaeste.measures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The initiative with a measure of every kind: its published figures follow from its three files. */
class CourseFiguresTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    /** The day the files are read: an open spell is known to go on until then. */
    private static final LocalDate RECORDED_ON = LocalDate.of(2026, 11, 28);

    private final Measures measures = Measures.of(definitions());
    private final Map<String, Enrolment> enrolments = new HashMap<>();
    private final Map<String, String> persons = new HashMap<>();
    private final Map<String, Facts> facts = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> every_expected_figure() {
        assertThat(measures.faults()).isEmpty();
        read();
        return StreamSupport.stream(json("expected.json").spliterator(), false)
                .map(expected -> DynamicTest.dynamicTest(
                        expected.get("query") + " today " + expected.get("today"), () -> compare(expected)));
    }

    private void compare(JsonNode expected) {
        JsonNode query = expected.get("query");
        LocalDate today = day(expected.get("today").textValue());
        Days window =
                new Days(day(query.get("from").textValue()), day(query.get("to").textValue()));
        boolean byAnchor = query.get("basis").textValue().equals("ANCHOR");
        Measure measure = measures.measure(query.get("measure").textValue()).orElseThrow();
        Map<State, Integer> counts = new EnumMap<>(State.class);
        int successes = 0;
        Set<String> uniquePersons = new HashSet<>();
        Optional<Days> counted = measure.countedDays(window, today);
        for (Map.Entry<String, Facts> one : facts.entrySet()) {
            for (FollowUp followUp : measure.followUps(one.getValue()).on(today)) {
                LocalDate selected = byAnchor ? followUp.anchorOn() : followUp.dueOn();
                if (counted.isEmpty() || !counted.get().contains(selected)) {
                    continue;
                }
                State state = followUp.stateOn(today);
                counts.merge(state, 1, Integer::sum);
                successes += followUp.succeedsOn(today) ? 1 : 0;
                if (state.counts()) {
                    uniquePersons.add(persons.get(one.getKey()));
                }
            }
        }
        JsonNode want = expected.get("counts");
        int lost = counts.getOrDefault(State.LOST, 0) + counts.getOrDefault(State.UNANSWERED, 0);
        assertThat(Map.of(
                        "cohort",
                                counts.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                        "notDue", counts.getOrDefault(State.NOT_DUE, 0),
                        "pending", counts.getOrDefault(State.PENDING, 0),
                        "recorded", counts.getOrDefault(State.RECORDED, 0),
                        "lost", lost,
                        "excluded", counts.getOrDefault(State.EXCLUDED, 0),
                        "successes", successes))
                .isEqualTo(JSON.convertValue(want, Map.class));
        assertThat(uniquePersons).hasSize(expected.get("uniquePersons").intValue());
        assertThat(counts.getOrDefault(State.RECORDED, 0) + lost)
                .isEqualTo(expected.get("denominator").intValue());
    }

    private void read() {
        Map<String, List<Activity>> activities = new HashMap<>();
        Map<String, Map<String, Answer>> answers = new HashMap<>();
        Map<String, Integer> exits = new HashMap<>();
        for (NamedCsvRecord line : csv("enrolments.csv")) {
            String key = line.getField("caseNumber");
            LocalDate exitedOn = day(line.getField("exitedOn"));
            exits.put(key, exitedOn == null ? 0 : 1);
            persons.put(key, line.getField("cpr"));
            enrolments.put(
                    key,
                    new Enrolment(
                            day(line.getField("startedOn")),
                            exitedOn,
                            text(line.getField("exitReason")),
                            exits.get(key),
                            text(line.getField("statusAtStart")),
                            false));
        }
        for (NamedCsvRecord line : csv("activities.csv")) {
            activities
                    .computeIfAbsent(line.getField("caseNumber"), one -> new java.util.ArrayList<>())
                    .add(activity(line));
        }
        Map<String, Map<String, NamedCsvRecord>> statuses = new HashMap<>();
        for (NamedCsvRecord line : csv("statuses.csv")) {
            statuses.computeIfAbsent(line.getField("caseNumber"), one -> new HashMap<>())
                    .put(line.getField("measure"), line);
        }
        enrolments.forEach((key, enrolment) -> {
            List<Activity> own = activities.getOrDefault(key, List.of());
            Map<String, NamedCsvRecord> recorded = statuses.getOrDefault(key, Map.of());
            recorded.forEach((measure, line) -> answers.computeIfAbsent(key, one -> new HashMap<>())
                    .put(measure, answer(line, exits.get(key), dueOn(measure, enrolment, own))));
            facts.put(key, new Facts(enrolment, own, answers.getOrDefault(key, Map.of())));
        });
    }

    private LocalDate dueOn(String measure, Enrolment enrolment, List<Activity> activities) {
        return measures.measure(measure)
                .map(one -> one instanceof SituationAfter after
                        ? after.anchor()
                                .of(new Facts(enrolment, activities, Map.of()))
                                .map(anchor -> anchor.plus(after.offset()))
                                .orElse(null)
                        : null)
                .orElseThrow();
    }

    private static Answer answer(NamedCsvRecord line, int exitNumber, LocalDate dueOn) {
        boolean lost = line.getField("status").equals("LOST");
        LocalDate date = day(line.getField("statusDate"));
        return new Answer(
                lost ? List.of() : Arrays.asList(line.getField("status").split("\\|")),
                lost ? null : date == null ? dueOn : date,
                number(line.getField("weeklyHours")),
                lost,
                dueOn,
                exitNumber);
    }

    private static Activity activity(NamedCsvRecord line) {
        ActivityKind kind = ActivityKind.of(line.getField("kind")).orElseThrow();
        LocalDate on = day(line.getField("on"));
        return switch (kind.shape()) {
            case SPELL -> {
                LocalDate confirmedOn = day(line.getField("confirmedOn"));
                yield Activity.spell(
                        kind,
                        on,
                        day(line.getField("until")),
                        confirmedOn == null ? RECORDED_ON : confirmedOn,
                        number(line.getField("weeklyHours")));
            }
            case MEETING ->
                Activity.meeting(
                        kind, on, Attendance.valueOf(line.getField("attendance")), day(line.getField("heldOn")));
            case MILESTONE -> Activity.milestone(kind, on);
        };
    }

    static List<MeasureDefinition> definitions() {
        return StreamSupport.stream(
                        json("initiatives.json").get(0).get("measures").spliterator(), false)
                .map(CourseFiguresTest::definition)
                .toList();
    }

    private static MeasureDefinition definition(JsonNode node) {
        return new MeasureDefinition(
                text(node, "code"),
                text(node, "name"),
                null,
                text(node, "kind"),
                text(node, "anchor"),
                text(node, "milestone"),
                text(node, "offset"),
                integer(node, "graceDays"),
                texts(node, "excludedExitReasons"),
                texts(node, "startedAs"),
                text(node, "ofSuccessesOf"),
                text(node, "occasions"),
                integer(node, "weeksWorked"),
                integer(node, "withinWeeks"),
                text(node, "meeting"),
                text(node, "first"),
                text(node, "every"),
                StreamSupport.stream(node.get("revisions").spliterator(), false)
                        .map(revision -> new MeasureDefinition.Revision(
                                day(text(revision, "validFrom")),
                                decimal(revision, "targetPercent"),
                                texts(revision, "successStatuses"),
                                texts(revision, "activityKinds"),
                                integer(revision, "minimumCount"),
                                decimal(revision, "minimumWeeklyHours")))
                        .toList());
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).textValue() : null;
    }

    private static Integer integer(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).intValue() : null;
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).decimalValue() : null;
    }

    private static List<String> texts(JsonNode node, String field) {
        return node.hasNonNull(field)
                ? StreamSupport.stream(node.get(field).spliterator(), false)
                        .map(JsonNode::textValue)
                        .toList()
                : null;
    }

    private static LocalDate day(String text) {
        return text == null || text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static String text(String field) {
        return field.isEmpty() ? null : field;
    }

    private static BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static JsonNode json(String name) {
        try (InputStream in = CourseFiguresTest.class.getResourceAsStream("/" + name)) {
            return JSON.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static CsvReader<NamedCsvRecord> csv(String name) {
        return CsvReader.builder()
                .fieldSeparator(';')
                .ofNamedCsvRecord(new InputStreamReader(
                        CourseFiguresTest.class.getResourceAsStream("/" + name), StandardCharsets.UTF_8));
    }
}
