package dk.fodfaeste.outcome;

/** Who told us of a status. */
public enum Source {
    PERSON,
    EMPLOYER,
    REGISTER,
    CONSULTANT
}
