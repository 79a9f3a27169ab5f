package dk.fodfaeste.reporting.projection;

import dk.fodfaeste.reporting.followup.EmploymentVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** All versions of employments that have arrived. Stored versions are never overwritten. No follow-up depends on them. */
@ApplicationScoped
class EmploymentHistories {

    void store(Connection connection, List<EmploymentVersion> versions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into employment_versions (consultant, version, recorded_at, full_time_equivalent, leaves_on)
                select * from unnest(?::text[], ?::int[], ?::timestamptz[], ?::numeric[], ?::date[])
                on conflict do nothing""")) {
            insert.setArray(1, ColumnArrays.of(connection, versions, EmploymentVersion::consultant));
            insert.setArray(2, ColumnArrays.of(connection, versions, EmploymentVersion::version));
            insert.setArray(3, ColumnArrays.of(connection, versions, EmploymentVersion::recordedAt));
            insert.setArray(4, ColumnArrays.of(connection, versions, EmploymentVersion::fullTimeEquivalent));
            insert.setArray(5, ColumnArrays.of(connection, versions, EmploymentVersion::leavesOn));
            insert.executeUpdate();
        }
    }
}
