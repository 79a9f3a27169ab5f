package dk.fodfaeste.reporting.economy;

/** Whether a line costs money or brings some in; amounts themselves are never negative. */
public enum Sign {
    EXPENSE,
    INCOME;

    long of(long amount) {
        return switch (this) {
            case EXPENSE -> amount;
            case INCOME -> -amount;
        };
    }
}
