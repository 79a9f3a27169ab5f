package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

/** @param because of an erasure it is kept where the person is not, so it must not say who she was */
record BecauseBody(@NotNull @PlainText(max = 500) String because) {}
