package dk.fodfaeste.kit.web;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What templates say by {@code {t:...}} in the language of the request: texts of their own, and dates and numbers as they are written in it.
 */
@TemplateExtension(namespace = "t")
public final class DisplayText {
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private DisplayText() {}

    /** {@code {t:say('Gem', 'Save')}} */
    public static String say(String danish, String english) {
        return Language.present().say(danish, english);
    }

    /** {@code {t:word(status)}}: what people call a code. */
    public static String word(Enum<?> code) {
        return CodeLabels.word(code);
    }

    public static String code() {
        return Language.present().code();
    }

    /** 31. december 2025 */
    public static String day(LocalDate day) {
        return day == null ? "" : Language.present().day(day);
    }

    /** 31. december 2025 kl. 14.05, in Copenhagen */
    public static String moment(Instant at) {
        if (at == null) {
            return "";
        }
        Language language = Language.present();
        return language.format(language.say("d. MMMM yyyy 'kl.' HH.mm", "d MMMM yyyy 'at' HH:mm"))
                .format(at.atZone(COPENHAGEN));
    }

    /** How far a day lies from another: i dag, i morgen, om 3 dage, for 3 dage siden; from sixty days on in months. */
    public static String fromNow(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, day);
        Language language = Language.present();
        if (days == 0) {
            return language.say("i dag", "today");
        }
        if (Math.abs(days) == 1) {
            return days > 0 ? language.say("i morgen", "tomorrow") : language.say("i går", "yesterday");
        }
        boolean inMonths = Math.abs(days) >= 60;
        long many = inMonths ? Math.abs(ChronoUnit.MONTHS.between(today, day)) : Math.abs(days);
        String unit = inMonths
                ? (many == 1 ? language.say("måned", "month") : language.say("måneder", "months"))
                : language.say("dage", "days");
        return days > 0
                ? language.say("om %d %s".formatted(many, unit), "in %d %s".formatted(many, unit))
                : language.say("for %d %s siden".formatted(many, unit), "%d %s ago".formatted(many, unit));
    }

    /** As it may stand between two slashes of an address. */
    public static String inPath(String text) {
        return inAddress(text).replace("+", "%20");
    }

    /** As it may stand behind the question mark of an address. */
    public static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** 1.234; the same for an int, which templates do not take for a long. */
    public static String count(int count) {
        return count((long) count);
    }

    /** 1.234 */
    public static String count(long count) {
        return Language.present().count(count);
    }

    /** By how much something moved: +1, 0 or −2. */
    public static String moved(long by) {
        return by == 0 ? "0" : (by > 0 ? "+" : "−") + count(Math.abs(by));
    }

    /** With the decimals that it has: 18,5 */
    public static String decimal(BigDecimal number) {
        return number == null ? "" : Language.present().decimal(number);
    }

    /** With the decimals that it has: 20,0 % in Danish, 20.0% in English. */
    public static String percent(BigDecimal percent) {
        return Language.present().percent(percent);
    }

    /** 27,5 % in Danish, 27.5% in English; what is a whole number has no decimals. */
    public static String promise(BigDecimal percent) {
        return percent == null ? "" : Language.present().promise(percent);
    }
}
