package dk.fodfaeste.participant.erasing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.participant.CaseNumbers;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The justification of an erasure is kept, so it must not contain what is erased: the person's names and numbers. */
@ApplicationScoped
class JustificationCheck {
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    /** A shorter run of digits is a year or a count. */
    private static final int SHORTEST_NUMBER = 5;

    private final Participants participants;
    private final CaseNumbers caseNumbers;

    JustificationCheck(Participants participants, CaseNumbers caseNumbers) {
        this.participants = participants;
        this.caseNumbers = caseNumbers;
    }

    /** @throws Refusal 422 if the text has a present or former name or number of the person */
    void requireNoneIn(String because, Participant person, List<Enrolment> enrolments) {
        List<Participant> records = Stream.concat(Stream.of(person), participants.mergedInto(person).stream())
                .toList();
        boolean named = records.stream()
                .map(Participant::name)
                .filter(Objects::nonNull)
                .anyMatch(name -> holdsName(because, name));
        Stream<String> numbers = Stream.concat(
                Stream.concat(
                        records.stream()
                                .map(Participant::cpr)
                                .filter(Objects::nonNull)
                                .map(Cpr::disclosed),
                        Stream.ofNullable(person.phone()).map(phone -> phone.replace("+45", ""))),
                enrolments.stream()
                        .flatMap(
                                one -> Stream.concat(Stream.of(one.caseNumber()), caseNumbers.formerOf(one).stream())));
        if (named || numbers.anyMatch(number -> holdsNumber(because, number))) {
            throw Refusal.rule("because", message("justificationHoldsPerson"));
        }
    }

    /** Two words of the name, or its only one. A single word may be an ordinary one, such as Hans. */
    static boolean holdsName(String because, String name) {
        String[] words = new PersonName(name).words();
        Set<String> written = Set.of(new PersonName(because).words());
        return Stream.of(words).filter(written::contains).count() >= Math.min(2, words.length);
    }

    /** Whatever separates the digits or letters of the number. */
    static boolean holdsNumber(String because, String number) {
        if (because.toLowerCase(Locale.ROOT).contains(number.toLowerCase(Locale.ROOT))) {
            return true;
        }
        String digits = NO_DIGIT.matcher(number).replaceAll("");
        return digits.length() >= SHORTEST_NUMBER
                && digits.length() == Texts.singleLine(number).replace("-", "").length()
                && NO_DIGIT.matcher(because).replaceAll("").contains(digits);
    }
}
