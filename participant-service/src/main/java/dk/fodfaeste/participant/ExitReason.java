package dk.fodfaeste.participant;

/** Why a person left an initiative. The names are codes in the interfaces. */
public enum ExitReason {
    GOT_JOB,
    EDUCATION,
    ILLNESS,
    ADMITTED_OR_IMPRISONED,
    NEEDS_OTHER_SUPPORT,
    NO_SHOW,
    WITHDREW,
    DISCHARGED,
    MOVED_MUNICIPALITY,
    INITIATIVE_CLOSED,
    DECEASED,
    OTHER
}
