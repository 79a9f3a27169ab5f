package dk.fodfaeste.reporting.smallcounts;

/** The people of one or two stretches of quarters: everything that is left when one window is taken out of another. */
record Group(Stretch one, Stretch other) {

    interface Test {
        boolean holds(Group group);
    }

    static Group of(Stretch stretch) {
        return new Group(stretch, new Stretch(stretch.toExclusive(), stretch.toExclusive()));
    }

    long sizeIn(Quantity counted) {
        return counted.in(one) + counted.in(other);
    }

    /** Whether the test holds for one of those groups that hold somebody and at most so many. */
    static boolean any(Quantity counted, long most, Test test) {
        int quarters = counted.quarters();
        for (int from = 0; from < quarters; from++) {
            for (int to = from + 1; to <= quarters && counted.in(from, to) <= most; to++) {
                Stretch one = new Stretch(from, to);
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

    private static boolean anyWith(Stretch one, Quantity counted, long most, Test test) {
        long already = counted.in(one.from(), one.toExclusive());
        for (int from = one.toExclusive() + 1; from < counted.quarters(); from++) {
            for (int to = from + 1; to <= counted.quarters() && already + counted.in(from, to) <= most; to++) {
                if (isSmall(already + counted.in(from, to), most)
                        && test.holds(new Group(one, new Stretch(from, to)))) {
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
