package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.outcome.Employment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Stores the employments of consultants, as entered by leads. They are independent of enrolments. */
@ApplicationScoped
public class Employments {
    private final Database database;

    Employments(Database database) {
        this.database = database;
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

    /** Returns false and stores nothing if this version exists already. */
    public boolean add(Employment next) {
        return database.update(
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
    }
}
