package dk.fodfaeste.kit.web;

import dk.fodfaeste.kit.time.Clocks;
import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The template functions {@code {t:...}}: texts, dates and numbers in the language of the request. */
@TemplateExtension(namespace = "t")
public final class DisplayText {
    private DisplayText() {}

    /** {@code {t:say('Gem', 'Save')}} */
    public static String say(String danish, String english) {
        return Language.current().say(danish, english);
    }

    /**
     * {@code {t:name(initiative.name, initiative.englishName)}}
     *
     * @param english null if there is only a Danish name
     */
    public static String name(String danish, String english) {
        return english == null ? danish : say(danish, english);
    }

    /** {@code {t:label(status)}} */
    public static String label(Enum<?> code) {
        return CodeLabels.label(code);
    }

    /** {@code {t:purpose(entry.purpose)}} */
    public static String purpose(String code) {
        return PurposeText.label(code);
    }

    /** The code of the language. */
    public static String code() {
        return Language.current().code();
    }

    /** 31. december 2025 */
    public static String day(LocalDate day) {
        return day == null ? "" : Language.current().day(day);
    }

    /** 31. december 2025 kl. 14.05, in Copenhagen */
    public static String dateTime(Instant at) {
        if (at == null) {
            return "";
        }
        Language language = Language.current();
        return language.format(language.say("d. MMMM yyyy 'kl.' HH.mm", "d MMMM yyyy 'at' HH:mm"))
                .format(at.atZone(Clocks.COPENHAGEN));
    }

    /** The distance between two days: i dag, i morgen, om 3 dage, for 3 dage siden; in months from sixty days on. */
    public static String relativeDay(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, day);
        Language language = Language.current();
        if (days == 0) {
            return language.say("i dag", "today");
        }
        if (Math.abs(days) == 1) {
            return days > 0 ? language.say("i morgen", "tomorrow") : language.say("i går", "yesterday");
        }
        boolean inMonths = Math.abs(days) >= 60;
        long number = inMonths ? Math.abs(ChronoUnit.MONTHS.between(today, day)) : Math.abs(days);
        String unit = inMonths
                ? (number == 1 ? language.say("måned", "month") : language.say("måneder", "months"))
                : language.say("dage", "days");
        return days > 0
                ? language.say("om %d %s".formatted(number, unit), "in %d %s".formatted(number, unit))
                : language.say("for %d %s siden".formatted(number, unit), "%d %s ago".formatted(number, unit));
    }

    /** Encodes the text for a segment of a path. */
    public static String pathSegment(String text) {
        return queryValue(text).replace("+", "%20");
    }

    /** Encodes the text for the value of a query parameter. */
    public static String queryValue(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** 1.234; an overload for int, because Qute does not convert an int to a long. */
    public static String count(int count) {
        return count((long) count);
    }

    /** 1.234 */
    public static String count(long count) {
        return Language.current().count(count);
    }

    /** A difference; an overload for int, because Qute does not convert an int to a long. */
    public static String signedCount(int difference) {
        return signedCount((long) difference);
    }

    /** A difference: +1, 0 or −2. */
    public static String signedCount(long difference) {
        return difference == 0 ? "0" : (difference > 0 ? "+" : "−") + count(Math.abs(difference));
    }

    /** All decimals of the number: 18,5 */
    public static String decimal(BigDecimal number) {
        return number == null ? "" : Language.current().decimal(number);
    }

    /** All decimals of the number, with separators of thousands: −1.234,5 */
    public static String amount(BigDecimal number) {
        return Language.current().amount(number);
    }

    /** All decimals of the number: 20,0 % in Danish, 20.0% in English. */
    public static String percent(BigDecimal percent) {
        return Language.current().percent(percent);
    }

    /** Without trailing zeros: 27,5 % and 40 % in Danish, 27.5% and 40% in English. */
    public static String shortPercent(BigDecimal percent) {
        return percent == null ? "" : Language.current().shortPercent(percent);
    }
}
