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

/** The language of the requested page: Danish, unless the browser chose English with the switch on the pages. The API is in English. */
@RequestScoped
public class Language {
    static final String COOKIE = "fodfaeste-language";
    private static final String PARAMETER = "language";
    private static final String DANISH = "da";
    private static final String ENGLISH = "en";
    private static final Set<String> CODES = Set.of(DANISH, ENGLISH);
    private static final Locale DENMARK = Locale.of("da", "DK");

    private final HttpServerRequest request;
    private String override;
    private String ofRequest;

    @Inject
    Language(HttpServerRequest request) {
        this.request = request;
    }

    /** For a language without a request; the subclass overrides {@link #code}. */
    protected Language() {
        this(null);
    }

    /** The language of the current request. */
    public static Language current() {
        return Arc.container().instance(Language.class).get();
    }

    /** The language in the parameter {@code language}. Empty if the query cannot be decoded, so that the page that says so can be shown. */
    Optional<String> requested() {
        try {
            return Optional.ofNullable(request.getParam(PARAMETER)).filter(CODES::contains);
        } catch (IllegalArgumentException badlyEncoded) {
            return Optional.empty();
        }
    }

    /** Runs the work in Danish. Documents that are stored or passed on are in Danish, whatever the language of the page. */
    public <T> T inDanish(Supplier<T> work) {
        String before = override;
        override = DANISH;
        try {
            return work.get();
        } finally {
            override = before;
        }
    }

    /** {@code da} or {@code en}. */
    public String code() {
        if (override != null) {
            return override;
        }
        if (ofRequest == null) {
            ofRequest = requested()
                    .or(() -> Optional.ofNullable(request.getCookie(COOKIE))
                            .map(Cookie::getValue)
                            .filter(CODES::contains))
                    .orElse(DANISH);
        }
        return ofRequest;
    }

    public boolean isEnglish() {
        return code().equals(ENGLISH);
    }

    public Locale locale() {
        return isEnglish() ? Locale.UK : DENMARK;
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

    /** All decimals of the number: 18,5 */
    public String decimal(BigDecimal number) {
        String written = number.toPlainString();
        return isEnglish() ? written : written.replace('.', ',');
    }

    /** All decimals of the number, with separators of thousands: −1.234,5 in Danish, −1,234.5 in English. */
    public String amount(BigDecimal number) {
        String written = String.format(locale(), "%,." + Math.max(0, number.scale()) + "f", number.abs());
        return number.signum() < 0 ? "−" + written : written;
    }

    /** All decimals of the number: 20,0 % in Danish, 20.0% in English. */
    public String percent(BigDecimal percent) {
        String written = decimal(percent);
        return say(written + " %", written + "%");
    }

    /** Without trailing zeros: 27,5 % and 40 % in Danish, 27.5% and 40% in English. */
    public String shortPercent(BigDecimal percent) {
        BigDecimal shortest = percent.stripTrailingZeros();
        return percent(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
    }

    DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale());
    }

    /** Returns the text in this language. */
    public String say(String danish, String english) {
        return isEnglish() ? english : danish;
    }
}
