package dk.fodfaeste.outcome;

/** Where a status comes from. */
public enum Source {
    PERSON,
    EMPLOYER,
    REGISTER,
    CONSULTANT
}
