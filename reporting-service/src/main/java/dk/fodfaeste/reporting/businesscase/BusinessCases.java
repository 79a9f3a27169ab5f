package dk.fodfaeste.reporting.businesscase;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.problem.Refusal;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The business cases in the database, version by version. */
@ApplicationScoped
class BusinessCases {
    private static final String UNIQUE_VIOLATION = "23505";

    private final AgroalDataSource database;
    private final EventJson json;

    BusinessCases(AgroalDataSource database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    /** The business cases of an initiative that were known at an instant ({@link Instant#MAX} for now), in the order of their codes. */
    List<BusinessCaseVersion> knownAt(Instant instant, String initiative) throws SQLException {
        OffsetDateTime until = instant.equals(Instant.MAX) ? OffsetDateTime.MAX : instant.atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select distinct on (code) * from business_case_versions
                        where initiative = ? and recorded_at <= ? order by code, version desc""")) {
            select.setString(1, initiative);
            select.setObject(2, until);
            return read(select);
        }
    }

    /** All versions, the latest first. */
    List<BusinessCaseVersion> history(String initiative, String code) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select * from business_case_versions where initiative = ? and code = ? order by version desc")) {
            select.setString(1, initiative);
            select.setString(2, code);
            return read(select);
        }
    }

    /** @throws Refusal 409 if another transaction added the same version */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(BusinessCaseVersion version) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into business_case_versions (initiative, code, version, assumptions, because, recorded_at, recorded_by)
                        values (?, ?, ?, ?::jsonb, ?, ?, ?)""")) {
            insert.setString(1, version.initiative());
            insert.setString(2, version.code());
            insert.setInt(3, version.version());
            insert.setString(4, new String(json.write(version.assumptions()), StandardCharsets.UTF_8));
            insert.setString(5, version.because());
            insert.setObject(6, version.recordedAt().atOffset(ZoneOffset.UTC));
            insert.setString(7, version.recordedBy());
            insert.executeUpdate();
        } catch (SQLException failed) {
            if (UNIQUE_VIOLATION.equals(failed.getSQLState())) {
                throw Refusal.conflict(message("changedAtTheSameTime"));
            }
            throw failed;
        }
    }

    private List<BusinessCaseVersion> read(PreparedStatement select) throws SQLException {
        List<BusinessCaseVersion> versions = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                versions.add(new BusinessCaseVersion(
                        row.getString("initiative"),
                        row.getString("code"),
                        row.getInt("version"),
                        assumptions(row.getString("assumptions")),
                        row.getString("because"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("recorded_by")));
            }
        }
        return versions;
    }

    private Assumptions assumptions(String stored) {
        try {
            return json.read(stored.getBytes(StandardCharsets.UTF_8), Assumptions.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("A stored business case cannot be read", broken);
        }
    }
}
