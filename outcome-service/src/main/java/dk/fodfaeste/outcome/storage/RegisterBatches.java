package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.RegisterBatch;
import dk.fodfaeste.outcome.RegisterBatch.FollowUp;
import dk.fodfaeste.outcome.RegisterBatch.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores the batches for registers, each with its event. What a register has answered is read from the follow-ups. */
@ApplicationScoped
public class RegisterBatches {
    /** What a request asks for, with conditions on the rows of both tables after it. */
    private static final String ASKED_FOR = """
              from follow_ups f join enrolments e on e.enrolment_id = f.enrolment_id
             where f.initiative = ? and f.due_on between ? and ? and f.measure = coalesce(?, f.measure)
               and f.answer = 'NONE' and not f.cancelled and not f.excluded
            """;

    /** An answer counts before an exclusion, because the status DECEASED is an answer that excludes the follow-up. */
    private static final String ANSWERED = "(f.answer = 'RECORDED' and not f.cancelled)";

    private static final String UNANSWERED = "(f.answer <> 'RECORDED' and not f.cancelled and not f.excluded)";

    private static final String SELECT = """
            select b.batch_id, b.initiative, b.measure, b.due_from, b.due_to, b.purpose, b.receiver_id, r.name,
                   b.asked, b.left_out, b.made_at, b.made_by, present.answered, present.unanswered, present.present_rows
              from register_batches b
              join register_receivers r on r.receiver_id = b.receiver_id
              cross join lateral (
                   select count(*) as present_rows,
                          count(*) filter (where %s) as answered,
                          count(*) filter (where %s) as unanswered
                     from register_batch_follow_ups a
                     left join follow_ups f on f.enrolment_id = a.enrolment_id and f.measure = a.measure
                    where a.batch_id = b.batch_id) present
            """.formatted(ANSWERED, UNANSWERED);

    private final Database database;
    private final Enrolments enrolments;
    private final Outbox outbox;

    RegisterBatches(Database database, Enrolments enrolments, Outbox outbox) {
        this.database = database;
        this.enrolments = enrolments;
        this.outbox = outbox;
    }

    /**
     * What a request asks for now.
     *
     * @param leftOut number of follow-ups of persons with a protected address
     */
    public record Asked(List<FollowUp> followUps, int leftOut) {}

    /**
     * Locks the enrolments, so that no person of the batch is erased before it is stored.
     *
     * @param max if there are more, one more than this is returned
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Asked lockAsked(Request request, int max) {
        Object[] criteria = {request.initiative(), request.dueFrom(), request.dueTo(), request.measure()};
        List<UUID> found = database.query(
                "select f.enrolment_id" + ASKED_FOR + "and not e.protected_address order by f.due_on limit "
                        + (max + 1),
                row -> row.getObject(1, UUID.class),
                criteria);
        enrolments.lockAll(found);
        List<Object> locked = new ArrayList<>(Arrays.asList(criteria));
        locked.add(ArrayParameter.of("uuid", found));
        List<FollowUp> followUps = database.query(
                "select row_number() over (order by f.due_on, f.enrolment_id, f.measure), f.enrolment_id, e.participant_ref,"
                        + " f.consultant, f.measure, f.due_on" + ASKED_FOR
                        + "and not e.protected_address and f.enrolment_id = any(?) order by 1 limit "
                        + (max + 1),
                RegisterBatches::readFollowUp,
                locked.toArray());
        int leftOut = database.query(
                        "select count(*)" + ASKED_FOR + "and e.protected_address", row -> row.getInt(1), criteria)
                .getFirst();
        return new Asked(followUps, leftOut);
    }

    /** Stores a batch with its event. Returns false and stores nothing if the user has made the same batch that day. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean add(RegisterBatch batch, LocalDate madeOn, List<FollowUp> followUps) {
        Request request = batch.request();
        int added = database.update(
                """
                insert into register_batches (batch_id, initiative, measure, due_from, due_to, purpose, receiver_id,
                                              asked, left_out, made_at, made_on, made_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                batch.batchId(),
                request.initiative(),
                request.measure(),
                request.dueFrom(),
                request.dueTo(),
                request.purpose(),
                request.receiverId(),
                batch.asked(),
                batch.leftOut(),
                batch.madeAt().atOffset(ZoneOffset.UTC),
                madeOn,
                batch.madeBy());
        if (added == 0) {
            return false;
        }
        database.update(
                """
                insert into register_batch_follow_ups (batch_id, number, enrolment_id, measure, due_on)
                select ?, * from unnest(?, ?, ?, ?)
                """,
                batch.batchId(),
                ArrayParameter.of("int4", followUps, FollowUp::number),
                ArrayParameter.of("uuid", followUps, FollowUp::enrolmentId),
                ArrayParameter.of("text", followUps, FollowUp::measure),
                ArrayParameter.of("date", followUps, FollowUp::dueOn));
        outbox.emit(RegisterBatchPayload.event(batch, followUps));
        return true;
    }

    /** The same batch, made by the same user that day. */
    public Optional<RegisterBatch> findSame(Request request, LocalDate madeOn, String madeBy) {
        return database
                .query(
                        SELECT + """
                                 where b.made_by = ? and b.made_on = ? and b.initiative = ? and b.measure is not distinct from ?
                                   and b.due_from = ? and b.due_to = ? and b.purpose = ? and b.receiver_id = ?
                                """,
                        RegisterBatches::read,
                        madeBy,
                        madeOn,
                        request.initiative(),
                        request.measure(),
                        request.dueFrom(),
                        request.dueTo(),
                        request.purpose(),
                        request.receiverId())
                .stream()
                .findFirst();
    }

