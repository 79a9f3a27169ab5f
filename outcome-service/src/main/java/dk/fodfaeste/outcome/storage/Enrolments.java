package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.RegistrationState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Stores the latest version of each enrolment. Its row is the lock for its follow-ups and their outcomes. */
@ApplicationScoped
public class Enrolments {
    private static final String COLUMNS =
            "enrolment_id, participant_ref, version, initiative, consultant, started_on, exited_on, exit_reason, exit_number, status_at_start, wrongly_registered, protected_address";

    /** Includes enrolments that belonged to the person before a merge, because a merge may arrive before or after an erasure. */
    private static final String OF_PERSON = "(participant_ref = ? or sealed_for = ?)";

    private final Database database;

    Enrolments(Database database) {
        this.database = database;
    }

    /** Saves the newer versions and returns their ids. All rows are locked, including those that are not newer. */
    Set<UUID> saveNewer(Collection<Enrolment> received) {
        return new HashSet<>(database.query(
                "insert into enrolments (" + COLUMNS + ", sealed_for)" + """
                          select distinct on (enrolment_id) *, participant_ref
                            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as received (%s)
                           order by enrolment_id, version desc
                          on conflict (enrolment_id) do update
                             set version = excluded.version,
                                 participant_ref = excluded.participant_ref,
                                 initiative = excluded.initiative,
                                 consultant = excluded.consultant,
                                 started_on = excluded.started_on,
                                 exited_on = excluded.exited_on,
                                 exit_reason = excluded.exit_reason,
                                 exit_number = excluded.exit_number,
                                 status_at_start = excluded.status_at_start,
                                 wrongly_registered = excluded.wrongly_registered,
                                 protected_address = excluded.protected_address
                           where enrolments.version < excluded.version
                          returning enrolment_id
                          """.formatted(COLUMNS),
                row -> row.getObject(1, UUID.class),
                ArrayParameter.of("uuid", received, Enrolment::enrolmentId),
                ArrayParameter.of("uuid", received, Enrolment::participantRef),
                ArrayParameter.of("int4", received, Enrolment::version),
                ArrayParameter.of("text", received, Enrolment::initiative),
                ArrayParameter.of("text", received, Enrolment::consultant),
                ArrayParameter.of("date", received, Enrolment::startedOn),
                ArrayParameter.of("date", received, Enrolment::exitedOn),
                ArrayParameter.of("text", received, Enrolment::exitReason),
                ArrayParameter.of("int4", received, Enrolment::exitNumber),
                ArrayParameter.of("text", received, Enrolment::statusAtStart),
                ArrayParameter.of(
                        "bool", received, enrolment -> enrolment.state() == RegistrationState.WRONGLY_REGISTERED),
                ArrayParameter.of("bool", received, Enrolment::protectedAddress)));
    }

    /** The newest version of each, received or stored, without a lock. */
    List<Enrolment> newest(Collection<Enrolment> received) {
        Map<UUID, Enrolment> newest =
                byId(received.stream().map(Enrolment::enrolmentId).toList());
        received.forEach(enrolment -> newest.merge(
                enrolment.enrolmentId(), enrolment, (one, other) -> one.version() < other.version() ? other : one));
        return List.copyOf(newest.values());
    }

    /** Empty if it is unknown or the person was erased. */
    public Optional<Enrolment> find(UUID enrolmentId) {
        return initiativeOf(enrolmentId)
                .flatMap(known -> byId(List.of(enrolmentId)).values().stream().findFirst());
    }

    /** Empty if it is unknown or the person was erased. */
    Optional<String> initiativeOf(UUID enrolmentId) {
        return database.query("""
                        select initiative from enrolments e
                         where enrolment_id = ? and not exists (
                               select 1 from participants p
                                where p.participant_ref in (e.participant_ref, e.sealed_for) and p.erased_at is not null)
                        """, row -> row.getString(1), enrolmentId).stream()
                .findFirst();
    }

