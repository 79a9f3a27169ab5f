package dk.fodfaeste.reporting.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and dates as they are written in Danish. */
final class Danish {
    private static final Locale DENMARK = Locale.of("da", "DK");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d. MMMM yyyy", DENMARK);

    private Danish() {}

    /** 31. december 2025 */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** 1.234 */
    static String count(long count) {
        return String.format(DENMARK, "%,d", count);
    }

    /** With the decimals that the number has: 20,0 % */
    static String percent(BigDecimal percent) {
        return comma(percent) + " %";
    }

    /** A promise is written as it was made: 25 %, 27,5 % */
    static String promise(BigDecimal percent) {
        return percent(percent.stripTrailingZeros());
    }

    static String range(BigDecimal low, BigDecimal high) {
        return comma(low) + "–" + percent(high);
    }

    private static String comma(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}
