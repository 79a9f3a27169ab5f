package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.time.Clocks;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads the state of the audit trail's chain, and stores when it was verified. */
@ApplicationScoped
public class AuditStates {
    private final AgroalDataSource database;
    private final MeterRegistry metrics;
    private final Clock clock;

    AuditStates(AgroalDataSource database, MeterRegistry metrics, Clock clock) {
        this.database = database;
        this.metrics = metrics;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        Gauge.builder("fodfaeste.audit.unlinked", this::countForMetric)
                .description("Entries of the audit trail that are not in its chain yet")
                .register(metrics);
    }

    /** The present state. */
    public AuditState present() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select (select count(*) from audit_unlinked) as unlinked,
                               (select made_at from audit_links order by position desc limit 1) as linked_at,
                               v.verified_at, v.faults
                          from (select 1) one
                          left join (select * from audit_verifications order by verified_at desc limit 1) v on true""");
                ResultSet row = select.executeQuery()) {
            row.next();
            Instant verifiedAt = instant(row, "verified_at");
            return new AuditState(
                    row.getLong("unlinked"),
                    instant(row, "linked_at"),
                    verifiedAt,
                    verifiedAt == null ? null : row.getInt("faults"));
        }
    }

    /** Stores the result of a verification that ends now. */
    void storeVerification(int faults) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into audit_verifications (verified_at, faults) values (?, ?)")) {
            insert.setObject(1, Clocks.instant(clock).atOffset(ZoneOffset.UTC));
            insert.setInt(2, faults);
            insert.executeUpdate();
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private double countForMetric() {
        try {
            return present().unlinked();
        } catch (SQLException unavailable) {
            return Double.NaN;
        }
    }
}
