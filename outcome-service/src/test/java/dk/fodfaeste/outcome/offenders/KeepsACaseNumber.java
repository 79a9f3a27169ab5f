package dk.fodfaeste.outcome.offenders;

/** Offends: keeps what names a person. */
public record KeepsACaseNumber(String caseNumber) {}
