package dk.fodfaeste.measures;

import dk.fodfaeste.measures.DefinitionFault.Problem;
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

/** Reads one definition as a measure of its kind. */
final class DefinitionReader {
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
        Optional<MeasureKind> kind = definition.knownKind();
        if (kind.isEmpty()) {
            fields.fault("kind", Problem.UNKNOWN_CODE, Codes.names(MeasureKind.class));
            return Optional.empty();
        }
        fields.hasOnlyFieldsOf(kind.get());
        Measure measure = switch (kind.get()) {
            case SITUATION_AFTER -> situationAfter();
            case EVENT_WITHIN -> eventWithin();
            case SITUATION_ON -> situationOn();
            case SUSTAINED -> sustained();
            case MEETINGS_ATTENDED -> meetingsAttended();
            case MEETINGS_ON_TIME -> meetingsOnTime();
        };
        return fields.faults().isEmpty() ? Optional.ofNullable(measure) : Optional.empty();
    }

    private SituationAfter situationAfter() {
        Terms terms = terms();
        Anchor anchor = anchor();
        Period offset = fields.period("offset", definition.offset());
        return new SituationAfter(terms, anchor, offset, ofSuccessesOf(offset));
    }

    private SituationAfter ofSuccessesOf(Period offset) {
        if (definition.ofSuccessesOf() == null) {
            return null;
        }
        MeasureDefinition base = others.get(definition.ofSuccessesOf());
        if (base == null
                || definition.ofSuccessesOf().equals(definition.code())
                || base.knownKind().filter(MeasureKind.SITUATION_AFTER::equals).isEmpty()) {
            fields.fault("ofSuccessesOf", Problem.NO_OTHER_SITUATION_AFTER);
            return null;
        }
        if (base.ofSuccessesOf() != null) {
            fields.fault("ofSuccessesOf", Problem.BASE_HAS_BASE);
            return null;
        }
        if (!Objects.equals(base.anchor(), definition.anchor())
                || !Objects.equals(base.milestone(), definition.milestone())) {
            fields.fault("ofSuccessesOf", Problem.BASE_HAS_OTHER_ANCHOR);
            return null;
        }
        Optional<SituationAfter> read =
                new DefinitionReader(base, Map.of()).read().map(SituationAfter.class::cast);
        if (read.isEmpty()) {
            fields.fault("ofSuccessesOf", Problem.BASE_HAS_FAULTS);
            return null;
        }
        if (offset != null && !isShorter(read.get().offset(), offset)) {
            fields.fault("ofSuccessesOf", Problem.BASE_OFFSET_NOT_SHORTER);
        }
        return read.get();
    }

    private EventWithin eventWithin() {
        Terms terms = terms();
        Anchor anchor = anchor();
        if (definition.offset() != null) {
            return new EventWithin(terms, anchor, fields.period("offset", definition.offset()));
        }
        if (anchor instanceof Anchor.Exit) {
            fields.fault("offset", Problem.OFFSET_FROM_EXIT_MISSING);
        }
        return new EventWithin(terms, anchor, null);
    }

    private SituationOn situationOn() {
        Terms terms = terms();
        return new SituationOn(terms, fields.code("occasions", Recurrence.PeriodEnd.class, definition.occasions()));
    }

    private Sustained sustained() {
        Terms terms = terms();
        int worked = fields.weeks("weeksWorked", definition.weeksWorked());
        int within = fields.weeks("withinWeeks", definition.withinWeeks());
        if (within > 0 && worked > within) {
            fields.fault("weeksWorked", Problem.MORE_THAN_WITHIN_WEEKS);
        }
        for (int i = 0; i < revisions().size(); i++) {
            sameStatuses(
                    "revisions[" + i + "].successStatuses",
                    revisions().getFirst(),
                    revisions().get(i));
        }
        return new Sustained(terms, worked, within);
    }

    private void sameStatuses(String field, MeasureDefinition.Revision first, MeasureDefinition.Revision revision) {
        if (first == null
                || first.successStatuses() == null
                || revision == null
                || revision.successStatuses() == null) {
            return;
        }
        if (!new HashSet<>(revision.successStatuses()).equals(new HashSet<>(first.successStatuses()))) {
            fields.fault(field, Problem.STATUSES_DIFFER);
        }
        if (revision.minimumWeeklyHours() != null
                && !revision.successStatuses().stream().map(Status::of).allMatch(Status::hasHours)) {
            fields.fault(field, Problem.STATUS_WITHOUT_HOURS);
        }
    }

    private MeetingsAttended meetingsAttended() {
        return new MeetingsAttended(terms(), meeting());
    }

    private MeetingsOnTime meetingsOnTime() {
        Terms terms = terms();
        ActivityKind meeting = meeting();
        Period first = fields.period("first", definition.first());
        Period every = fields.period("every", definition.every());
        if (every != null && every.isZero()) {
            fields.fault("every", Problem.NO_TIME_AT_ALL);
        }
        if (first != null && every != null && isShorter(every, first)) {
            fields.fault("first", Problem.LONGER_THAN_EVERY);
        }
        return new MeetingsOnTime(terms, meeting, first, every);
    }

    private Terms terms() {
        int grace = Objects.requireNonNullElse(definition.graceDays(), MeasureDefinition.USUAL_GRACE_DAYS);
        if (grace < 0 || grace > MOST_GRACE_DAYS) {
            fields.fault("graceDays", Problem.NOT_BETWEEN, 0, MOST_GRACE_DAYS);
        }
        if (revisions().isEmpty()) {
            fields.fault("revisions", Problem.EMPTY);
        }
        Set<LocalDate> starts = new HashSet<>();
        List<Revision> read = new ArrayList<>();
        for (int i = 0; i < revisions().size(); i++) {
            MeasureDefinition.Revision revision = revisions().get(i);
            String place = "revisions[" + i + "]";
            if (revision == null) {
                fields.fault(place, Problem.MISSING);
            } else if (revision.validFrom() == null) {
                fields.fault(place + ".validFrom", Problem.MISSING);
            } else {
                if (!starts.add(revision.validFrom())) {
                    fields.fault(place + ".validFrom", Problem.OVERLAPPING_REVISION);
                }
                read.add(revision(place + ".", revision));
            }
        }
        return new Terms(
                definition.code(),
                definition.name(),
                definition.englishName(),
                grace,
                Set.copyOf(fields.codes("excludedExitReasons", definition.excludedExitReasonsOrUsual())),
                Set.copyOf(fields.codes("startedAs", definition.startedAs())),
                read);
    }

    private List<MeasureDefinition.Revision> revisions() {
        return Objects.requireNonNullElse(definition.revisions(), List.of());
    }

    private Revision revision(String place, MeasureDefinition.Revision revision) {
        fields.number(place + "targetPercent", revision.targetPercent(), HUNDRED);
        fields.number(place + "minimumWeeklyHours", revision.minimumWeeklyHours(), HOURS_OF_A_WEEK);
        if (revision.minimumWeeklyHours() != null
                && revision.minimumWeeklyHours().signum() == 0
                && revision.minimumWeeklyHours().scale() >= 0) {
            fields.fault(place + "minimumWeeklyHours", Problem.ZERO_HOURS);
        }
        List<String> statuses = fields.codes(place + "successStatuses", revision.successStatuses());
        if (!statuses.stream().map(Status::of).allMatch(definition.knownKind().orElseThrow()::allows)) {
            fields.fault(place + "successStatuses", Problem.STATUS_IS_NO_SPELL);
        }
        int count = Objects.requireNonNullElse(revision.minimumCount(), 1);
        if (count < 1) {
            fields.fault(place + "minimumCount", Problem.LESS_THAN_ONE);
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
        for (String code : fields.codes(field, codes)) {
            ActivityKind.of(code)
                    .ifPresentOrElse(
                            kinds::add,
                            () -> fields.fault(field, Problem.UNKNOWN_CODE, Codes.names(ActivityKind.class)));
        }
        return kinds;
    }

    /** Null if it cannot be read. */
    private Anchor anchor() {
        AnchorKind kind = fields.code("anchor", AnchorKind.class, definition.anchor());
        if (kind == null) {
            return null;
        }
        if (definition.milestone() != null && kind != AnchorKind.MILESTONE) {
            fields.fault("milestone", Problem.MILESTONE_OF_OTHER_ANCHOR);
        }
        return switch (kind) {
            case START -> new Anchor.Start();
            case EXIT -> new Anchor.Exit();
            case MILESTONE ->
                new Anchor.Milestone(
                        fields.activityKind("milestone", definition.milestone(), ActivityKind.Shape.MILESTONE));
        };
    }

    private ActivityKind meeting() {
        return fields.activityKind("meeting", definition.meeting(), ActivityKind.Shape.MEETING);
    }

    /** From any day on: a month has 28 to 31 days, so the shortest length of one is compared with the longest of the other. */
    private static boolean isShorter(Period one, Period other) {
        LocalDate day = LocalDate.of(2001, 1, 1);
        return day.plus(one).isBefore(day.plus(other));
    }
}
