package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** So many of so many. Of nothing there is no share: that is not 0 %. */
public record Share(long part, long whole) {
    public static final Share NONE = new Share(0, 0);
    private static final int SHOWN_DECIMALS = 1;

    public Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("a part lies between nothing and the whole");
        }
    }

    /** As it is shown: one decimal, half up, rounded once. 1 of 16 is 6.3. */
    public Optional<BigDecimal> percent() {
        return whole == 0 ? Optional.empty() : Optional.of(oneDecimal(BigDecimal.valueOf(100 * part), whole));
    }

    public Optional<Interval> interval() {
        return whole == 0 ? Optional.empty() : Optional.of(Interval.around(part, whole));
    }

    public Share plus(Share other) {
        return new Share(part + other.part, whole + other.whole);
    }

    /** The quotient with the one decimal that figures show, rounded from its exact value. */
    static BigDecimal oneDecimal(BigDecimal dividend, long divisor) {
        return dividend.divide(BigDecimal.valueOf(divisor), SHOWN_DECIMALS, RoundingMode.HALF_UP);
    }
}
