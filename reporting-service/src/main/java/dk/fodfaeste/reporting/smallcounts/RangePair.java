package dk.fodfaeste.reporting.smallcounts;

/** The people of one or two stretches of quarters: everything that is left when one window is taken out of another. */
record RangePair(QuarterRange one, QuarterRange other) {

    interface Test {
        boolean holds(RangePair group);
    }

    static RangePair of(QuarterRange stretch) {
        return new RangePair(stretch, new QuarterRange(stretch.toExclusive(), stretch.toExclusive()));
    }

    long sizeIn(QuarterCounts counted) {
        return counted.in(one) + counted.in(other);
    }

    /** Whether the test holds for one of those groups that hold somebody and at most so many. */
    static boolean any(QuarterCounts counted, long most, Test test) {
        int quarters = counted.quarters();
        for (int from = 0; from < quarters; from++) {
            for (int to = from + 1; to <= quarters && counted.in(from, to) <= most; to++) {
                QuarterRange one = new QuarterRange(from, to);
                if (isSmall(counted.in(from, to), most) && test.holds(of(one))) {
                    return true;
                }
                if (anyWith(one, counted, most, test)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean anyWith(QuarterRange one, QuarterCounts counted, long most, Test test) {
        long already = counted.in(one.from(), one.toExclusive());
        for (int from = one.toExclusive() + 1; from < counted.quarters(); from++) {
            for (int to = from + 1; to <= counted.quarters() && already + counted.in(from, to) <= most; to++) {
                if (isSmall(already + counted.in(from, to), most)
                        && test.holds(new RangePair(one, new QuarterRange(from, to)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSmall(long count, long most) {
        return count >= 1 && count <= most;
    }
}
