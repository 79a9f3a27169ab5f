package dk.fodfaeste.measures;

import java.util.List;

/**
 * What is wrong with a definition.
 *
 * @param field relative to the measure, such as {@code revisions[0].minimumCount}
 * @param arguments what the text of the problem names, such as the limits of a number
 */
public record DefinitionFault(String field, Problem problem, List<Object> arguments) {

    /** A problem with a field. The service that shows it has its text. */
    public enum Problem {
        MISSING,
        EMPTY,
        /** The code is none of the first argument. A newer version may know it: a reader skips the measure and keeps the rest. */
        UNKNOWN_CODE,
        /** The code is none of the first argument, and no newer version makes it one. */
        CODE_OF_OTHER_SHAPE,
        /** The kind in the first argument has no such field. */
        NO_FIELD_OF_KIND,
        NOT_A_PERIOD,
        NEGATIVE,
        LONGER_THAN_FIFTY_YEARS,
        NO_TIME_AT_ALL,
        /** The number does not lie between the two arguments. */
        NOT_BETWEEN,
        LESS_THAN_ONE,
        /** The number has more decimals than the argument. */
        TOO_MANY_DECIMALS,
        ZERO_WITH_EXPONENT,
        /** No hours threshold is null, not 0. */
        ZERO_HOURS,
        OVERLAPPING_REVISION,
        MILESTONE_OF_OTHER_ANCHOR,
        /** A measure without an offset counts up to the exit, so it cannot count from the exit. */
        OFFSET_FROM_EXIT_MISSING,
        NO_OTHER_SITUATION_AFTER,
        BASE_HAS_BASE,
        BASE_HAS_OTHER_ANCHOR,
        BASE_OFFSET_NOT_SHORTER,
        /** The fault is in the definition of the other measure, which reports it itself. */
        BASE_HAS_FAULTS,
        MORE_THAN_WITHIN_WEEKS,
        LONGER_THAN_EVERY,
        /** One of the statuses is not a spell, so that no recorded activity can answer it. */
        STATUS_IS_NO_SPELL,
        /** The statuses decide when the job starts, so that they are the same in every revision. */
        STATUSES_DIFFER,
        STATUS_WITHOUT_HOURS;

        /** Whether the value cannot be read at all. Otherwise it breaks a rule. */
        public boolean isMalformed() {
            return switch (this) {
                case MISSING, EMPTY, UNKNOWN_CODE, CODE_OF_OTHER_SHAPE, NOT_A_PERIOD -> true;
                default -> false;
            };
        }
    }

    /** Whether a newer version may know the code: then a reader skips the measure and keeps the rest. */
    public boolean isUnknownCode() {
        return problem == Problem.UNKNOWN_CODE;
    }

    /** Whether another measure of the initiative reports the fault itself. */
    public boolean isOfOtherMeasure() {
        return problem == Problem.BASE_HAS_FAULTS;
    }
}
