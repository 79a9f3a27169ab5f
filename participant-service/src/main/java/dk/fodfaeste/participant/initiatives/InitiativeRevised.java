package dk.fodfaeste.participant.initiatives;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** An initiative was created or revised; also what goes over the wire. The JSON Schema is contracts' {@code initiative.v1}. */
record InitiativeRevised(
        String code,
        int version,
        Instant recordedAt,
        @JsonUnwrapped Definition definition) {}
