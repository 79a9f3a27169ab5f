package dk.fodfaeste.participant.offenders;

import jakarta.ws.rs.NotFoundException;

/** Breaks a rule of the house on purpose. */
public class KnowsHttp {
    RuntimeException refuse() {
        return new NotFoundException();
    }
}
