package dk.fodfaeste.reporting.grants.calculation;

/** Whether a line is an expense or an income. Amounts are never negative. */
public enum Sign {
    EXPENSE,
    INCOME;

    public long of(long amount) {
        return switch (this) {
            case EXPENSE -> amount;
            case INCOME -> -amount;
        };
    }
}
