package dk.fodfaeste.reporting.projection;

import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Stores fact versions like {@link Projection}, and derives nothing: a rebuild derives each enrolment once, from all its versions. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FactImport {
    private final AgroalDataSource database;
    private final Histories histories;
    private final ActivityHistories activityHistories;

    FactImport(AgroalDataSource database, Histories histories, ActivityHistories activityHistories) {
        this.database = database;
        this.histories = histories;
        this.activityHistories = activityHistories;
    }

    public void storeInitiatives(List<InitiativeVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            histories.storeInitiatives(connection, versions);
        }
    }

    public void storeEnrolments(List<EnrolmentVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            histories.storeEnrolments(connection, versions);
        }
    }

    public void storeOutcomes(List<OutcomeVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            histories.storeOutcomes(connection, versions);
        }
    }

    public void storeActivities(List<ActivityVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            activityHistories.store(connection, versions);
        }
    }
}
