package dk.fodfaeste.outcome.offenders;

/** Offender: has a field that identifies a person. */
public record KeepsACaseNumber(String caseNumber) {}
