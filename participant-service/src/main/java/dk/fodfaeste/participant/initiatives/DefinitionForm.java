package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.MeasureDefinition;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The form of an initiative: all of its definition except its measures. */
final class DefinitionForm {
    static final String[] FIELDS = {
        "code",
        "name",
        "englishName",
        "administrations",
        "runsFrom",
        "runsTo",
        "capacity",
        "intakePerYear",
        "caseloadNorm",
        "targetGroup",
        "effort",
        "objective",
        "evaluation",
        "minimumAge",
        "maximumAge",
        "windowBasis",
        "activityKinds"
    };

    private DefinitionForm() {}

    /** The default values of a new initiative with its first measure. */
    static Form empty(LocalDate today) {
        Map<String, String> values = new HashMap<>(MeasureForm.defaults());
        values.put("runsFrom", today.toString());
        values.put("windowBasis", WindowBasis.ANCHOR.name());
        return Form.filled(values);
    }

    static Form filledWith(Definition definition) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", definition.name());
        values.put("englishName", definition.englishName());
        values.put("administrations", String.join(", ", definition.administrations()));
        values.put("runsFrom", definition.runsFrom());
        values.put("runsTo", definition.runsTo());
        values.put("capacity", definition.capacity());
        values.put("intakePerYear", definition.intakePerYear());
        values.put("caseloadNorm", definition.caseloadNorm());
        values.put("targetGroup", definition.targetGroup());
        values.put("effort", definition.effort());
        values.put("objective", definition.objective());
        values.put("evaluation", definition.evaluation());
        values.put("minimumAge", definition.minimumAge());
        values.put("maximumAge", definition.maximumAge());
        values.put("windowBasis", definition.windowBasis());
        Map<String, List<String>> filled = new HashMap<>();
        values.forEach((field, value) -> filled.put(field, List.of(value == null ? "" : value.toString())));
        if (definition.activityKinds() != null) {
            filled.put(
                    "activityKinds",
                    definition.activityKinds().stream().map(Enum::name).toList());
        }
        return Form.filledWithLists(filled);
    }

    /**
     * @param present its retention settings are kept; null for a new initiative
     * @throws Refusal 400 naming the field that cannot be read
     */
    static InitiativeBody body(
            Form form, String code, Integer expectedVersion, List<MeasureDefinition> measures, Definition present) {
        return new InitiativeBody(
                code,
                expectedVersion,
                form.valueOrNull("name"),
                form.valueOrNull("englishName"),
                Arrays.stream(form.value("administrations").split("[,;]"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList(),
                Dates.parseOrNull("runsFrom", form.value("runsFrom")),
                Dates.parseOrNull("runsTo", form.value("runsTo")),
                form.number("capacity"),
                form.number("intakePerYear"),
                form.number("caseloadNorm"),
                singleLine(form, "targetGroup"),
                singleLine(form, "effort"),
                singleLine(form, "objective"),
                singleLine(form, "evaluation"),
                form.number("minimumAge"),
                form.number("maximumAge"),
                Codes.parseOrNull(WindowBasis.class, "windowBasis", form.value("windowBasis")),
                activityKinds(form),
                measures,
                present == null ? null : present.retentionPeriod(),
                present == null ? null : present.archiveBeforeErasure());
    }

    /** No choice means every kind. */
    private static List<ActivityKind> activityKinds(Form form) {
        List<ActivityKind> kinds = form.all("activityKinds").stream()
                .map(kind -> Codes.parse(ActivityKind.class, "activityKinds", kind))
                .toList();
        return kinds.isEmpty() ? null : kinds;
    }

    /** Shows each fault at its field, also those of the first measure. */
    static Form refused(Form form, Refusal why) {
        return form.refused(
                MeasureForm.renamed(
                        why,
                        violation -> new Violation(
                                violation.field().replaceFirst("^(administrations|activityKinds)\\[.*", "$1"),
                                violation.message())),
                Stream.of(FIELDS, MeasureForm.FIELDS).flatMap(Stream::of).toArray(String[]::new));
    }

    private static String singleLine(Form form, String field) {
        String text = Texts.singleLine(form.value(field));
        return text.isEmpty() ? null : text;
    }
}
