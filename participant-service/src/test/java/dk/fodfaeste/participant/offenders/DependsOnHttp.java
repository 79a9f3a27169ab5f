package dk.fodfaeste.participant.offenders;

import jakarta.ws.rs.NotFoundException;

/** Violates an architecture rule on purpose. */
public class DependsOnHttp {
    RuntimeException refuse() {
        return new NotFoundException();
    }
}
