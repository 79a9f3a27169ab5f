package dk.fodfaeste.reporting.rate;

/**
 * How many follow-ups of a window stand where on one day. {@code lost} are those nobody could answer: marked lost, or silent until the
 * grace had run out. Successes are among the recorded.
 */
public record Counts(long notDue, long pending, long recorded, long lost, long excluded, long successes) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    public Counts {
        if (notDue < 0 || pending < 0 || recorded < 0 || lost < 0 || excluded < 0 || successes < 0) {
            throw new IllegalArgumentException("a count is never negative");
        }
        if (successes > recorded) {
            throw new IllegalArgumentException("every success is recorded");
        }
    }

    /** Every follow-up of the window, whatever became of it. */
    public long cohort() {
        return excluded + notDue + pending + recorded + lost;
    }

    /** Those that the rate speaks of. Silence counts: not calling people must never raise a rate. */
    public long denominator() {
        return recorded + lost;
    }

    /** Whether the figure can still change by itself. */
    public boolean provisional() {
        return notDue + pending > 0;
    }

    public Counts plus(Counts other) {
        return new Counts(
                notDue + other.notDue,
                pending + other.pending,
                recorded + other.recorded,
                lost + other.lost,
                excluded + other.excluded,
                successes + other.successes);
    }
}
