package dk.fodfaeste.participant.initiatives;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** An initiative as it is shown. */
record InitiativeAnswer(String code, @JsonUnwrapped Definition definition, int version) {
    static InitiativeAnswer of(Initiative initiative) {
        return new InitiativeAnswer(initiative.code(), initiative.definition(), initiative.version());
    }
}
