package dk.fodfaeste.participant.finding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Which enrolments another service asks about. */
record LookupBody(@NotNull @Size(max = 1000) List<@NotNull @Valid Key> keys) {

    /** By case number, by person and initiative, or by id: exactly one of the three. What can be no key of ours is simply unknown. */
    record Key(String caseNumber, String cpr, String initiative, UUID enrolmentId) {
        boolean isOneOfThree() {
            boolean byPerson = cpr != null && initiative != null;
            boolean half = (cpr == null) != (initiative == null);
            return !half && (caseNumber != null ? 1 : 0) + (byPerson ? 1 : 0) + (enrolmentId != null ? 1 : 0) == 1;
        }

        @Override
        public String toString() {
            return "key";
        }
    }
}
