package dk.fodfaeste.reporting.grants.calculation;

/**
 * Which numbers of participants and exits may be disclosed to readers who may not see persons. The money is public, so a cost discloses the
 * number that it is divided by. Of three numbers that add up, two disclose the third: none of the three may be a small count.
 */
public final class CountDisclosure {
    private CountDisclosure() {}

    /**
     * Exits of a window in which the participants are shown, too. Participants less exits are those who stayed.
     *
     * @param k the smallest number that is disclosed
     */
    public static boolean mayDiscloseExits(long participants, long exits, long k) {
        return !isSmall(exits, k) && !isSmall(Math.abs(participants - exits), k);
    }

    /** Exits of a year whose halves are shown, too. The year less one half is the other half. */
    public static boolean mayDiscloseExitsOfYear(long exitsOfFirstHalf, long exitsOfSecondHalf, long k) {
        return !isSmall(exitsOfFirstHalf, k)
                && !isSmall(exitsOfSecondHalf, k)
                && !isSmall(exitsOfFirstHalf + exitsOfSecondHalf, k);
    }

    /**
     * Participants of a year whose halves are shown, too. A person may be in both halves, so the three numbers disclose how many are in one half
     * only, and how many in both.
     */
    public static boolean mayDiscloseParticipantsOfYear(long inYear, long inFirstHalf, long inSecondHalf, long k) {
        return !isSmall(inYear, k)
                && !isSmall(inFirstHalf, k)
                && !isSmall(inSecondHalf, k)
                && !isSmall(inYear - inFirstHalf, k)
                && !isSmall(inYear - inSecondHalf, k)
                && !isSmall(inFirstHalf + inSecondHalf - inYear, k);
    }

    public static boolean isSmall(long count, long k) {
        return count >= 1 && count < k;
    }
}
