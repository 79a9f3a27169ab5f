package dk.fodfaeste.reporting.fidelity;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The fidelity reviews in the database, version by version. */
@ApplicationScoped
class FidelityReviews {
    private static final String UNIQUE_VIOLATION = "23505";

    private final AgroalDataSource database;

    FidelityReviews(AgroalDataSource database) {
        this.database = database;
    }

    /** The reviews of an initiative that were known at an instant ({@link Instant#MAX} for now) and not withdrawn, the latest first. */
    List<FidelityReviewVersion> knownAt(Instant instant, String initiative) throws SQLException {
        OffsetDateTime until = instant.equals(Instant.MAX) ? OffsetDateTime.MAX : instant.atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select * from (
                            select distinct on (reviewed_on) * from fidelity_review_versions
                            where initiative = ? and recorded_at <= ? order by reviewed_on, version desc) latest
                        where not withdrawn order by reviewed_on desc""")) {
            select.setString(1, initiative);
            select.setObject(2, until);
            return read(select);
        }
    }

    /** All versions, the latest first. */
    List<FidelityReviewVersion> history(String initiative, LocalDate reviewedOn) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select * from fidelity_review_versions where initiative = ? and reviewed_on = ?
                        order by version desc""")) {
            select.setString(1, initiative);
            select.setObject(2, reviewedOn);
            return read(select);
        }
    }

    /** @throws Refusal 409 if another transaction added the same version */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(FidelityReviewVersion version) throws SQLException {
        List<ItemScore> scores = version.review().scores();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into fidelity_review_versions (initiative, reviewed_on, version, unit, items, scores, remarks,
                            withdrawn, because, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, version.initiative());
            insert.setObject(2, version.reviewedOn());
            insert.setInt(3, version.version());
            insert.setString(4, version.review().unit());
            insert.setArray(
                    5, array(connection, "text", scores, score -> score.item().name()));
            insert.setArray(6, array(connection, "int", scores, ItemScore::score));
            insert.setArray(7, array(connection, "text", scores, ItemScore::remark));
            insert.setBoolean(8, version.withdrawn());
            insert.setString(9, version.because());
            insert.setObject(10, version.recordedAt().atOffset(ZoneOffset.UTC));
            insert.setString(11, version.recordedBy());
            insert.executeUpdate();
        } catch (SQLException failed) {
            if (UNIQUE_VIOLATION.equals(failed.getSQLState())) {
                throw Refusal.conflict(message("changedAtTheSameTime"));
            }
            throw failed;
        }
    }

    private static Array array(
            Connection connection, String type, List<ItemScore> scores, Function<ItemScore, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, scores.stream().map(value).toArray());
    }

    private static List<FidelityReviewVersion> read(PreparedStatement select) throws SQLException {
        List<FidelityReviewVersion> versions = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                versions.add(version(row));
            }
        }
        return versions;
    }

    private static FidelityReviewVersion version(ResultSet row) throws SQLException {
        String[] items = (String[]) row.getArray("items").getArray();
        Integer[] scores = (Integer[]) row.getArray("scores").getArray();
        String[] remarks = (String[]) row.getArray("remarks").getArray();
        List<ItemScore> given = new ArrayList<>();
        for (int place = 0; place < items.length; place++) {
            given.add(new ItemScore(FidelityItem.valueOf(items[place]), scores[place], remarks[place]));
        }
        return new FidelityReviewVersion(
                row.getString("initiative"),
                row.getObject("reviewed_on", LocalDate.class),
                row.getInt("version"),
                FidelityReview.of(row.getString("unit"), given),
                row.getBoolean("withdrawn"),
                row.getString("because"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
