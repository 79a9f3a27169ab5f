package dk.fodfaeste.participant.employment;

import java.time.LocalDate;

/**
 * What this service needs of an employment event. The JSON schema is {@code employment-event.v1} in contracts.
 *
 * @param leavesOn the last working day; null if none is known
 */
record EmploymentPayload(String consultant, LocalDate leavesOn, int version) {
    EmploymentPayload {
        if (consultant == null || consultant.isBlank()) {
            throw new IllegalArgumentException("consultant is missing");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version is not positive");
        }
    }
}
