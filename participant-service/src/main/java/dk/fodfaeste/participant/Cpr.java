package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A civil registration number (CPR): a date of birth, DDMMYY, and four more digits, the first of which determines the century. There is no
 * check digit: since 2007 CPR-kontoret has issued numbers that fail modulus 11. A replacement number (erstatningspersonnummer), for a
 * person without a number, adds 6 to the first digit of the day. Source: CPR-kontoret, "Personnummeret i CPR" (the table of centuries and
 * modulus 11).
 *
 * <p>A number must not appear in a log, an address or an error text. Therefore {@link #toString} does not show it, and outside this package
 * only {@link #disclosed} returns its digits.
 */
public final class Cpr {
    /** Numbers that are copied from other programs have other spaces and dashes than the hyphen. */
    private static final Pattern SHAPE = Pattern.compile("([0-9]{6}){space}*{dash}?{space}*([0-9]{4})"
            .replace("{space}", "[\\s\\p{Z}]")
            .replace("{dash}", "[\\p{Pd}\\u2212]"));

    private static final int REPLACEMENT = 60;

    private final String digits;
    private final LocalDate birthDate;

    private Cpr(String digits, LocalDate birthDate) {
        this.digits = digits;
        this.birthDate = birthDate;
    }

    /** Empty if the text is no civil registration number. Between the date and the last four digits may be a dash and spaces of any kind. */
    public static Optional<Cpr> tryParse(String text) {
        Matcher number = SHAPE.matcher(text.strip());
        if (!number.matches()) {
            return Optional.empty();
        }
        String digits = number.group(1) + number.group(2);
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

    /** @throws Refusal 400 naming the field, without the number */
    public static Cpr parse(String field, String text) {
        return tryParse(text).orElseThrow(() -> Refusal.malformed(field, message("notACpr")));
    }

    /** Reverses {@link #digits}. */
    static Cpr ofDigits(String digits) {
        return tryParse(digits)
                .orElseThrow(() -> new IllegalStateException("The stored civil registration number is invalid"));
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

    /** For recognising the person: {@code 010190-****}. */
    public String masked() {
        return digits.substring(0, 6) + "-****";
    }

    /** The whole number, for callers who have stated a purpose. */
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
