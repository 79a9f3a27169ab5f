package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The fields of one definition. Reads their values and collects the fields that are missing, malformed or not allowed. */
final class DefinitionFields {
    private static final int MOST_YEARS = 50;
    private static final int MOST_WEEKS = 520;
    private static final int MOST_DECIMALS = 4;

    private final MeasureDefinition definition;
    private final List<DefinitionFault> faults = new ArrayList<>();

    DefinitionFields(MeasureDefinition definition) {
        this.definition = definition;
    }

    List<DefinitionFault> faults() {
        return List.copyOf(faults);
    }

    ActivityKind kind(String field, String code, ActivityKind.Shape shape) {
        ActivityKind kind = code(field, ActivityKind.class, code);
        if (kind != null && kind.shape() != shape) {
            fault(field, "is no " + shape.name().toLowerCase(Locale.ROOT));
        }
        return kind;
    }

    <E extends Enum<E>> E code(String field, Class<E> type, String code) {
        if (code == null) {
            fault(field, "is missing");
            return null;
        }
        Optional<E> found = Codes.find(type, code);
        if (found.isEmpty()) {
            unknown(field, code);
        }
        return found.orElse(null);
    }

    Period period(String field, String text, boolean isRequired) {
        if (text == null) {
            if (isRequired) {
                fault(field, "is missing");
            }
            return null;
        }
        try {
            Period period = Period.parse(text);
            if (period.isNegative()) {
                fault(field, "is negative");
            } else if (period.toTotalMonths() > 12L * MOST_YEARS || period.getDays() > 366 * MOST_YEARS) {
                fault(field, "is longer than " + MOST_YEARS + " years");
            }
            return period;
        } catch (DateTimeException | ArithmeticException unreadable) {
            fault(field, "is not an ISO period such as P2M or P6W");
            return null;
        }
    }

    int weeks(String field, Integer weeks) {
        if (weeks == null || weeks < 1 || weeks > MOST_WEEKS) {
            fault(field, weeks == null ? "is missing" : "does not lie between 1 and " + MOST_WEEKS);
            return 1;
        }
        return weeks;
    }

    void number(String field, BigDecimal number, BigDecimal most) {
        if (number == null) {
            return;
        }
        if (number.signum() < 0 || number.compareTo(most) > 0) {
            fault(field, "does not lie between 0 and " + most);
        } else if (number.scale() > MOST_DECIMALS) {
            fault(field, "has more than " + MOST_DECIMALS + " decimals");
        }
    }

    /** Refuses by name what the kind does not have. */
    void hasOnly(Set<String> fields, Set<String> revisionFields) {
        Map<String, Object> given = new HashMap<>();
        given.put("anchor", definition.anchor());
        given.put("milestone", definition.milestone());
        given.put("offset", definition.offset());
        given.put("ofSuccessesOf", definition.ofSuccessesOf());
        given.put("occasions", definition.occasions());
        given.put("weeksWorked", definition.weeksWorked());
        given.put("withinWeeks", definition.withinWeeks());
        given.put("meeting", definition.meeting());
        given.put("first", definition.first());
        given.put("every", definition.every());
        refuse("", given, fields);
        List<MeasureDefinition.Revision> revisions = Objects.requireNonNullElse(definition.revisions(), List.of());
        for (int i = 0; i < revisions.size(); i++) {
            Map<String, Object> inRevision = new HashMap<>();
            inRevision.put("successStatuses", revisions.get(i).successStatuses());
            inRevision.put("activityKinds", revisions.get(i).activityKinds());
            inRevision.put("minimumCount", revisions.get(i).minimumCount());
            inRevision.put("minimumWeeklyHours", revisions.get(i).minimumWeeklyHours());
            refuse("revisions[" + i + "].", inRevision, revisionFields);
            for (String needed : Set.of("successStatuses", "activityKinds")) {
                if (revisionFields.contains(needed) && inRevision.get(needed) == null) {
                    fault("revisions[" + i + "]." + needed, "is missing");
                }
            }
        }
    }

    private void refuse(String place, Map<String, Object> given, Set<String> allowed) {
        given.entrySet().stream()
                .filter(entry -> entry.getValue() != null && !allowed.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(field -> fault(
                        place + field,
                        "is no field of "
                                + Objects.requireNonNullElse(definition.kind(), DefinitionReader.SITUATION_AFTER)));
    }

    void fault(String field, String problem) {
        faults.add(new DefinitionFault(field, problem, false));
    }

    void unknown(String field, String code) {
        faults.add(new DefinitionFault(field, "is unknown: " + code, true));
    }
}
