package dk.fodfaeste.kit.audit;

/** What was decided about a request. */
public enum Decision {
    PERMIT,
    DENY
}
