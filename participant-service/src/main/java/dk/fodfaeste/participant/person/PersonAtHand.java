package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.PersonVersion;
import dk.fodfaeste.participant.finding.EnrolmentAnswer;
import dk.fodfaeste.participant.person.PersonResource.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The person that a page is about, as she is known now.
 *
 * @param enrolments those that the user sees, a page of them
 * @param initiatives what theirs are called, by code
 * @param history newest first; empty where the person is hidden
 */
record PersonAtHand(
        Person person, Page<EnrolmentAnswer> enrolments, Map<String, String> initiatives, List<Changed> history) {

    /**
     * What was changed once, as a page tells it.
     *
     * @param because blank where nobody had to say why
     */
    record Changed(Instant at, String by, String what, String because) {
        static Changed of(PersonVersion version) {
            return new Changed(
                    version.recordedAt(),
                    version.recordedBy(),
                    inWords(version),
                    Objects.toString(version.because(), ""));
        }

        private static String inWords(PersonVersion version) {
            Language language = Language.current();
            return switch (version.change()) {
                case "name-changed" ->
                    language.say("Navn ændret. Før: ", "Name changed. Before: ") + version.nameBefore();
                case "phone-changed" -> language.say("Telefonnummer ændret", "Telephone number changed");
                case "number-changed" -> language.say("CPR-nummer ændret", "CPR number changed");
                case "address-protection-changed" ->
                    language.say("Adressebeskyttelse ændret", "Address protection changed");
                case "merged" -> language.say("Samlet med en anden registrering", "Merged with another record");
                default -> throw new IllegalStateException("There are no words for " + version.change());
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

    public String address() {
        return "/participants/" + person.participantRef();
    }

    public boolean isHidden() {
        return person.name() == null;
    }

    @Override
    public String toString() {
        return "person";
    }
}
