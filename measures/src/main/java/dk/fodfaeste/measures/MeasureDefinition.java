package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A measure as an initiative defines it, with the codes as they are written. Fields that its kind does not have are null.
 *
 * @param englishName for readers of English pages; null: they read the name
 * @param kind null: {@code SITUATION_AFTER}
 * @param graceDays null: 30
 * @param excludedExitReasons null: only {@code DECEASED}
 * @param offset an ISO period
 * @param first an ISO period
 * @param every an ISO period
 */
public record MeasureDefinition(
        String code,
        String name,
        String englishName,
        String kind,
        String anchor,
        String milestone,
        String offset,
        Integer graceDays,
        List<String> excludedExitReasons,
        List<String> startedAs,
        String ofSuccessesOf,
        String occasions,
        Integer weeksWorked,
        Integer withinWeeks,
        String meeting,
        String first,
        String every,
        List<Revision> revisions) {
    static final int USUAL_GRACE_DAYS = 30;
    private static final List<String> USUAL_EXCLUDED_EXIT_REASONS = List.of("DECEASED");

    /** A definition of which no more can be read, because the fields of its kind have types that this version does not know. */
    public static MeasureDefinition unreadable(String code, String name, String kind) {
        return new MeasureDefinition(
                code, name, null, kind, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    /** The texts in the fields of the definition itself, without its revisions. */
    public Stream<String> texts() {
        return Stream.concat(Stream.of(name, kind), fieldsOfKinds().values().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /**
     * A revision as it is written.
     *
     * @param targetPercent null: no target
     * @param minimumCount null: 1
     */
    public record Revision(
            LocalDate validFrom,
            BigDecimal targetPercent,
            List<String> successStatuses,
            List<String> activityKinds,
            Integer minimumCount,
            BigDecimal minimumWeeklyHours) {

        /** The same from another day. */
        public Revision from(LocalDate day) {
            return new Revision(day, targetPercent, successStatuses, activityKinds, minimumCount, minimumWeeklyHours);
        }

        Map<String, Object> fieldsOfKinds() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("successStatuses", successStatuses);
            fields.put("activityKinds", activityKinds);
            fields.put("minimumCount", minimumCount);
            fields.put("minimumWeeklyHours", minimumWeeklyHours);
            return fields;
        }

        private Revision withDefaults(MeasureKind kind) {
            return new Revision(
                    validFrom,
                    plain(targetPercent),
                    distinct(successStatuses),
                    distinct(activityKinds),
                    kind.has("minimumCount") ? Integer.valueOf(Objects.requireNonNullElse(minimumCount, 1)) : null,
                    plain(minimumWeeklyHours));
        }

        private Map<String, Object> fields(MeasureKind kind) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("validFrom", validFrom);
            fields.put("targetPercent", targetPercent);
            fieldsOfKinds().forEach((field, value) -> {
                if (kind.has(field)) {
                    fields.put(field, value);
                }
            });
            return fields;
        }

        private List<Object> comparable() {
            List<Object> values = new ArrayList<>();
            values.add(validFrom);
            values.add(targetPercent == null ? null : targetPercent.stripTrailingZeros());
            values.add(successStatuses == null ? Set.of() : Set.copyOf(successStatuses));
            values.add(activityKinds == null ? Set.of() : Set.copyOf(activityKinds));
            values.add(minimumCount);
            values.add(minimumWeeklyHours == null ? null : minimumWeeklyHours.stripTrailingZeros());
            return values;
        }

        /** 1E+1 becomes 10; 25.0 stays 25.0. */
        private static BigDecimal plain(BigDecimal number) {
            return number == null || number.scale() >= 0 ? number : number.setScale(0);
        }
    }

    /** Empty if this version does not know the kind. */
    public Optional<MeasureKind> knownKind() {
        return kind == null ? Optional.of(MeasureKind.USUAL) : MeasureKind.of(kind);
    }

    /** As it is stored: with its kind and the usual values, each code once, and revisions in order. Only of a definition without faults. */
    public MeasureDefinition withDefaults() {
        MeasureKind known = knownKind().orElseThrow();
        return new MeasureDefinition(
                code,
                name.strip(),
                englishName == null || englishName.isBlank() ? null : englishName.strip(),
                known.name(),
                anchor,
                milestone,
                offset,
                Objects.requireNonNullElse(graceDays, USUAL_GRACE_DAYS),
                distinct(excludedExitReasonsOrUsual()),
                startedAs == null || startedAs.isEmpty() ? null : distinct(startedAs),
                ofSuccessesOf,
                occasions,
                weeksWorked,
                withinWeeks,
                meeting,
                first,
                every,
                revisions.stream()
                        .map(revision -> revision.withDefaults(known))
                        .sorted(Comparator.comparing(Revision::validFrom))
                        .toList());
    }

    List<String> excludedExitReasonsOrUsual() {
        return Objects.requireNonNullElse(excludedExitReasons, USUAL_EXCLUDED_EXIT_REASONS);
    }

    public MeasureDefinition withRevisions(List<Revision> revised) {
        return new MeasureDefinition(
                code,
                name,
                englishName,
                kind,
                anchor,
                milestone,
                offset,
                graceDays,
                excludedExitReasons,
                startedAs,
                ofSuccessesOf,
                occasions,
                weeksWorked,
                withinWeeks,
                meeting,
                first,
                every,
                revised);
    }

    /** The fields by name, as they are published: those of every measure and those of its kind. Only of a stored definition. */
    public Map<String, Object> fields() {
        MeasureKind known = knownKind().orElseThrow();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", code);
        fields.put("name", name);
        if (englishName != null) {
            fields.put("englishName", englishName);
        }
        fields.put("kind", known.name());
        fieldsOfKinds().forEach((field, value) -> {
            // A null offset has a meaning of its own: up to the exit.
            if (value != null || (field.equals("offset") && known.has(field))) {
                fields.put(field, value);
            }
        });
        fields.put("graceDays", graceDays);
        fields.put("excludedExitReasons", excludedExitReasons);
        if (startedAs != null) {
            fields.put("startedAs", startedAs);
        }
        fields.put(
                "revisions",
                revisions.stream().map(revision -> revision.fields(known)).toList());
        return fields;
    }

    /** The fields that only some kinds have. */
    Map<String, Object> fieldsOfKinds() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("anchor", anchor);
        fields.put("milestone", milestone);
        fields.put("offset", offset);
        fields.put("ofSuccessesOf", ofSuccessesOf);
        fields.put("occasions", occasions);
        fields.put("weeksWorked", weeksWorked);
        fields.put("withinWeeks", withinWeeks);
        fields.put("meeting", meeting);
        fields.put("first", first);
        fields.put("every", every);
        return fields;
    }

    /**
     * The fields that another definition of this measure changes, except names and revisions. Periods of equal length and sets in another
     * order are equal. Only of stored definitions.
     */
    public List<String> changedFields(MeasureDefinition other) {
        Map<String, Object> before = comparable();
        Map<String, Object> after = other.comparable();
        List<String> changed = new ArrayList<>();
        before.forEach((field, value) -> {
            if (!Objects.equals(value, after.get(field))) {
                changed.add(field);
            }
        });
        return changed;
    }

    private Map<String, Object> comparable() {
        Map<String, Object> fields = fieldsOfKinds();
        fields.put("kind", knownKind());
        fields.put("graceDays", graceDays);
        fields.put("excludedExitReasons", Set.copyOf(excludedExitReasons));
        fields.put("startedAs", startedAs == null ? Set.of() : Set.copyOf(startedAs));
        for (String period : List.of("offset", "first", "every")) {
            fields.computeIfPresent(
                    period,
                    (field, text) -> CalendarPeriod.tryParse((String) text).orElseThrow());
        }
        return fields;
    }

    /** Whether it says the same. Only of stored definitions. */
    public boolean isEquivalentTo(MeasureDefinition other) {
        return code.equals(other.code)
                && name.equals(other.name)
                && Objects.equals(englishName, other.englishName)
                && changedFields(other).isEmpty()
                && revisions.stream()
                        .map(Revision::comparable)
                        .toList()
                        .equals(other.revisions.stream()
                                .map(Revision::comparable)
                                .toList());
    }

    private static List<String> distinct(List<String> codes) {
        return codes == null ? null : codes.stream().distinct().toList();
    }
}
