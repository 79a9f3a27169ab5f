package dk.fodfaeste.participant.finding;

import java.util.List;
import java.util.UUID;

/** The numbers that identify the persons of enrolments. */
record IdentifiersResult(List<Item> items) {

    record Item(UUID enrolmentId, String caseNumber, String cpr) {
        @Override
        public String toString() {
            return "identifiers";
        }
    }
}
