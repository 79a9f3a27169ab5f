package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A part of a whole. If the whole is 0 there is no percentage; it is not 0 %. */
public record Share(long part, long whole) {
    public static final Share NONE = new Share(0, 0);
    private static final int DISPLAYED_DECIMALS = 1;

    public Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("a part lies between nothing and the whole");
        }
    }

    /** One decimal, half up, rounded once: 1 of 16 is 6.3. */
    public Optional<BigDecimal> percent() {
        return whole == 0 ? Optional.empty() : Optional.of(oneDecimal(BigDecimal.valueOf(100 * part), whole));
    }

    public Optional<Interval> interval() {
        return whole == 0 ? Optional.empty() : Optional.of(Interval.wilson(part, whole));
    }

    public Share plus(Share other) {
        return new Share(part + other.part, whole + other.whole);
    }

    /** The quotient with the decimals that figures display, rounded from its exact value. */
    static BigDecimal oneDecimal(BigDecimal dividend, long divisor) {
        return oneDecimal(dividend, BigDecimal.valueOf(divisor));
    }

    static BigDecimal oneDecimal(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, DISPLAYED_DECIMALS, RoundingMode.HALF_UP);
    }
}
