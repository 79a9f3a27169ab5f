package dk.fodfaeste.participant.finding;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Of which enrolments another service's page wants to say whose they are. */
record NamesBody(@NotNull @Size(min = 1, max = 200) List<@NotNull UUID> enrolmentIds) {}
