package dk.fodfaeste.reporting.followup;

/** The part of a follow-up's state that depends on facts only, and not on the current day. */
public enum FollowUpResult {
    /** In no denominator: the person died, or left for a reason that the measure excludes. */
    EXCLUDED,
    /** A status answers the follow-up. */
    RECORDED,
    /** A consultant marked the follow-up as lost. */
    LOST
}
