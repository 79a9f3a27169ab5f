package dk.fodfaeste.kit.webhook;

/** Whether a webhook gets events. */
public enum WebhookState {
    /** Its events wait until an administrator switches it on. */
    OFF,
    ON,
    /** Like {@link #OFF}: the receiver answered 410. */
    GONE
}
