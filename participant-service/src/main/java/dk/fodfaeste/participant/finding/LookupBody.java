package dk.fodfaeste.participant.finding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

record LookupBody(@NotNull @Size(max = 1000) List<@NotNull @Valid Key> keys) {

    /**
     * Exactly one of: case number, person and initiative, enrolment id. A number or an initiative beside a case number must be those of its
     * enrolment. A key in another format is unknown, not an error.
     */
    record Key(String caseNumber, String cpr, String initiative, UUID enrolmentId) {
        boolean hasExactlyOneKey() {
            if (caseNumber != null) {
                return enrolmentId == null;
            }
            boolean byPerson = cpr != null && initiative != null;
            boolean incomplete = (cpr == null) != (initiative == null);
            return !incomplete && byPerson != (enrolmentId != null);
        }

        @Override
        public String toString() {
            return "key";
        }
    }
}
