package dk.fodfaeste.participant;

import dk.fodfaeste.kit.problem.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A civil registration number: a date of birth, DDMMYY, and four more digits of which the first tells the century. There is no
 * check digit to rely on: numbers that fail modulus 11 have been issued since 2007. A replacement number, given to somebody who
 * has none yet, has 6 added to the first digit of the day.
 *
 * <p>It must not end up in a log, an address or an error text. So {@link #toString} does not show it, and outside this package
 * only {@link #disclosed} gives its digits.
 */
public final class Cpr {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{6}-?[0-9]{4}");
    private static final int REPLACEMENT = 60;

    private final String digits;
    private final LocalDate birthDate;

    private Cpr(String digits, LocalDate birthDate) {
        this.digits = digits;
        this.birthDate = birthDate;
    }

    /** Empty where the text is no such number. */
    public static Optional<Cpr> read(String text) {
        String stripped = text.strip();
        if (!SHAPE.matcher(stripped).matches()) {
            return Optional.empty();
        }
        String digits = stripped.replace("-", "");
        int day = number(digits, 0, 2);
        int month = number(digits, 2, 4);
        int yearOfCentury = number(digits, 4, 6);
        int year = century(number(digits, 6, 7), yearOfCentury) + yearOfCentury;
        try {
            return Optional.of(new Cpr(digits, LocalDate.of(year, month, day > REPLACEMENT ? day - REPLACEMENT : day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** @throws Refusal 400 naming the field, and never the number */
    public static Cpr parse(String field, String text) {
        return read(text)
                .orElseThrow(() -> Refusal.malformed(
                        field, "is not a civil registration number: a date of birth, DDMMYY, and four more digits"));
    }

    /** Whether a number may be hidden in a text that is going to leave this service. */
    public static boolean mayStandIn(String text) {
        return SHAPE.matcher(text).find();
    }

    /** The number that {@link #digits} once gave. */
    static Cpr ofDigits(String digits) {
        return read(digits).orElseThrow(() -> new IllegalStateException("A number was stored that is none"));
    }

    private static int century(int seventhDigit, int yearOfCentury) {
        return switch (seventhDigit) {
            case 0, 1, 2, 3 -> 1900;
            case 4, 9 -> yearOfCentury <= 36 ? 2000 : 1900;
            default -> yearOfCentury <= 57 ? 2000 : 1800;
        };
    }

    private static int number(String digits, int start, int end) {
        return Integer.parseInt(digits, start, end, 10);
    }

    public LocalDate birthDate() {
        return birthDate;
    }

    /** For whoever has to be sure that it is the right person: {@code 010190-****}. */
    public String hidden() {
        return digits.substring(0, 6) + "-****";
    }

    /** The whole number, for whoever has said what for. */
    public String disclosed() {
        return digits;
    }

    /** For the database only. */
    String digits() {
        return digits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cpr cpr && cpr.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "CPR";
    }
}
