package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;

/** The two languages, without a request that asks for them. */
final class FixedLanguage extends Language {
    static final Language DANISH = new FixedLanguage("da");
    static final Language ENGLISH = new FixedLanguage("en");

    private final String code;

    private FixedLanguage(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
