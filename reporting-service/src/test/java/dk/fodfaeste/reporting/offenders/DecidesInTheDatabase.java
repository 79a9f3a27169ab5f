package dk.fodfaeste.reporting.offenders;

import io.agroal.api.AgroalDataSource;

/** Violates the rule that disclosure is decided in plain Java, where tests can try every case. */
public class DecidesInTheDatabase {
    public boolean hides(AgroalDataSource database) {
        return database != null;
    }
}
