package dk.fodfaeste.participant.finding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

record LookupBody(@NotNull @Size(max = 1000) List<@NotNull @Valid Key> keys) {

    /** Exactly one of: case number, person and initiative, enrolment id. A key in another format is unknown, not an error. */
    record Key(String caseNumber, String cpr, String initiative, UUID enrolmentId) {
        boolean hasExactlyOneKey() {
            boolean byPerson = cpr != null && initiative != null;
            boolean incomplete = (cpr == null) != (initiative == null);
            return !incomplete
                    && (caseNumber != null ? 1 : 0) + (byPerson ? 1 : 0) + (enrolmentId != null ? 1 : 0) == 1;
        }

        @Override
        public String toString() {
            return "key";
        }
    }
}
