package dk.fodfaeste.kit.web;

import io.quarkus.arc.Arc;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * In which language the page that is asked for is: Danish, unless its browser chose English by the switch on every page. Programs are told
 * their problems in English.
 */
@RequestScoped
public class Language {
    static final String COOKIE = "fodfaeste-language";
    private static final String PARAMETER = "language";
    private static final String DANISH = "da";
    private static final Set<String> KNOWN = Set.of(DANISH, "en");
    private static final Locale DENMARK = Locale.of("da", "DK");
    private static final Locale ENGLAND = Locale.UK;

    @Inject
    HttpServerRequest request;

    private String alone;
    private String ofRequest;

    /** That of the request at hand. */
    public static Language present() {
        return Arc.container().instance(Language.class).get();
    }

    /** What {@code ?language=} asks for from now on. */
    Optional<String> chosen() {
        return Optional.ofNullable(request.getParam(PARAMETER)).filter(KNOWN::contains);
    }

    /** Does it in Danish, whatever language the page is in: documents that are kept or sent on are in Danish. */
    public <T> T inDanish(Supplier<T> doing) {
        String before = alone;
        alone = DANISH;
        try {
            return doing.get();
        } finally {
            alone = before;
        }
    }

    /** {@code da} or {@code en}. */
    public String code() {
        if (alone != null) {
            return alone;
        }
        if (ofRequest == null) {
            ofRequest = chosen().or(() -> Optional.ofNullable(request.getCookie(COOKIE))
                            .map(Cookie::getValue)
                            .filter(KNOWN::contains))
                    .orElse(DANISH);
        }
        return ofRequest;
    }

    public boolean isEnglish() {
        return code().equals("en");
    }

    public Locale locale() {
        return isEnglish() ? ENGLAND : DENMARK;
    }

    /** 31. december 2025 */
    public String day(LocalDate day) {
        return format(say("d. MMMM yyyy", "d MMMM yyyy")).format(day);
    }

    /** december 2025 */
    public String month(YearMonth month) {
        return format("MMMM yyyy").format(month);
    }

    /** 1.234 */
    public String count(long count) {
        return String.format(locale(), "%,d", count);
    }

    /** With the decimals that it has: 18,5 */
    public String decimal(BigDecimal number) {
        String written = number.toPlainString();
        return isEnglish() ? written : written.replace('.', ',');
    }

    /** With the decimals that it has: 20,0 % in Danish, 20.0% in English. */
    public String percent(BigDecimal percent) {
        String written = decimal(percent);
        return say(written + " %", written + "%");
    }

    /** 27,5 % in Danish, 27.5% in English; what is a whole number has no decimals. */
    public String promise(BigDecimal percent) {
        BigDecimal shortest = percent.stripTrailingZeros();
        return percent(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
    }

    DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale());
    }

    /** Both say the same, and the one that is wanted is returned. */
    public String say(String danish, String inEnglish) {
        return isEnglish() ? inEnglish : danish;
    }
}
