package dk.fodfaeste.reporting.grants;

/** The categorisation of a budget note (kategorisering). A note may have several. */
public enum NoteCategory {
    NEED_TO,
    EXPIRING_GRANT,
    REQUESTED_BY_COMMITTEE
}
