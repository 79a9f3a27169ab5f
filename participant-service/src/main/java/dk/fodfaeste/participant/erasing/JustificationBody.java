package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

/** @param because the justification of an erasure remains after it, so it must not identify the person */
record JustificationBody(@NotNull @PlainText(max = 500) String because) {}
