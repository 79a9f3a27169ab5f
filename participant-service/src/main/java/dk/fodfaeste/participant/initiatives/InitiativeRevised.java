package dk.fodfaeste.participant.initiatives;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The event of a created or revised initiative, and its format on the wire. The JSON schema is {@code initiative.v1} in contracts. */
record InitiativeRevised(
        String code,
        int version,
        Instant recordedAt,
        @JsonUnwrapped Definition definition) {}
