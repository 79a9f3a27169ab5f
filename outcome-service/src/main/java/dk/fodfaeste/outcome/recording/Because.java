package dk.fodfaeste.outcome.recording;

/** The reason that a change gives; it stays in this service. */
final class Because {
    static final int LONGEST = 1000;

    private Because() {}
}
