package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;

/** The two languages, without a request that asks for them. */
final class Spoken extends Language {
    static final Language DANISH = new Spoken("da");
    static final Language ENGLISH = new Spoken("en");

    private final String code;

    private Spoken(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
