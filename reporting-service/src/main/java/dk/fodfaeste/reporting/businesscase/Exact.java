package dk.fodfaeste.reporting.businesscase;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact fraction, so that nothing is rounded before the page. The denominator is positive. */
record Exact(BigInteger numerator, BigInteger denominator) {
    static final Exact ZERO = of(0);
    static final Exact ONE = of(1);

    Exact {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("the denominator is positive");
        }
    }

    static Exact of(long number) {
        return new Exact(BigInteger.valueOf(number), BigInteger.ONE);
    }

    /** @param denominator positive */
    static Exact of(long numerator, long denominator) {
        return new Exact(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    Exact plus(Exact other) {
        return new Exact(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Exact times(Exact other) {
        return new Exact(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Exact negated() {
        return new Exact(numerator.negate(), denominator);
    }

    int signum() {
        return numerator.signum();
    }

    /** With one decimal, rounded half up; without decimals if it is whole. */
    BigDecimal rounded() {
        BigDecimal rounded = new BigDecimal(numerator).divide(new BigDecimal(denominator), 1, RoundingMode.HALF_UP);
        BigDecimal whole = rounded.setScale(0, RoundingMode.DOWN);
        return whole.compareTo(rounded) == 0 ? whole : rounded;
    }
}
