package dk.fodfaeste.outcome.offenders;

/** Represents a class of a service in an architecture test of kit. */
public final class StubOfAService {}
