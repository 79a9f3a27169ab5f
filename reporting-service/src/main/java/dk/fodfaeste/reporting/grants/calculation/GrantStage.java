package dk.fodfaeste.reporting.grants.calculation;

/** How far a line of a budget note has come. */
public enum GrantStage {
    APPLIED_FOR,
    GRANTED
}
