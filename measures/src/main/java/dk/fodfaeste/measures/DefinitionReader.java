package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads one definition, and notes every field that its kind does not allow. */
final class DefinitionReader {
    private static final String SITUATION_AFTER = "SITUATION_AFTER";
    private static final int USUAL_GRACE_DAYS = 30;
    private static final int MOST_GRACE_DAYS = 366;
    private static final int MOST_YEARS = 50;
    private static final int MOST_WEEKS = 520;
    private static final int MOST_DECIMALS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HOURS_OF_A_WEEK = BigDecimal.valueOf(168);

    private final MeasureDefinition definition;
    private final Map<String, MeasureDefinition> others;
    private final List<DefinitionFault> faults = new ArrayList<>();

    /** @param others the measures of the same initiative, by code */
    DefinitionReader(MeasureDefinition definition, Map<String, MeasureDefinition> others) {
        this.definition = definition;
        this.others = others;
    }

    List<DefinitionFault> faults() {
        return List.copyOf(faults);
    }

    /** Empty where there is any fault. */
    Optional<Measure> read() {
        Measure measure = switch (Objects.requireNonNullElse(definition.kind(), SITUATION_AFTER)) {
            case SITUATION_AFTER -> situationAfter();
            case "EVENT_WITHIN" -> eventWithin();
            case "SITUATION_ON" -> situationOn();
            case "SUSTAINED" -> sustained();
            case "MEETINGS_ATTENDED" -> meetingsAttended();
            case "MEETINGS_ON_TIME" -> meetingsOnTime();
            default -> {
                unknown("kind", definition.kind());
                yield null;
            }
        };
        return faults.isEmpty() ? Optional.ofNullable(measure) : Optional.empty();
    }

    private SituationAfter situationAfter() {
        hasOnly(
                Set.of("anchor", "milestone", "offset", "ofSuccessesOf"),
                Set.of("successStatuses", "minimumWeeklyHours"));
        Terms terms = terms(status -> true);
        Anchor anchor = anchor();
        Period offset = period("offset", definition.offset(), true);
        return new SituationAfter(terms, anchor, offset, ofSuccessesOf(offset));
    }

    private SituationAfter ofSuccessesOf(Period offset) {
        if (definition.ofSuccessesOf() == null) {
            return null;
        }
        MeasureDefinition base = others.get(definition.ofSuccessesOf());
        if (base == null
                || definition.ofSuccessesOf().equals(definition.code())
                || !Objects.requireNonNullElse(base.kind(), SITUATION_AFTER).equals(SITUATION_AFTER)) {
            fault("ofSuccessesOf", "names no other SITUATION_AFTER measure of this initiative");
            return null;
        }
        if (base.ofSuccessesOf() != null) {
            fault("ofSuccessesOf", "names a measure that has an ofSuccessesOf itself");
            return null;
        }
        if (!Objects.equals(base.anchor(), definition.anchor())
                || !Objects.equals(base.milestone(), definition.milestone())) {
            fault("ofSuccessesOf", "names a measure with another anchor");
            return null;
        }
        Optional<SituationAfter> read =
                new DefinitionReader(base, Map.of()).read().map(SituationAfter.class::cast);
        if (read.isEmpty()) {
            // The fault is in the other measure, which tells it itself.
            unknown("ofSuccessesOf", definition.ofSuccessesOf());
            return null;
        }
        if (offset != null && !isShorter(read.get().offset(), offset)) {
            fault("ofSuccessesOf", "names a measure whose offset is not shorter");
        }
        return read.get();
    }

    private EventWithin eventWithin() {
        hasOnly(Set.of("anchor", "milestone", "offset"), Set.of("activityKinds", "minimumCount", "minimumWeeklyHours"));
        Terms terms = terms(status -> true);
        Anchor anchor = anchor();
        if (definition.offset() == null && anchor instanceof Anchor.Exit) {
            fault("offset", "is missing; a measure without it counts up to the exit, so it cannot count from the exit");
        }
        return new EventWithin(terms, anchor, period("offset", definition.offset(), false));
    }

    private SituationOn situationOn() {
        hasOnly(Set.of("occasions"), Set.of("successStatuses", "minimumWeeklyHours"));
        Terms terms = terms(DefinitionReader::isSpell);
        return new SituationOn(terms, code("occasions", Recurrence.PeriodEnd.class, definition.occasions()));
    }

    private Sustained sustained() {
        hasOnly(Set.of("weeksWorked", "withinWeeks"), Set.of("successStatuses", "minimumWeeklyHours"));
        Terms terms = terms(DefinitionReader::isSpell);
        int worked = weeks("weeksWorked", definition.weeksWorked());
        int within = weeks("withinWeeks", definition.withinWeeks());
        if (worked > within) {
            fault("weeksWorked", "is more than withinWeeks");
        }
        for (int i = 0; i < terms.revisions().size(); i++) {
            Revision revision = terms.revisions().get(i);
            String place = "revisions[" + i + "].successStatuses";
            if (!revision.successStatuses().equals(terms.revisions().getFirst().successStatuses())) {
                fault(place, "differs from that of the first revision; it decides when the job starts");
            }
            if (revision.minimumWeeklyHours() != null
                    && !revision.successStatuses().stream()
                            .allMatch(code -> Status.of(code).hasHours())) {
                fault(place, "holds a status without hours beside minimumWeeklyHours");
            }
        }
        return new Sustained(terms, worked, within);
    }

    private MeetingsAttended meetingsAttended() {
        hasOnly(Set.of("meeting"), Set.of());
        return new MeetingsAttended(terms(status -> true), meeting());
    }

