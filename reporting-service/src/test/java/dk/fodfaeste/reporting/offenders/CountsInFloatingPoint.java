package dk.fodfaeste.reporting.offenders;

/** Breaks the rule that nothing is counted in binary floating point: 0.1 + 0.2 is not 0.3. */
public class CountsInFloatingPoint {
    public double percent(long part, long whole) {
        return 100.0 * part / whole;
    }
}
