package dk.fodfaeste.reporting.followup;

/** The anchors of the measures that most tests use. */
public enum Anchor {
    START,
    EXIT
}
