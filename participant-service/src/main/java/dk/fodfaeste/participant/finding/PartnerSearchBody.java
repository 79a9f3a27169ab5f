package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.text.PlainText;

/** A search by exactly one of these, for a partner. They identify a person, so they are in the body and never in the address. */
record PartnerSearchBody(
        @PlainText(max = 64) String caseNumber,
        @PlainText(max = 20) String cpr) {

    SearchBody search() {
        return new SearchBody(caseNumber, cpr, null);
    }

    @Override
    public String toString() {
        return "search";
    }
}
