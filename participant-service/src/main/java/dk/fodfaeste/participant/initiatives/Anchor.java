package dk.fodfaeste.participant.initiatives;

/** The date a measure counts from. */
enum Anchor {
    EXIT,
    START
}
