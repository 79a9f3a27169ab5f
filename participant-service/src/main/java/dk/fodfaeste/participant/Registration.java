package dk.fodfaeste.participant;

import java.time.LocalDate;

/**
 * What is said about an enrolment when it is registered, the person apart.
 *
 * @param statusAtStart what the person did when it began; null where nobody asked
 */
public record Registration(
        String caseNumber, String initiative, String consultant, LocalDate startedOn, Status statusAtStart) {}
