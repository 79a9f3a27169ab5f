package dk.fodfaeste.participant.offenders;

import jakarta.ws.rs.NotFoundException;

/** Breaks a rule of the house on purpose. */
public class DependsOnHttp {
    RuntimeException refuse() {
        return new NotFoundException();
    }
}
