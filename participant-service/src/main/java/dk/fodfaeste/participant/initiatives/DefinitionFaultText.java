package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.measures.DefinitionFault;

/** The texts of the faults that measures/ finds in a definition. */
final class DefinitionFaultText {
    private DefinitionFaultText() {}

    static Message of(DefinitionFault fault) {
        return switch (fault.problem()) {
            case MISSING -> message("missing");
            case EMPTY -> message("notEmpty");
            case UNKNOWN_CODE, CODE_OF_OTHER_SHAPE -> message("notOneOf", argument(fault, 0));
            case NO_FIELD_OF_KIND -> message("noFieldOfKind", argument(fault, 0));
            case NOT_A_PERIOD -> message("notAPeriod");
            case NEGATIVE -> message("negative");
            case LONGER_THAN_FIFTY_YEARS -> message("longerThanFiftyYears");
            case NO_TIME_AT_ALL -> message("noTimeAtAll");
            case NOT_BETWEEN -> message("notBetween", argument(fault, 0), argument(fault, 1));
            case LESS_THAN_ONE -> message("lessThanOne");
            case TOO_MANY_DECIMALS -> message("tooManyDecimals", argument(fault, 0));
            case ZERO_WITH_EXPONENT -> message("zeroWithExponent");
            case ZERO_HOURS -> message("zeroHours");
            case OVERLAPPING_REVISION -> message("overlappingRevision");
            case MILESTONE_OF_OTHER_ANCHOR -> message("milestoneOfOtherAnchor");
            case OFFSET_FROM_EXIT_MISSING -> message("offsetFromExitMissing");
            case NO_OTHER_SITUATION_AFTER -> message("noOtherSituationAfter");
            case BASE_HAS_BASE -> message("baseHasBase");
            case BASE_HAS_OTHER_ANCHOR -> message("baseHasOtherAnchor");
            case BASE_OFFSET_NOT_SHORTER -> message("baseOffsetNotShorter");
            case BASE_HAS_FAULTS -> throw new IllegalArgumentException("The other measure reports the fault");
            case MORE_THAN_WITHIN_WEEKS -> message("moreThanWithinWeeks");
            case LONGER_THAN_EVERY -> message("longerThanEvery");
            case STATUS_IS_NO_SPELL -> message("statusIsNoSpell");
            case STATUSES_DIFFER -> message("statusesDiffer");
            case STATUS_WITHOUT_HOURS -> message("statusWithoutHours");
        };
    }

    private static Object argument(DefinitionFault fault, int position) {
        return fault.arguments().get(position);
    }
}
