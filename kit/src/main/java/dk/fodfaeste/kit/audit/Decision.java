package dk.fodfaeste.kit.audit;

/** Whether a request was permitted. */
public enum Decision {
    PERMIT,
    DENY
}
