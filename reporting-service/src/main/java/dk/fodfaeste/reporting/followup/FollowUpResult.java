package dk.fodfaeste.reporting.followup;

/** What became of a follow-up, as far as facts and not the passing of days decide it. */
public enum FollowUpResult {
    /** In no denominator: the person died, or left for a reason that the measure does not count. */
    EXCLUDED,
    /** A status answers it. */
    RECORDED,
    /** A consultant gave up looking. */
    LOST
}
