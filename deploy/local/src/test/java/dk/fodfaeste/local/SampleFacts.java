package dk.fodfaeste.local;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dk.fodfaeste.measures.Activity;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Answer;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.measures.Enrolment;
import dk.fodfaeste.measures.Facts;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.Measures;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The measures of the sample, and the facts of its files. */
final class SampleFacts {
    private static final String CASE = "caseNumber";

    private final Map<String, Measures> measures = new HashMap<>();
    private final List<Map<String, String>> enrolments = lines("enrolments.csv", "further-enrolments.csv");
    private final Map<String, List<Map<String, String>>> statuses = byCase("statuses.csv", "further-statuses.csv");
    private final Map<String, List<Map<String, String>>> activities = byCase("activities.csv");

    SampleFacts() {
        for (JsonNode initiative : SampleFile.initiatives()) {
            Measures read = Measures.of(definitions(initiative));
            assertThat(read.faults()).isEmpty();
            measures.put(initiative.get("code").asText(), read);
        }
    }

    Measure measure(String initiative, String code) {
        return measures.get(initiative).measure(code).orElseThrow();
    }

    Stream<Facts> facts(String initiative) {
        return enrolments.stream()
                .filter(line -> line.get("initiative").equals(initiative))
                .map(this::facts);
    }

    private Facts facts(Map<String, String> line) {
        Enrolment enrolment = enrolment(line);
        Map<String, Answer> answers = new HashMap<>();
        for (Map<String, String> status : statuses.getOrDefault(line.get(CASE), List.of())) {
            assertThat(answers.put(status.get("measure"), answer(status, enrolment.exitNumber())))
                    .as("another status: %s", status)
                    .isNull();
        }
        List<Activity> own = activities.getOrDefault(line.get(CASE), List.of()).stream()
                .map(SampleFacts::activity)
                .toList();
        return new Facts(enrolment, own, answers);
    }

    private static Enrolment enrolment(Map<String, String> line) {
        LocalDate exitedOn = day(line.get("exitedOn"));
        return new Enrolment(
                day(line.get("startedOn")),
                exitedOn,
                text(line.get("exitReason")),
                exitedOn == null ? 0 : 1,
                text(line.getOrDefault("statusAtStart", "")),
                false);
    }

    /** Every status of the sample has a date, also one that marks a follow-up as lost. */
    private static Answer answer(Map<String, String> line, int exitNumber) {
        boolean lost = line.get("status").equals("LOST");
        LocalDate date = day(line.get("statusDate"));
        return new Answer(
                lost ? List.of() : Arrays.asList(line.get("status").split("\\|")),
                lost ? null : date,
                number(line.get("weeklyHours")),
                lost,
                date,
                exitNumber);
    }

    private static Activity activity(Map<String, String> line) {
        ActivityKind kind = ActivityKind.of(line.get("kind")).orElseThrow();
        LocalDate on = day(line.get("on"));
        return switch (kind.shape()) {
            case SPELL ->
                Activity.spell(
                        kind,
                        on,
                        day(line.get("until")),
                        day(line.get("confirmedOn")),
                        number(line.get("weeklyHours")));
            case MEETING ->
                Activity.meeting(kind, on, Attendance.valueOf(line.get("attendance")), day(line.get("heldOn")));
            case MILESTONE -> Activity.milestone(kind, on);
        };
    }

    private static List<MeasureDefinition> definitions(JsonNode initiative) {
        ObjectMapper json = new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new SimpleModule().addDeserializer(LocalDate.class, new Day()));
        return json.convertValue(
                initiative.get("measures"),
                json.getTypeFactory().constructCollectionType(List.class, MeasureDefinition.class));
    }

    private static final class Day extends JsonDeserializer<LocalDate> {
        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return LocalDate.parse(parser.getText());
        }
    }

    private static List<Map<String, String>> lines(String... files) {
        return Stream.of(files)
                .flatMap(file -> new SampleFile(file).lines().stream())
                .toList();
    }

    private static Map<String, List<Map<String, String>>> byCase(String... files) {
        return lines(files).stream().collect(groupingBy(line -> line.get(CASE)));
    }

    private static LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }
}
