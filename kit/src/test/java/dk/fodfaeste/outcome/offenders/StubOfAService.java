package dk.fodfaeste.outcome.offenders;

/** Stands for a class of a service in an architecture test of kit. */
public final class StubOfAService {}
