package dk.fodfaeste.reporting.grants.calculation;

import dk.fodfaeste.reporting.smallcounts.SmallCountRule;
import java.util.stream.LongStream;

/**
 * Which numbers of participants and exits may be disclosed to readers who may not see persons. The money is public, so a cost discloses the
 * number that it is divided by. Of three numbers that add up, two disclose the third: none of the three may be a small count.
 */
public record CountDisclosure(SmallCountRule rule) {

    public boolean mayDisclose(long count) {
        return !rule.isSmall(count);
    }

    /** Participants of a window in which any of these numbers may be shown: the difference from each is a group of people. */
    public boolean mayDiscloseParticipants(long participants, long... others) {
        return noneIsSmall(LongStream.of(others)
                .map(other -> Math.abs(participants - other))
                .toArray());
    }

    /** Exits of a window in which the participants are shown, too. Participants less exits are those who stayed. */
    public boolean mayDiscloseExits(long participants, long exits) {
        return noneIsSmall(exits, Math.abs(participants - exits));
    }

    /** Exits of a year whose halves are shown, too. The year less one half is the other half. */
    public boolean mayDiscloseExitsOfYear(long inFirstHalf, long inSecondHalf) {
        return noneIsSmall(inFirstHalf, inSecondHalf, inFirstHalf + inSecondHalf);
    }

    /**
     * Participants of a year whose halves are shown, too. A person may be in both halves, so the three numbers disclose how many are in one half
     * only, and how many in both.
     */
    public boolean mayDiscloseParticipantsOfYear(long inYear, long inFirstHalf, long inSecondHalf) {
        return noneIsSmall(
                inYear,
                inFirstHalf,
                inSecondHalf,
                inYear - inFirstHalf,
                inYear - inSecondHalf,
                inFirstHalf + inSecondHalf - inYear);
    }

    private boolean noneIsSmall(long... counts) {
        return LongStream.of(counts).noneMatch(rule::isSmall);
    }
}
