package dk.fodfaeste.participant.enrolment;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import java.time.Instant;
import java.util.Locale;

/**
 * One change as a page shows it.
 *
 * @param because blank if the change has no justification
 */
public record HistoryLineView(int version, Instant at, String by, String what, String because) {

    static HistoryLineView of(HistoryLine line) {
        return new HistoryLineView(
                line.version(), line.recordedAt(), line.by(), text(line), line.because() == null ? "" : line.because());
    }

    private static String text(HistoryLine line) {
        Language language = Language.current();
        return switch (line.event()) {
            case "started" ->
                language.say("Registreret med start ", "Registered with start ")
                        + DisplayText.day(line.startedOn())
                        + language.say(" hos ", " with ")
                        + line.consultant();
            case "start-corrected" ->
                language.say("Start rettet til ", "Start corrected to ")
                        + DisplayText.day(line.startedOn())
                        + (line.statusAtStart() == null ? "" : " (" + CodeLabels.label(line.statusAtStart()) + ")");
            case "case-number-corrected" -> language.say("Sagsnummer rettet", "Case number corrected");
            case "exited" -> language.say("Afgang ", "Exit ") + exit(line);
            case "exit-corrected" -> language.say("Afgang rettet til ", "Exit corrected to ") + exit(line);
            case "exit-withdrawn" -> language.say("Afgang trukket tilbage", "Exit withdrawn");
            case "reassigned" -> language.say("Overdraget til ", "Handed over to ") + line.consultant();
            case "wrongly-registered" -> language.say("Markeret som fejlregistreret", "Marked as wrongly registered");
            case "address-protection-changed" ->
                language.say("Adressebeskyttelse ændret", "Address protection changed");
            case "age-corrected" ->
                language.say("Alder rettet efter nyt CPR-nummer", "Age corrected after a change of the CPR number");
            case "participant-merged" ->
                language.say(
                        "Samlet med en anden registrering af borgeren", "Merged with another record of the citizen");
            default -> throw new IllegalStateException("No text for " + line.event());
        };
    }

    /** 30. april 2025, fik job */
    private static String exit(HistoryLine line) {
        String reason = CodeLabels.label(line.exitReason());
        return DisplayText.day(line.exitedOn()) + ", " + reason.substring(0, 1).toLowerCase(Locale.ROOT)
                + reason.substring(1);
    }

    @Override
    public String toString() {
        return "version " + version;
    }
}
