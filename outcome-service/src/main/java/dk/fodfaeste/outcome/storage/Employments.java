package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.outcome.Employment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Stores the employments of consultants, as entered by leads. They are independent of enrolments. */
@ApplicationScoped
public class Employments {
    private final Database database;
    private final Outbox outbox;

    Employments(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    public Optional<Employment> latest(String consultant) {
        return database
                .query(
                        """
                        select consultant, full_time_equivalent, leaves_on, version, recorded_at, recorded_by
                          from employments where consultant = ? order by version desc limit 1
                        """,
                        row -> new Employment(
                                row.getString(1),
                                row.getBigDecimal(2),
                                row.getObject(3, LocalDate.class),
                                row.getInt(4),
                                row.getObject(5, OffsetDateTime.class).toInstant(),
                                row.getString(6)),
                        consultant)
                .stream()
                .findFirst();
    }

    /**
     * Adds a version, with its event in the same transaction. Returns false and stores nothing if this version exists already. The key of the
     * table keeps the events of a consultant in the order of their versions: nobody adds a version before the previous one is committed.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean add(Employment next) {
        boolean added = database.update(
                        """
                        insert into employments (consultant, full_time_equivalent, leaves_on, version, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        next.consultant(),
                        next.fullTimeEquivalent(),
                        next.leavesOn(),
                        next.version(),
                        next.recordedAt().atOffset(ZoneOffset.UTC),
                        next.recordedBy())
                == 1;
        if (added) {
            outbox.emit(EmploymentEventPayload.event(next));
        }
        return added;
    }
}
