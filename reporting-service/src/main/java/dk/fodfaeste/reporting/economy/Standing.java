package dk.fodfaeste.reporting.economy;

/** What became of a line of a budget note. */
public enum Standing {
    APPLIED_FOR,
    GRANTED
}
