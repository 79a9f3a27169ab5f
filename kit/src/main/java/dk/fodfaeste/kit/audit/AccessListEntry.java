package dk.fodfaeste.kit.audit;

import java.time.Instant;

/**
 * That somebody looked at a person, as the person herself is told: no employee by name.
 *
 * @param unit the organisational unit of whoever looked; blank where the sign-in gave none
 */
public record AccessListEntry(Instant at, String purpose, String unit) {
    static AccessListEntry of(AuditEntry look) {
        return new AccessListEntry(look.at(), look.purpose(), look.unit());
    }
}
