package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads one definition as a measure of its kind. */
final class DefinitionReader {
    static final String SITUATION_AFTER = "SITUATION_AFTER";
    private static final int USUAL_GRACE_DAYS = 30;
    private static final int MOST_GRACE_DAYS = 366;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HOURS_OF_A_WEEK = BigDecimal.valueOf(168);

    private final MeasureDefinition definition;
    private final Map<String, MeasureDefinition> others;
    private final DefinitionFields fields;

    /** @param others the measures of the same initiative, by code */
    DefinitionReader(MeasureDefinition definition, Map<String, MeasureDefinition> others) {
        this.definition = definition;
        this.others = others;
        this.fields = new DefinitionFields(definition);
    }

    List<DefinitionFault> faults() {
        return fields.faults();
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
                fields.unknown("kind", definition.kind());
                yield null;
            }
        };
        return fields.faults().isEmpty() ? Optional.ofNullable(measure) : Optional.empty();
    }

    private SituationAfter situationAfter() {
        fields.hasOnly(
                Set.of("anchor", "milestone", "offset", "ofSuccessesOf"),
                Set.of("successStatuses", "minimumWeeklyHours"));
        Terms terms = terms(status -> true);
        Anchor anchor = anchor();
        Period offset = fields.period("offset", definition.offset(), true);
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
            fields.fault("ofSuccessesOf", "names no other SITUATION_AFTER measure of this initiative");
            return null;
        }
        if (base.ofSuccessesOf() != null) {
            fields.fault("ofSuccessesOf", "names a measure that has an ofSuccessesOf itself");
            return null;
        }
        if (!Objects.equals(base.anchor(), definition.anchor())
                || !Objects.equals(base.milestone(), definition.milestone())) {
            fields.fault("ofSuccessesOf", "names a measure with another anchor");
            return null;
        }
        Optional<SituationAfter> read =
                new DefinitionReader(base, Map.of()).read().map(SituationAfter.class::cast);
        if (read.isEmpty()) {
            // The fault is in the other measure, which tells it itself.
            fields.unknown("ofSuccessesOf", definition.ofSuccessesOf());
            return null;
        }
        if (offset != null && !isShorter(read.get().offset(), offset)) {
            fields.fault("ofSuccessesOf", "names a measure whose offset is not shorter");
        }
        return read.get();
    }

    private EventWithin eventWithin() {
        fields.hasOnly(
                Set.of("anchor", "milestone", "offset"), Set.of("activityKinds", "minimumCount", "minimumWeeklyHours"));
        Terms terms = terms(status -> true);
        Anchor anchor = anchor();
        if (definition.offset() == null && anchor instanceof Anchor.Exit) {
            fields.fault(
                    "offset",
                    "is missing; a measure without it counts up to the exit, so it cannot count from the exit");
        }
        return new EventWithin(terms, anchor, fields.period("offset", definition.offset(), false));
    }

    private SituationOn situationOn() {
        fields.hasOnly(Set.of("occasions"), Set.of("successStatuses", "minimumWeeklyHours"));
        Terms terms = terms(DefinitionReader::isSpell);
        return new SituationOn(terms, fields.code("occasions", Recurrence.PeriodEnd.class, definition.occasions()));
    }

    private Sustained sustained() {
        fields.hasOnly(Set.of("weeksWorked", "withinWeeks"), Set.of("successStatuses", "minimumWeeklyHours"));
        Terms terms = terms(DefinitionReader::isSpell);
        int worked = fields.weeks("weeksWorked", definition.weeksWorked());
        int within = fields.weeks("withinWeeks", definition.withinWeeks());
        if (worked > within) {
            fields.fault("weeksWorked", "is more than withinWeeks");
        }
        for (int i = 0; i < terms.revisions().size(); i++) {
            Revision revision = terms.revisions().get(i);
            String place = "revisions[" + i + "].successStatuses";
            if (!revision.successStatuses().equals(terms.revisions().getFirst().successStatuses())) {
                fields.fault(place, "differs from that of the first revision; it decides when the job starts");
            }
            if (revision.minimumWeeklyHours() != null
                    && !revision.successStatuses().stream()
                            .allMatch(code -> Status.of(code).hasHours())) {
                fields.fault(place, "holds a status without hours beside minimumWeeklyHours");
            }
        }
        return new Sustained(terms, worked, within);
    }

    private MeetingsAttended meetingsAttended() {
        fields.hasOnly(Set.of("meeting"), Set.of());
        return new MeetingsAttended(terms(status -> true), meeting());
    }

    private MeetingsOnTime meetingsOnTime() {
        fields.hasOnly(Set.of("meeting", "first", "every"), Set.of());
        Terms terms = terms(status -> true);
        ActivityKind meeting = meeting();
        Period first = fields.period("first", definition.first(), true);
        Period every = fields.period("every", definition.every(), true);
        if (every != null && every.isZero()) {
            fields.fault("every", "is no time at all");
        }
        if (first != null && every != null && isShorter(every, first)) {
            fields.fault("first", "is longer than every");
        }
        return new MeetingsOnTime(terms, meeting, first, every);
    }

    private Terms terms(Predicate<String> allowsStatus) {
        int grace = Objects.requireNonNullElse(definition.graceDays(), USUAL_GRACE_DAYS);
        if (grace < 0 || grace > MOST_GRACE_DAYS) {
            fields.fault("graceDays", "does not lie between 0 and " + MOST_GRACE_DAYS);
        }
        List<MeasureDefinition.Revision> revisions = Objects.requireNonNullElse(definition.revisions(), List.of());
        if (revisions.isEmpty()) {
            fields.fault("revisions", "is empty");
        }
        Set<LocalDate> starts = new HashSet<>();
        List<Revision> read = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            MeasureDefinition.Revision revision = revisions.get(i);
            String place = "revisions[" + i + "].";
            if (revision.validFrom() == null) {
                fields.fault(place + "validFrom", "is missing");
                continue;
            }
            if (!starts.add(revision.validFrom())) {
                fields.fault(
                        place + "validFrom", "is the day from which another revision is valid, so the two overlap");
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
        fields.number(place + "targetPercent", revision.targetPercent(), HUNDRED);
        fields.number(place + "minimumWeeklyHours", revision.minimumWeeklyHours(), HOURS_OF_A_WEEK);
        if (revision.minimumWeeklyHours() != null
                && revision.minimumWeeklyHours().signum() == 0) {
            fields.fault(place + "minimumWeeklyHours", "is 0; leave it out where any hours are enough");
        }
        List<String> statuses = Objects.requireNonNullElse(revision.successStatuses(), List.of());
        if (!statuses.stream().allMatch(allowsStatus)) {
            fields.fault(place + "successStatuses", "holds a status that is no spell");
        }
        int count = Objects.requireNonNullElse(revision.minimumCount(), 1);
        if (count < 1) {
            fields.fault(place + "minimumCount", "is less than 1");
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
            ActivityKind.of(code).ifPresentOrElse(kinds::add, () -> fields.unknown(field, code));
        }
        return kinds;
    }

    private Anchor anchor() {
        boolean isMilestone = "MILESTONE".equals(definition.anchor());
        if (definition.milestone() != null && !isMilestone) {
            fields.fault("milestone", "belongs to the anchor MILESTONE");
        }
        if (definition.anchor() == null) {
            fields.fault("anchor", "is missing");
            return null;
        }
        return switch (definition.anchor()) {
            case "START" -> new Anchor.Start();
            case "EXIT" -> new Anchor.Exit();
            case "MILESTONE" ->
                new Anchor.Milestone(fields.kind("milestone", definition.milestone(), ActivityKind.Shape.MILESTONE));
            default -> {
                fields.unknown("anchor", definition.anchor());
                yield null;
            }
        };
    }

    private ActivityKind meeting() {
        return fields.kind("meeting", definition.meeting(), ActivityKind.Shape.MEETING);
    }

    private static boolean isSpell(String status) {
        return ActivityKind.of(status).flatMap(ActivityKind::situation).isPresent();
    }

    /** From any day on: a month has 28 to 31 days, so the shortest length of one is compared with the longest of the other. */
    private static boolean isShorter(Period one, Period other) {
        LocalDate day = LocalDate.of(2001, 1, 1);
        return day.plus(one).isBefore(day.plus(other));
    }
}
