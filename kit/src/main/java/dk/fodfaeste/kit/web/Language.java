package dk.fodfaeste.kit.web;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;

/** In which language the present request is answered: Danish, unless its browser chose English. Programs are told their problems in English. */
@RequestScoped
public class Language {
    static final Locale DENMARK = Locale.of("da", "DK");
    private static final Locale ENGLAND = Locale.UK;

    private boolean english;

    /** That of the request at hand. */
    public static Language present() {
        return Arc.container().instance(Language.class).get();
    }

    void choose(String code) {
        english = code.equals("en");
    }

    /** {@code da} or {@code en}. */
    public String code() {
        return english ? "en" : "da";
    }

    public boolean isEnglish() {
        return english;
    }

    public Locale locale() {
        return english ? ENGLAND : DENMARK;
    }

    /** Both say the same, and the one that is wanted is returned. */
    public String say(String danish, String inEnglish) {
        return english ? inEnglish : danish;
    }
}
