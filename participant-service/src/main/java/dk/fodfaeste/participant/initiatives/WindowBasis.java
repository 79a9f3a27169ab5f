package dk.fodfaeste.participant.initiatives;

/** The date by which a window selects follow-ups: the anchor date or the due date. */
enum WindowBasis {
    ANCHOR,
    FOLLOW_UP
}
