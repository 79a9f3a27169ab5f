package dk.fodfaeste.outcome.offenders;

import java.sql.Connection;

/** Offends: speaks SQL where nobody looks for it. */
public final class UsesSql {
    Connection connection;
}