    private MeetingsOnTime meetingsOnTime() {
        hasOnly(Set.of("meeting", "first", "every"), Set.of());
        Terms terms = terms(status -> true);
        ActivityKind meeting = meeting();
        Period first = period("first", definition.first(), true);
        Period every = period("every", definition.every(), true);
        if (every != null && every.isZero()) {
            fault("every", "is no time at all");
        }
        if (first != null && every != null && isShorter(every, first)) {
            fault("first", "is longer than every");
        }
        return new MeetingsOnTime(terms, meeting, first, every);
    }

    private Terms terms(Predicate<String> allowsStatus) {
        int grace = Objects.requireNonNullElse(definition.graceDays(), USUAL_GRACE_DAYS);
        if (grace < 0 || grace > MOST_GRACE_DAYS) {
            fault("graceDays", "does not lie between 0 and " + MOST_GRACE_DAYS);
        }
        List<MeasureDefinition.Revision> revisions = Objects.requireNonNullElse(definition.revisions(), List.of());
        if (revisions.isEmpty()) {
            fault("revisions", "is empty");
        }
        Set<LocalDate> starts = new HashSet<>();
        List<Revision> read = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            MeasureDefinition.Revision revision = revisions.get(i);
            String place = "revisions[" + i + "].";
            if (revision.validFrom() == null) {
                fault(place + "validFrom", "is missing");
                continue;
            }
            if (!starts.add(revision.validFrom())) {
                fault(place + "validFrom", "is the day from which another revision is valid, so the two overlap");
            }
            read.add(revision(place, revision, allowsStatus));
        }
        return new Terms(
                definition.code(),
                definition.name(),
                grace,
                Set.copyOf(Objects.requireNonNullElse(definition.excludedExitReasons(), List.of("DECEASED"))),
                Set.copyOf(Objects.requireNonNullElse(definition.startedAs(), List.of())),
                read);
    }

    private Revision revision(String place, MeasureDefinition.Revision revision, Predicate<String> allowsStatus) {
        number(place + "targetPercent", revision.targetPercent(), HUNDRED);
        number(place + "minimumWeeklyHours", revision.minimumWeeklyHours(), HOURS_OF_A_WEEK);
        if (revision.minimumWeeklyHours() != null
                && revision.minimumWeeklyHours().signum() == 0) {
            fault(place + "minimumWeeklyHours", "is 0; leave it out where any hours are enough");
        }
        List<String> statuses = Objects.requireNonNullElse(revision.successStatuses(), List.of());
        if (!statuses.stream().allMatch(allowsStatus)) {
            fault(place + "successStatuses", "holds a status that is no spell");
        }
        int count = Objects.requireNonNullElse(revision.minimumCount(), 1);
        if (count < 1) {
            fault(place + "minimumCount", "is less than 1");
        }
        return new Revision(
                revision.validFrom(),
                revision.targetPercent(),
                Set.copyOf(statuses),
                activityKinds(place + "activityKinds", revision.activityKinds()),
                count,
                revision.minimumWeeklyHours());
    }

    private Set<ActivityKind> activityKinds(String field, List<String> codes) {
        Set<ActivityKind> kinds = EnumSet.noneOf(ActivityKind.class);
        for (String code : Objects.requireNonNullElse(codes, List.<String>of())) {
            ActivityKind.of(code).ifPresentOrElse(kinds::add, () -> unknown(field, code));
        }
        return kinds;
    }

    private Anchor anchor() {
        boolean isMilestone = "MILESTONE".equals(definition.anchor());
        if (definition.milestone() != null && !isMilestone) {
            fault("milestone", "belongs to the anchor MILESTONE");
        }
        if (definition.anchor() == null) {
            fault("anchor", "is missing");
            return null;
        }
        return switch (definition.anchor()) {
            case "START" -> new Anchor.Start();
            case "EXIT" -> new Anchor.Exit();
            case "MILESTONE" ->
                new Anchor.Milestone(kind("milestone", definition.milestone(), ActivityKind.Shape.MILESTONE));
            default -> {
                unknown("anchor", definition.anchor());
                yield null;
            }
        };
    }

    private ActivityKind meeting() {
        return kind("meeting", definition.meeting(), ActivityKind.Shape.MEETING);
    }

    private ActivityKind kind(String field, String code, ActivityKind.Shape shape) {
        ActivityKind kind = code(field, ActivityKind.class, code);
        if (kind != null && kind.shape() != shape) {
            fault(field, "is no " + shape.name().toLowerCase(Locale.ROOT));
        }
        return kind;
    }

    private <E extends Enum<E>> E code(String field, Class<E> type, String code) {
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

    private Period period(String field, String text, boolean isRequired) {
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

    private int weeks(String field, Integer weeks) {
        if (weeks == null || weeks < 1 || weeks > MOST_WEEKS) {
            fault(field, weeks == null ? "is missing" : "does not lie between 1 and " + MOST_WEEKS);
            return 1;
        }
        return weeks;
    }

    private void number(String field, BigDecimal number, BigDecimal most) {
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
    private void hasOnly(Set<String> fields, Set<String> revisionFields) {
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
                        "is no field of " + Objects.requireNonNullElse(definition.kind(), SITUATION_AFTER)));
    }

    private static boolean isSpell(String status) {
        return ActivityKind.of(status).flatMap(ActivityKind::situation).isPresent();
    }

    /** From any day on: a month has 28 to 31 days, so the shortest length of one is compared with the longest of the other. */
    private static boolean isShorter(Period one, Period other) {
        LocalDate day = LocalDate.of(2001, 1, 1);
        return day.plus(one).isBefore(day.plus(other));
    }

    private void fault(String field, String problem) {
        faults.add(new DefinitionFault(field, problem, false));
    }

    private void unknown(String field, String code) {
        faults.add(new DefinitionFault(field, "is unknown: " + code, true));
    }
}
