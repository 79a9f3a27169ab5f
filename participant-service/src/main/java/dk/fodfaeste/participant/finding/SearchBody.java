package dk.fodfaeste.participant.finding;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.PersonName;
import java.util.Objects;
import java.util.stream.Stream;

/** A search by exactly one of these. They identify a person, so they are in the body and never in the address. */
record SearchBody(
        @PlainText(max = 64) String caseNumber,
        @PlainText(max = 20) String cpr,
        @PlainText(max = 200) String name) {

    /** The criterion of the search. */
    sealed interface Criterion {}

    record ByCaseNumber(String caseNumber) implements Criterion {}

    record ByCpr(Cpr cpr) implements Criterion {}

    record ByName(PersonName name) implements Criterion {}

    /** @throws Refusal 400 unless there is exactly one readable criterion */
    Criterion criterion() {
        if (Stream.of(caseNumber, cpr, name).filter(Objects::nonNull).count() != 1) {
            throw Refusal.malformed("body", message("notOneCriterion"));
        }
        if (caseNumber != null) {
            return new ByCaseNumber(caseNumber.strip());
        }
        if (cpr != null) {
            return new ByCpr(Cpr.parse("cpr", cpr));
        }
        PersonName personName = new PersonName(name);
        if (personName.words().length == 0) {
            throw Refusal.malformed("name", message("noWord"));
        }
        return new ByName(personName);
    }

    @Override
    public String toString() {
        return "search";
    }
}
