package dk.fodfaeste.reporting.grants.calculation;

/** What became of a line of a budget note. */
public enum GrantStage {
    APPLIED_FOR,
    GRANTED
}
