package dk.fodfaeste.reporting.offenders;

/** Violates the rule against binary floating point: 0.1 + 0.2 is not 0.3. */
public class CountsInFloatingPoint {
    public double percent(long part, long whole) {
        return 100.0 * part / whole;
    }
}
