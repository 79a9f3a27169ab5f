package dk.fodfaeste.measures;

import java.util.Optional;
import java.util.Set;

/** The kinds of measures, each with the fields that its definition has beside those of every measure. */
public enum MeasureKind {
    /** The situation a given period after a date. */
    SITUATION_AFTER(
            Set.of("anchor", "milestone", "offset", "ofSuccessesOf"),
            Set.of("successStatuses", "minimumWeeklyHours"),
            false),
    /** Whether enough happened within a period. */
    EVENT_WITHIN(
            Set.of("anchor", "milestone", "offset"),
            Set.of("activityKinds", "minimumCount", "minimumWeeklyHours"),
            true),
    /** How many of those enrolled are in a situation at the end of every month, quarter or half-year. */
    SITUATION_ON(Set.of("occasions"), Set.of("successStatuses", "minimumWeeklyHours"), true),
    /** Whether a first job lasts. */
    SUSTAINED(Set.of("weeksWorked", "withinWeeks"), Set.of("successStatuses", "minimumWeeklyHours"), true),
    /** How many meetings were held. */
    MEETINGS_ATTENDED(Set.of("meeting"), Set.of(), true),
    /** How many deadlines for a meeting were met. */
    MEETINGS_ON_TIME(Set.of("meeting", "first", "every"), Set.of(), true);

    private final Set<String> fields;
    private final Set<String> revisionFields;
    private final boolean isAnsweredByActivities;

    MeasureKind(Set<String> fields, Set<String> revisionFields, boolean isAnsweredByActivities) {
        this.fields = fields;
        this.revisionFields = revisionFields;
        this.isAnsweredByActivities = isAnsweredByActivities;
    }

    public static Optional<MeasureKind> of(String code) {
        return Codes.find(MeasureKind.class, code);
    }

    /** Whether a definition of this kind, or a revision of it, has that field beside those of every measure. */
    public boolean has(String field) {
        return fields.contains(field) || revisionFields.contains(field);
    }

    /** Whether the status can be a success: where activities answer, only one that a person can be in for a spell. */
    public boolean allows(Status status) {
        return !isAnsweredByActivities
                || ActivityKind.of(status.name())
                        .flatMap(ActivityKind::situation)
                        .isPresent();
    }
}