    Optional<Enrolment> lock(UUID enrolmentId) {
        return database
                .query(
                        "select " + COLUMNS + " from enrolments where enrolment_id = ? for update",
                        Enrolments::read,
                        enrolmentId)
                .stream()
                .findFirst();
    }

    Map<UUID, Enrolment> byId(Collection<UUID> ids) {
        return database
                .query(
                        "select " + COLUMNS + " from enrolments where enrolment_id = any(?)",
                        Enrolments::read,
                        ArrayParameter.of("uuid", ids))
                .stream()
                .collect(toMap(Enrolment::enrolmentId, Function.identity()));
    }

    /** The other enrolments of the same person, in the order of their starts. */
    public List<Enrolment> othersOfPerson(Enrolment enrolment) {
        return database.query(
                "select " + COLUMNS
                        + " from enrolments where participant_ref = ? and enrolment_id <> ? order by started_on, enrolment_id",
                Enrolments::read,
                enrolment.participantRef(),
                enrolment.enrolmentId());
    }

    List<String> initiativesOf(UUID participantRef) {
        return database.query(
                "select distinct initiative from enrolments where " + OF_PERSON,
                row -> row.getString(1),
                participantRef,
                participantRef);
    }

    /** Waits for transactions that record something about the person. */
    List<UUID> lockAllOf(UUID participantRef) {
        return database.query(
                "select enrolment_id from enrolments where " + OF_PERSON + " order by enrolment_id for update",
                row -> row.getObject(1, UUID.class),
                participantRef,
                participantRef);
    }

    void lockAll(Collection<UUID> ids) {
        database.query(
                "select enrolment_id from enrolments where enrolment_id = any(?) order by enrolment_id for update",
                row -> row.getObject(1, UUID.class),
                ArrayParameter.of("uuid", ids));
    }

    /** Those of these enrolments whose person was erased. */
    Set<UUID> erasedAmong(Collection<UUID> ids) {
        return new HashSet<>(database.query("""
                select enrolment_id from enrolments e
                 where enrolment_id = any(?) and exists (
                       select 1 from participants p
                        where p.participant_ref in (e.participant_ref, e.sealed_for) and p.erased_at is not null)
                """, row -> row.getObject(1, UUID.class), ArrayParameter.of("uuid", ids)));
    }

    /** Locks the next enrolments of an initiative after an id, in order of their ids. */
    List<Enrolment> lockNext(String initiative, UUID after, int limit) {
        return database.query(
                "select " + COLUMNS
                        + " from enrolments where initiative = ? and enrolment_id > ? order by enrolment_id limit ? for update",
                Enrolments::read,
                initiative,
                after,
                limit);
    }

    /**
     * The next enrolments that match the conditions on {@code enrolments e}, in the order of their ids. Those of erased persons are left out.
     *
     * @param isInclusive whether they may begin with the enrolment {@code from}
     */
    public List<Enrolment> page(SqlConditions conditions, UUID from, boolean isInclusive, int limit) {
        conditions
                .add("e.enrolment_id " + (isInclusive ? ">=" : ">") + " ?", from)
                .add("not exists (select 1 from participants p"
                        + " where p.participant_ref in (e.participant_ref, e.sealed_for) and p.erased_at is not null)");
        List<Object> parameters = new ArrayList<>(conditions.parameters());
        parameters.add(limit);
        return database.query(
                "select " + COLUMNS + " from enrolments e where " + conditions.joined()
                        + " order by e.enrolment_id limit ?",
                Enrolments::read,
                parameters.toArray());
    }

    private static Enrolment read(ResultSet row) throws SQLException {
        return new Enrolment(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                row.getString(8),
                row.getInt(9),
                row.getString(10),
                row.getBoolean(11) ? RegistrationState.WRONGLY_REGISTERED : RegistrationState.VALID,
                row.getBoolean(12));
    }
}
