package dk.fodfaeste.kit.web;

import java.util.List;

/** The purposes of the audit trail, in the language of the request. */
public final class PurposeText {
    /** What a data protection officer reads the audit trail for. */
    public static final String SUPERVISION = "supervision";

    /** What records staff read the retention of persons for. */
    public static final String RECORDS = "records";

    private PurposeText() {}

    /** A purpose that only the settings of an installation know is shown by its code. */
    public static String label(String code) {
        Language language = Language.current();
        return switch (code) {
            case "case-work" -> language.say("Sagsbehandling", "Case work");
            case "follow-up" -> language.say("Opfølgning", "Follow-up");
            case "reporting" -> language.say("Rapportering", "Reporting");
            case SUPERVISION -> language.say("Tilsyn", "Supervision");
            case "citizen-request" -> language.say("Borgerens henvendelse", "The citizen's request");
            case RECORDS -> language.say("Arkiv og sletning", "Records and erasure");
            default -> code;
        };
    }

    public static List<Choice> choices(String... codes) {
        return List.of(codes).stream()
                .map(code -> new Choice(code, label(code)))
                .toList();
    }
}