    public Optional<RegisterBatch> find(UUID batchId) {
        return database.query(SELECT + " where b.batch_id = ?", RegisterBatches::read, batchId).stream()
                .findFirst();
    }

    /** Within the scope of the caller, newest first. The ids are in the order of their times. */
    public List<RegisterBatch> page(Caller caller, Optional<UUID> after, int limit) {
        SqlConditions conditions = new SqlConditions().add("true").addScope("b.initiative", caller);
        after.ifPresent(last -> conditions.add("b.batch_id < ?", last));
        List<Object> parameters = new ArrayList<>(conditions.parameters());
        parameters.add(limit);
        return database.query(
                SELECT + " where " + conditions.joined() + " order by b.batch_id desc limit ?",
                RegisterBatches::read,
                parameters.toArray());
    }

    /** The follow-ups of a batch that have no status now, from the place after that number on. */
    public List<FollowUp> unanswered(UUID batchId, int after, int limit) {
        return database.query("""
                select a.number, a.enrolment_id, e.participant_ref, e.consultant, a.measure, f.due_on
                  from register_batch_follow_ups a
                  join enrolments e on e.enrolment_id = a.enrolment_id
                  join follow_ups f on f.enrolment_id = a.enrolment_id and f.measure = a.measure
                 where a.batch_id = ? and a.number > ? and %s
                 order by a.number limit ?
                """.formatted(UNANSWERED), RegisterBatches::readFollowUp, batchId, after, limit);
    }

    /** The batches remain, with the numbers of what they asked for. */
    void remove(Collection<UUID> enrolmentIds) {
        database.update(
                "delete from register_batch_follow_ups where enrolment_id = any(?)",
                ArrayParameter.of("uuid", enrolmentIds));
    }

    private static FollowUp readFollowUp(ResultSet row) throws SQLException {
        return new FollowUp(
                row.getInt(1),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class));
    }

    private static RegisterBatch read(ResultSet row) throws SQLException {
        int answered = row.getInt("answered");
        int unanswered = row.getInt("unanswered");
        return new RegisterBatch(
                row.getObject("batch_id", UUID.class),
                new Request(
                        row.getString("initiative"),
                        row.getString("measure"),
                        row.getObject("due_from", LocalDate.class),
                        row.getObject("due_to", LocalDate.class),
                        row.getString("purpose"),
                        row.getObject("receiver_id", UUID.class)),
                row.getString("name"),
                row.getInt("asked"),
                row.getInt("left_out"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                answered,
                unanswered,
                row.getInt("present_rows") - answered - unanswered);
    }
}
