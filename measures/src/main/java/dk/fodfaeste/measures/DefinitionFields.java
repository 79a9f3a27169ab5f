package dk.fodfaeste.measures;

import dk.fodfaeste.measures.DefinitionFault.Problem;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the values of one definition's fields and collects those that are missing, malformed or not allowed. */
final class DefinitionFields {
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

    ActivityKind activityKind(String field, String code, ActivityKind.Shape shape) {
        if (code == null) {
            fault(field, Problem.MISSING);
            return null;
        }
        Optional<ActivityKind> kind = ActivityKind.of(code);
        if (kind.isEmpty()) {
            fault(field, Problem.UNKNOWN_CODE, names(shape));
        } else if (kind.get().shape() != shape) {
            fault(field, Problem.CODE_OF_OTHER_SHAPE, names(shape));
        }
        return kind.orElse(null);
    }

    private static String names(ActivityKind.Shape shape) {
        return Arrays.stream(ActivityKind.values())
                .filter(kind -> kind.shape() == shape)
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }

    <E extends Enum<E>> E code(String field, Class<E> type, String code) {
        if (code == null) {
            fault(field, Problem.MISSING);
            return null;
        }
        Optional<E> found = Codes.find(type, code);
        if (found.isEmpty()) {
            fault(field, Problem.UNKNOWN_CODE, Codes.names(type));
        }
        return found.orElse(null);
    }

    /** The entries of a list, without those that are missing. */
    List<String> codes(String field, List<String> list) {
        List<String> given = Objects.requireNonNullElse(list, List.of());
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null) {
                fault(field + "[" + i + "]", Problem.MISSING);
            }
        }
        return given.stream().filter(Objects::nonNull).toList();
    }

    Period period(String field, String text) {
        if (text == null) {
            fault(field, Problem.MISSING);
            return null;
        }
        Optional<CalendarPeriod> period = CalendarPeriod.tryParse(text);
        if (period.isEmpty()) {
            fault(field, Problem.NOT_A_PERIOD);
            return null;
        }
        if (period.get().isNegative()) {
            fault(field, Problem.NEGATIVE);
            return null;
        }
        if (period.get().isTooLong()) {
            fault(field, Problem.LONGER_THAN_FIFTY_YEARS);
            return null;
        }
        return period.get().toPeriod();
    }

    /** 0 if it cannot be read. */
    int weeks(String field, Integer weeks) {
        if (weeks == null) {
            fault(field, Problem.MISSING);
            return 0;
        }
        if (weeks < 1 || weeks > MOST_WEEKS) {
            fault(field, Problem.NOT_BETWEEN, 1, MOST_WEEKS);
            return 0;
        }
        return weeks;
    }

    void number(String field, BigDecimal number, BigDecimal most) {
        if (number == null) {
            return;
        }
        if (number.signum() < 0 || number.compareTo(most) > 0) {
            fault(field, Problem.NOT_BETWEEN, 0, most);
        } else if (number.scale() > MOST_DECIMALS) {
            fault(field, Problem.TOO_MANY_DECIMALS, MOST_DECIMALS);
        } else if (number.signum() == 0 && number.scale() < 0) {
            fault(field, Problem.ZERO_WITH_EXPONENT);
        }
    }

    /** Refuses by name what the kind does not have, and the sets of codes that its revisions lack. */
    void hasOnlyFieldsOf(MeasureKind kind) {
        refuseOthers("", kind, definition.fieldsOfKinds());
        List<MeasureDefinition.Revision> revisions = Objects.requireNonNullElse(definition.revisions(), List.of());
        for (int i = 0; i < revisions.size(); i++) {
            if (revisions.get(i) == null) {
                continue;
            }
            String place = "revisions[" + i + "].";
            Map<String, Object> given = revisions.get(i).fieldsOfKinds();
            refuseOthers(place, kind, given);
            for (String needed : List.of("successStatuses", "activityKinds")) {
                if (kind.has(needed) && given.get(needed) == null) {
                    fault(place + needed, Problem.MISSING);
                }
            }
        }
    }

    private void refuseOthers(String place, MeasureKind kind, Map<String, Object> given) {
        given.forEach((field, value) -> {
            if (value != null && !kind.has(field)) {
                fault(place + field, Problem.NO_FIELD_OF_KIND, kind);
            }
        });
    }

    void fault(String field, Problem problem, Object... arguments) {
        faults.add(new DefinitionFault(field, problem, List.of(arguments)));
    }
}
