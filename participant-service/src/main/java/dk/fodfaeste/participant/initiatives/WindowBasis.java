package dk.fodfaeste.participant.initiatives;

/** What a window of time selects by: the anchor date, or the day the follow-up falls due. */
enum WindowBasis {
    ANCHOR,
    FOLLOW_UP
}
