package dk.fodfaeste.outcome.recording;

/** The justification of a change. It is in no event. */
final class Justification {
    static final int MAX_LENGTH = 1000;

    private Justification() {}
}
