package dk.fodfaeste.reporting.offenders;

import io.agroal.api.AgroalDataSource;

/** Violates the rule that small-count control does not depend on the database. */
public class DecidesInTheDatabase {
    public boolean hides(AgroalDataSource database) {
        return database != null;
    }
}
