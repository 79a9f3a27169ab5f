package dk.fodfaeste.reporting.rate;

/**
 * The number of follow-ups of a window in each state on one day. Successes are part of {@code recorded}.
 *
 * @param lost marked lost, or unanswered after the grace period
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

    /** All follow-ups of the window. */
    public long cohort() {
        return excluded + notDue + pending + recorded + lost;
    }

    /** Includes the follow-ups without an answer, so that not calling people never raises a rate. */
    public long denominator() {
        return recorded + lost;
    }

    /** Whether the passing of time alone can change the figure. */
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
