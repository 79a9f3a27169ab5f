package dk.fodfaeste.measures;

/** The dates that a definition can name as its anchor. */
public enum AnchorKind {
    EXIT,
    START,
    MILESTONE
}
