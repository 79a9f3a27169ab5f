package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** @param other the record that turned out to be the same person */
record MergeBody(
        @NotNull UUID other,
        @NotNull @PlainText(max = 1000) String because,
        @NotNull Integer expectedVersion) {}
