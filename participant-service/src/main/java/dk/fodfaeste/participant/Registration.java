package dk.fodfaeste.participant;

import java.time.LocalDate;

/**
 * The content of a registration without the person.
 *
 * @param statusAtStart the situation of the person on the first day; may be null
 */
public record Registration(
        String caseNumber, String initiative, String consultant, LocalDate startedOn, Status statusAtStart) {}
