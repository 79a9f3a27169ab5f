package dk.fodfaeste.reporting.grants.calculation;

/** Whether a line costs money or brings some in; amounts themselves are never negative. */
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
