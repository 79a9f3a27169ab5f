package dk.fodfaeste.outcome.offenders;

import java.sql.Connection;

/** Offender: uses SQL outside the storage. */
public final class UsesSql {
    Connection connection;
}
