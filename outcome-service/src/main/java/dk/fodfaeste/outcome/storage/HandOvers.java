package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores what leads handed over. */
@ApplicationScoped
public class HandOvers {
    private final Database database;

    HandOvers(Database database) {
        this.database = database;
    }

    /** @param enrolments the number of enrolments that were handed over */
    public record HandOver(UUID handOverId, String fromConsultant, Instant at, long enrolments) {}

    /** @param successors by enrolment */
    @Transactional
    public void add(UUID handOverId, String fromConsultant, Map<UUID, String> successors, Instant at, String by) {
        database.update(
                "insert into hand_overs (hand_over_id, from_consultant, handed_over_at, handed_over_by) values (?, ?, ?, ?)",
                handOverId,
                fromConsultant,
                at.atOffset(ZoneOffset.UTC),
                by);
        List<UUID> enrolments = List.copyOf(successors.keySet());
        database.update(
                "insert into handed_over_enrolments select ?, * from unnest(?, ?)",
                handOverId,
                new ArrayParameter("uuid", enrolments.toArray()),
                new ArrayParameter(
                        "text", enrolments.stream().map(successors::get).toArray()));
    }

    /** The latest hand-over of the lead since then, unless it is undone. */
    public Optional<HandOver> latest(String by, Instant since) {
        return database
                .query(
                        """
                        select hand_over_id, from_consultant, handed_over_at, undone_at,
                               (select count(*) from handed_over_enrolments e where e.hand_over_id = h.hand_over_id) as enrolments
                          from hand_overs h where handed_over_by = ? and handed_over_at >= ?
                         order by handed_over_at desc, hand_over_id limit 1
                        """,
                        row -> row.getObject("undone_at", OffsetDateTime.class) != null
                                ? Optional.<HandOver>empty()
                                : Optional.of(new HandOver(
                                        row.getObject("hand_over_id", UUID.class),
                                        row.getString("from_consultant"),
                                        row.getObject("handed_over_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getLong("enrolments"))),
                        by,
                        since.atOffset(ZoneOffset.UTC))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The enrolments that nobody has reassigned since, within the scope of the caller. */
    public List<UUID> undoable(HandOver handOver, Caller caller) {
        SqlConditions conditions = new SqlConditions()
                .add("h.hand_over_id = ?", handOver.handOverId())
                .add("e.consultant in (h.successor, ?)", handOver.fromConsultant())
                .add("not e.wrongly_registered")
                .addScope("e.initiative", caller);
        return database.query(
                "select e.enrolment_id from handed_over_enrolments h join enrolments e using (enrolment_id) where "
                        + conditions.joined() + " order by 1",
                row -> row.getObject(1, UUID.class),
                new ArrayList<>(conditions.parameters()).toArray());
    }

    @Transactional
    public void markUndone(UUID handOverId, Instant at) {
        database.update(
                "update hand_overs set undone_at = ? where hand_over_id = ?", at.atOffset(ZoneOffset.UTC), handOverId);
    }
}
