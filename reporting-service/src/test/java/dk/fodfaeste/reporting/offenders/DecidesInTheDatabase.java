package dk.fodfaeste.reporting.offenders;

import io.agroal.api.AgroalDataSource;

/** Breaks the rule that what is hidden is decided in plain Java, where every case can be tried. */
public class DecidesInTheDatabase {
    public boolean hides(AgroalDataSource database) {
        return database != null;
    }
}
