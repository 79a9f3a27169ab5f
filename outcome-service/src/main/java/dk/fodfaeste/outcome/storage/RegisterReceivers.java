package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.outcome.RegisterReceiver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores the registers that may receive batches. At most one receiver of a name is not revoked. */
@ApplicationScoped
public class RegisterReceivers {
    private static final String SELECT =
            "select receiver_id, name, certificate, fingerprint, valid_to, registered_at, registered_by, revoked_at, revoked_by"
                    + " from register_receivers ";

    private final Database database;

    RegisterReceivers(Database database) {
        this.database = database;
    }

    /** Those in use first, then by name. */
    public List<RegisterReceiver> all() {
        return database.query(SELECT + "order by revoked_at is not null, name, receiver_id", RegisterReceivers::read);
    }

    public Optional<RegisterReceiver> find(UUID receiverId) {
        return database.query(SELECT + "where receiver_id = ?", RegisterReceivers::read, receiverId).stream()
                .findFirst();
    }

    public Optional<RegisterReceiver> findInUse(String name) {
        return database.query(SELECT + "where name = ? and revoked_at is null", RegisterReceivers::read, name).stream()
                .findFirst();
    }

    /** Returns false and stores nothing if a receiver of this name is in use. */
    @Transactional
    public boolean add(RegisterReceiver receiver) {
        return database.update(
                        """
                        insert into register_receivers
                               (receiver_id, name, certificate, fingerprint, valid_to, registered_at, registered_by)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        receiver.receiverId(),
                        receiver.name(),
                        receiver.certificate(),
                        receiver.fingerprint(),
                        receiver.validTo(),
                        receiver.registeredAt().atOffset(ZoneOffset.UTC),
                        receiver.registeredBy())
                == 1;
    }

    /** Does nothing if it is revoked already. */
    @Transactional
    public void revoke(UUID receiverId, Instant at, String user) {
        database.update(
                "update register_receivers set revoked_at = ?, revoked_by = ? where receiver_id = ? and revoked_at is null",
                at.atOffset(ZoneOffset.UTC),
                user,
                receiverId);
    }

    private static RegisterReceiver read(ResultSet row) throws SQLException {
        return new RegisterReceiver(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getBytes(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                instant(row, 6),
                row.getString(7),
                instant(row, 8),
                row.getString(9));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
