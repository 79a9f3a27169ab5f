package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.MeasureKind;
import dk.fodfaeste.participant.ExitReason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The form of a measure. It has the fields of the chosen kind. */
final class MeasureForm {
    static final List<String> REVISION_FIELDS = List.of(
            "validFrom", "targetPercent", "successStatuses", "countedKinds", "minimumCount", "minimumWeeklyHours");
    static final String[] FIELDS = {
        "measureCode",
        "measureName",
        "measureEnglishName",
        "kind",
        "anchor",
        "milestone",
        "offset",
        "graceDays",
        "excludedExitReasons",
        "startedAs",
        "ofSuccessesOf",
        "occasions",
        "weeksWorked",
        "withinWeeks",
        "meeting",
        "first",
        "every",
        "targetPercent",
        "successStatuses",
        "countedKinds",
        "minimumCount",
        "minimumWeeklyHours"
    };

    /** The form fields of a measure whose names an initiative has too. */
    private static final Map<String, String> RENAMED = Map.of(
            "code",
            "measureCode",
            "name",
            "measureName",
            "englishName",
            "measureEnglishName",
            "activityKinds",
            "countedKinds");

    /** The unit of a period, with its letter in ISO 8601. */
    enum PeriodUnit {
        MONTHS("M"),
        WEEKS("W"),
        DAYS("D");

        private final String letter;

        PeriodUnit(String letter) {
            this.letter = letter;
        }
    }

    private MeasureForm() {}

    /** The values of a new measure. */
    static Map<String, String> defaults() {
        return Map.of(
                "kind", MeasureKind.USUAL.name(),
                "offset", "2",
                "offsetUnit", PeriodUnit.MONTHS.name(),
                "firstUnit", PeriodUnit.WEEKS.name(),
                "everyUnit", PeriodUnit.MONTHS.name(),
                "minimumCount", "1",
                "graceDays", "30",
                "excludedExitReasons", ExitReason.DECEASED.name());
    }

    /** Whether the user wants to see the fields and the sentence again. Nothing is saved. */
    static boolean isPreview(Form form) {
        return form.has("show", "yes");
    }

    /** The chosen kind; the usual one if none is chosen. */
    static MeasureKind kind(Form form) {
        return MeasureKind.of(form.value("kind")).orElse(MeasureKind.USUAL);
    }

    /**
     * The measure, possibly incomplete.
     *
     * @param validFrom from when its target holds
     * @throws Refusal 400 naming the field that cannot be read
     */
    static MeasureDefinition measure(Form form, LocalDate validFrom) {
        MeasureKind kind = kind(form);
        return new MeasureDefinition(
                form.valueOrNull("measureCode"),
                form.valueOrNull("measureName"),
                form.valueOrNull("measureEnglishName"),
                form.valueOrNull("kind"),
                text(form, kind, "anchor"),
                text(form, kind, "milestone"),
                period(form, kind, "offset"),
                form.number("graceDays"),
                form.all("excludedExitReasons"),
                form.all("startedAs").isEmpty() ? null : form.all("startedAs"),
                text(form, kind, "ofSuccessesOf"),
                text(form, kind, "occasions"),
                number(form, kind, "weeksWorked"),
                number(form, kind, "withinWeeks"),
                text(form, kind, "meeting"),
                period(form, kind, "first"),
                period(form, kind, "every"),
                List.of(revision(form, kind, validFrom)));
    }

    /** @throws Refusal 400 naming the field that cannot be read, or that needs a choice */
    static MeasureDefinition.Revision revision(Form form, MeasureKind kind, LocalDate validFrom) {
        return new MeasureDefinition.Revision(
                validFrom,
                form.decimal("targetPercent"),
                codes(form, kind, "successStatuses", "successStatuses"),
                codes(form, kind, "activityKinds", "countedKinds"),
                number(form, kind, "minimumCount"),
                kind.has("minimumWeeklyHours") ? form.decimal("minimumWeeklyHours") : null);
    }

    private static String text(Form form, MeasureKind kind, String field) {
        return kind.has(field) ? form.valueOrNull(field) : null;
    }

    private static Integer number(Form form, MeasureKind kind, String field) {
        return kind.has(field) ? form.number(field) : null;
    }

    /** Null, which is a fault, if none is chosen. */
    private static List<String> codes(Form form, MeasureKind kind, String field, String name) {
        return kind.has(field) && !form.all(name).isEmpty() ? form.all(name) : null;
    }

    private static String period(Form form, MeasureKind kind, String field) {
        Integer count = number(form, kind, field);
        return count == null
                ? null
                : "P" + count + Codes.parse(PeriodUnit.class, field, form.value(field + "Unit")).letter;
    }

    /** The form of a revision with the values of the latest one. */
    static Form filledWith(MeasureDefinition.Revision latest, LocalDate validFrom) {
        Map<String, List<String>> values = new HashMap<>();
        values.put("validFrom", List.of(validFrom.toString()));
        values.put("targetPercent", List.of(shortest(latest.targetPercent())));
        values.put("minimumWeeklyHours", List.of(shortest(latest.minimumWeeklyHours())));
        values.put(
                "minimumCount",
                List.of(
                        latest.minimumCount() == null
                                ? ""
                                : latest.minimumCount().toString()));
        values.put("successStatuses", present(latest.successStatuses()));
        values.put("countedKinds", present(latest.activityKinds()));
        return Form.filledWithLists(values);
    }

    private static List<String> present(List<String> codes) {
        return codes == null ? List.of() : codes;
    }

    private static String shortest(BigDecimal number) {
        if (number == null) {
            return "";
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return DisplayText.decimal(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    /** What the measure of the form counts; blank while it has faults. */
    static String sentence(Form form, List<MeasureDefinition> others, LocalDate validFrom) {
        try {
            List<MeasureDefinition> all = new ArrayList<>(others);
            all.add(measure(form, validFrom));
            return MeasureText.sentenceOfLast(all).orElse("");
        } catch (Refusal notYetReadable) {
            // The fault is shown when the form is sent.
            return "";
        }
    }

    /** Shows each fault of the measure at its field. */
    static Form refused(Form form, Refusal why) {
        return form.refused(renamed(why, UnaryOperator.identity()), FIELDS);
    }

    /** The same for the form of a revision. */
    static Form revisionRefused(Form form, Refusal why) {
        return form.refused(named(why, MeasureForm::rename), REVISION_FIELDS.toArray(String[]::new));
    }

    /**
     * With the names of the fields in the form. A new measure has no field for the first day of its target, which is that of the initiative.
     *
     * @param others renames the fields that are not of a measure
     */
    static Refusal renamed(Refusal why, UnaryOperator<Violation> others) {
        return named(
                why,
                violation -> violation.field().startsWith("measures[") ? rename(violation) : others.apply(violation),
                "validFrom");
    }

    /** @param withoutFields fields that the form does not have */
    private static Refusal named(Refusal why, UnaryOperator<Violation> names, String... withoutFields) {
        List<Violation> violations = why.violations().stream()
                .map(names)
                .filter(violation -> !List.of(withoutFields).contains(violation.field()))
                .toList();
        return switch (why.status()) {
            case 400 -> Refusal.malformed(violations);
            case 422 -> Refusal.rule(violations);
            default -> why;
        };
    }

    /** The last part of the path, without the position in a list. */
    private static Violation rename(Violation violation) {
        String last = violation.field().replaceFirst(".*\\.", "").replaceFirst("\\[.*", "");
        return new Violation(RENAMED.getOrDefault(last, last), violation.message());
    }
}
