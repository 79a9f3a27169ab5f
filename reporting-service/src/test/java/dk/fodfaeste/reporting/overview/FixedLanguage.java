package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;

/** Danish and English without a request. */
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
