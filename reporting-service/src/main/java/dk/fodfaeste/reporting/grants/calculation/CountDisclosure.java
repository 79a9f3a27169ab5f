package dk.fodfaeste.reporting.grants.calculation;

/**
 * What may be told of how many people a year and its halves held, to whoever may not see persons. Money is known to everybody, so a cost is as
 * good as the number it is divided by; and of three numbers that belong together none may give a small one back.
 */
public final class CountDisclosure {
    private CountDisclosure() {}

    /**
     * Of a half-year. Who took part less who left is who stayed.
     *
     * @param k the smallest number that is told
     */
    public static boolean exitsBeside(long participants, long exits, long k) {
        return !isSmall(exits, k) && !isSmall(Math.abs(participants - exits), k);
    }

    /** The year less one half is the other. */
    public static boolean ofYear(long exitsOfFirstHalf, long exitsOfSecondHalf, long k) {
        return !isSmall(exitsOfFirstHalf, k)
                && !isSmall(exitsOfSecondHalf, k)
                && !isSmall(exitsOfFirstHalf + exitsOfSecondHalf, k);
    }

    /** Persons may be in both halves: then the year and its halves tell how many were in one of them alone, and how many in both. */
    public static boolean ofYearOfPersons(long inYear, long inFirstHalf, long inSecondHalf, long k) {
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
