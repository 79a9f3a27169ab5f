package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.PersonVersion;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The data that the pages of one person show.
 *
 * @param enrolments one page of the enrolments that the user may see
 * @param initiatives the names of their initiatives, by code
 * @param history newest first; empty if the person is hidden
 */
record PersonDetails(
        PersonView person, Page<EnrolmentView> enrolments, Map<String, String> initiatives, List<HistoryLine> history) {

    /**
     * One change as a page shows it.
     *
     * @param because blank if the change has no justification
     */
    record HistoryLine(Instant at, String by, String what, String because) {
        static HistoryLine of(PersonVersion version) {
            return new HistoryLine(
                    version.recordedAt(), version.recordedBy(), text(version), Objects.toString(version.because(), ""));
        }

        private static String text(PersonVersion version) {
            Language language = Language.current();
            return switch (version.change()) {
                case "name-changed" ->
                    language.say("Navn ændret. Før: ", "Name changed. Before: ") + version.nameBefore();
                case "phone-changed" -> language.say("Telefonnummer ændret", "Telephone number changed");
                case "number-changed" -> language.say("CPR-nummer ændret", "CPR number changed");
                case "address-protection-changed" ->
                    language.say("Adressebeskyttelse ændret", "Address protection changed");
                case "merged" -> language.say("Samlet med en anden registrering", "Merged with another record");
                default -> throw new IllegalStateException("No text for " + version.change());
            };
        }

        @Override
        public String toString() {
            return "change";
        }
    }

    public UUID ref() {
        return person.participantRef();
    }

    static String address(UUID ref) {
        return "/participants/" + ref;
    }

    public String address() {
        return address(person.participantRef());
    }

    public boolean isHidden() {
        return person.name() == null;
    }

    @Override
    public String toString() {
        return "person";
    }
}
