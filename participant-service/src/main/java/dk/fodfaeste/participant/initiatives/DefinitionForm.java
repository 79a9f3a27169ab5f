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

/** What an initiative says, as an administrator writes it into a form: everything but its targets, which are revised one by one. */
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

    /** How a form calls those fields of a measure whose names are an initiative's, too. */
    private static final Map<String, String> OF_A_MEASURE =
            Map.of("measures[0].code", "measureCode", "measures[0].name", "measureName");

    /** In what an offset is counted, and the letter of it in an ISO period. */
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

    /** As a new one usually is. */
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
        values.put("runsTo", written(definition.runsTo()));
        values.put("capacity", written(definition.capacity()));
        values.put("caseloadNorm", written(definition.caseloadNorm()));
        values.put("targetGroup", written(definition.targetGroup()));
        values.put("effort", written(definition.effort()));
        values.put("objective", written(definition.objective()));
        values.put("evaluation", written(definition.evaluation()));
        values.put("minimumAge", written(definition.minimumAge()));
        values.put("maximumAge", written(definition.maximumAge()));
        values.put("windowBasis", definition.windowBasis().name());
        return Form.filled(values);
    }

    private static String written(Object value) {
        return value == null ? "" : value.toString();
    }

    /**
     * @param present whose retention is kept; null where there is none yet
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
                onOneLine(form, "targetGroup"),
                onOneLine(form, "effort"),
                onOneLine(form, "objective"),
                onOneLine(form, "evaluation"),
                form.number("minimumAge"),
                form.number("maximumAge"),
                Codes.parseOrNull(WindowBasis.class, "windowBasis", form.value("windowBasis")),
                measures,
                present == null ? null : present.retentionPeriod(),
                present == null ? null : present.archiveBeforeErasure());
    }

    /** The measure that a new initiative begins with, whatever it still lacks; what it promises holds from the initiative's first day. */
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

    /** Each fault beside the field that the form has for it. The target's first day is the initiative's. */
    static Form refused(Form form, Refusal why) {
        List<Violation> violations = why.violations().stream()
                .filter(violation -> !violation.field().endsWith("validFrom"))
                .map(violation -> new Violation(
                        OF_A_MEASURE
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

    private static String onOneLine(Form form, String field) {
        String text = Texts.singleLine(form.value(field));
        return text.isEmpty() ? null : text;
    }
}
