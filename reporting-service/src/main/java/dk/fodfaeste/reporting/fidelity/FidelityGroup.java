package dk.fodfaeste.reporting.fidelity;

/** The groups of the scale, in its order. */
public enum FidelityGroup {
    STAFFING,
    ORGANISATION,
    SERVICES
}
