package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The form of an initiative: all of its definition except later revisions of targets, which have a page of their own. */
final class DefinitionForm {
    static final String[] FIELDS = {
        "code",
        "name",
        "administrations",
        "runsFrom",
        "runsTo",
        "capacity",
        "caseloadNorm",
        "targetGroup",
        "effort",
        "objective",
        "evaluation",
        "minimumAge",
        "maximumAge",
        "windowBasis",
        "measureCode",
        "measureName",
        "anchor",
        "offset",
        "graceDays",
        "excludedExitReasons",
        "targetPercent",
        "successStatuses",
        "minimumWeeklyHours"
    };

    /** The form fields of a measure whose names an initiative has too. */
    private static final Map<String, String> MEASURE_FIELDS =
            Map.of("measures[0].code", "measureCode", "measures[0].name", "measureName");

    /** The unit of an offset, with its letter in an ISO period. */
    enum OffsetUnit {
        MONTHS("M"),
        WEEKS("W"),
        DAYS("D");

        private final String letter;

        OffsetUnit(String letter) {
            this.letter = letter;
        }
    }

    private DefinitionForm() {}

    /** The default values of a new initiative. */
    static Form empty(LocalDate today) {
        return Form.filled(Map.of(
                "runsFrom", today.toString(),
                "windowBasis", WindowBasis.ANCHOR.name(),
                "anchor", Anchor.EXIT.name(),
                "offset", "2",
                "offsetUnit", OffsetUnit.MONTHS.name(),
                "graceDays", "30",
                "excludedExitReasons", ExitReason.DECEASED.name()));
    }

    static Form filledWith(Definition definition) {
        Map<String, String> values = new HashMap<>();
        values.put("name", definition.name());
        values.put("administrations", String.join(", ", definition.administrations()));
        values.put("runsFrom", definition.runsFrom().toString());
        values.put("runsTo", text(definition.runsTo()));
        values.put("capacity", text(definition.capacity()));
        values.put("caseloadNorm", text(definition.caseloadNorm()));
        values.put("targetGroup", text(definition.targetGroup()));
        values.put("effort", text(definition.effort()));
        values.put("objective", text(definition.objective()));
        values.put("evaluation", text(definition.evaluation()));
        values.put("minimumAge", text(definition.minimumAge()));
        values.put("maximumAge", text(definition.maximumAge()));
        values.put("windowBasis", definition.windowBasis().name());
        return Form.filled(values);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /**
     * @param present its retention settings are kept; null for a new initiative
     * @throws Refusal 400 naming the field that cannot be read
     */
    static InitiativeBody body(
            Form form, String code, Integer expectedVersion, List<Measure> measures, Definition present) {
        return new InitiativeBody(
                code,
                expectedVersion,
                form.valueOrNull("name"),
                Arrays.stream(form.value("administrations").split("[,;]"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList(),
                Dates.parseOrNull("runsFrom", form.value("runsFrom")),
                Dates.parseOrNull("runsTo", form.value("runsTo")),
                form.number("capacity"),
                form.number("caseloadNorm"),
                singleLine(form, "targetGroup"),
                singleLine(form, "effort"),
                singleLine(form, "objective"),
                singleLine(form, "evaluation"),
                form.number("minimumAge"),
                form.number("maximumAge"),
                Codes.parseOrNull(WindowBasis.class, "windowBasis", form.value("windowBasis")),
                measures,
                present == null ? null : present.retentionPeriod(),
                present == null ? null : present.archiveBeforeErasure());
    }

    /** The first measure of a new initiative, possibly incomplete. Its target holds from the first day of the initiative. */
    static Measure firstMeasure(Form form) {
        List<Status> successes = form.all("successStatuses").stream()
                .map(status -> Codes.parse(Status.class, "successStatuses", status))
                .toList();
        Integer offset = form.number("offset");
        Revision revision = new Revision(
                Dates.parseOrNull("runsFrom", form.value("runsFrom")),
                form.decimal("targetPercent"),
                successes,
                form.decimal("minimumWeeklyHours"));
        return new Measure(
                form.valueOrNull("measureCode"),
                form.valueOrNull("measureName"),
                Codes.parseOrNull(Anchor.class, "anchor", form.value("anchor")),
                offset == null
                        ? ""
                        : "P" + offset + Codes.parse(OffsetUnit.class, "offset", form.value("offsetUnit")).letter,
                form.number("graceDays"),
                form.all("excludedExitReasons").stream()
                        .map(reason -> Codes.parse(ExitReason.class, "excludedExitReasons", reason))
                        .toList(),
                List.of(revision));
    }

    /** Shows each fault at its field. The form has no field for the first day of the target, which is that of the initiative. */
    static Form refused(Form form, Refusal why) {
        List<Violation> violations = why.violations().stream()
                .filter(violation -> !violation.field().endsWith("validFrom"))
                .map(violation -> new Violation(
                        MEASURE_FIELDS
                                .getOrDefault(violation.field(), violation.field())
                                .replaceFirst("^administrations\\[.*", "administrations"),
                        violation.message()))
                .toList();
        Refusal renamed = switch (why.status()) {
            case 400 -> Refusal.malformed(violations);
            case 422 -> Refusal.rule(violations);
            default -> why;
        };
        return form.refused(renamed, FIELDS);
    }

    private static String singleLine(Form form, String field) {
        String text = Texts.singleLine(form.value(field));
        return text.isEmpty() ? null : text;
    }
}
