package dk.fodfaeste.outcome.recording;

/** The reason that a change gives; it stays in this service. */
final class Justification {
    static final int LONGEST = 1000;

    private Justification() {}
}
