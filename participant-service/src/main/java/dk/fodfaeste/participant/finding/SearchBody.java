package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.PersonName;
import java.util.Objects;
import java.util.stream.Stream;

/** What identifies a person is asked for in a body, never in an address: by exactly one of these. */
record SearchBody(
        @PlainText(max = 64) String caseNumber,
        @PlainText(max = 20) String cpr,
        @PlainText(max = 200) String name) {

    /** The one thing that is searched by. */
    sealed interface Asked {}

    record ByCaseNumber(String caseNumber) implements Asked {}

    record ByCpr(Cpr cpr) implements Asked {}

    record ByName(PersonName name) implements Asked {}

    /** @throws Refusal 400 where it is none or several, or cannot be read */
    Asked asked() {
        if (Stream.of(caseNumber, cpr, name).filter(Objects::nonNull).count() != 1) {
            throw Refusal.malformed("body", "must hold exactly one of caseNumber, cpr and name");
        }
        if (caseNumber != null) {
            return new ByCaseNumber(caseNumber.strip());
        }
        if (cpr != null) {
            return new ByCpr(Cpr.parse("cpr", cpr));
        }
        PersonName asked = new PersonName(name);
        if (asked.words().length == 0) {
            throw Refusal.malformed("name", "holds no word");
        }
        return new ByName(asked);
    }

    @Override
    public String toString() {
        return "search";
    }
}
