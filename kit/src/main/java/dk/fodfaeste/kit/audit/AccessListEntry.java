package dk.fodfaeste.kit.audit;

import java.time.Instant;

/**
 * One access to a person's data, as the person may see it: without the name of an employee.
 *
 * @param unit the organisational unit of the user; blank if the sign-in gave none
 */
public record AccessListEntry(Instant at, String purpose, String unit) {
    static AccessListEntry of(AuditEntry entry) {
        return new AccessListEntry(entry.at(), entry.purpose(), entry.unit());
    }
}
