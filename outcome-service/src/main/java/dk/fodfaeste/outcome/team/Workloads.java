package dk.fodfaeste.outcome.team;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import dk.fodfaeste.outcome.storage.Database;
import dk.fodfaeste.outcome.storage.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The workloads of consultants on a given day, within the scope of the caller. It includes consultants with open work, consultants with an
 * employment, and consultants whose work was handed over.
 */
@ApplicationScoped
public class Workloads {
    private static final String ACTIVE =
            "not e.wrongly_registered and e.started_on <= ? and coalesce(e.exited_on, 'infinity') >= ?";

    private static final String OPEN = "f.answer = 'NONE' and not f.cancelled and not f.excluded";

    private final Database database;
    private final Caller caller;

    Workloads(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    /** One page in the order of user names. */
    public Page<ConsultantView> page(LocalDate today, Optional<String> after, int limit) {
        return Page.of(query("consultant > ?", after.orElse(""), today, limit + 1), limit, ConsultantCursor::encode);
    }

    /** Empty if the consultant has neither work nor an employment. */
    public Optional<ConsultantView> find(String consultant, LocalDate today) {
        return query("consultant = ?", consultant, today, 1).stream().findFirst();
    }

    /** Without work and employment if the consultant has neither. */
    ConsultantView findOrEmpty(String consultant, LocalDate today) {
        String name = Identifiers.userName("consultant", consultant);
        return find(name, today).orElseGet(() -> ConsultantView.of(name, null, null, 0, 0, 0, 0));
    }

    private List<ConsultantView> query(String nameCondition, String name, LocalDate today, int limit) {
        SqlConditions enrolments = new SqlConditions().add(ACTIVE, today, today).addScope("e.initiative", caller);
        SqlConditions followUps = new SqlConditions().add(OPEN).addScope("f.initiative", caller);
        var parameters = new ArrayList<>(enrolments.parameters());
        parameters.add(today);
        parameters.addAll(followUps.parameters());
        parameters.add(name);
        parameters.add(limit);
        return database.query(
                """
                select *
                  from (select consultant, count(*) as active from enrolments e where %s group by consultant) enrolled
                  full join (select consultant, count(*) as open, count(*) filter (where f.due_on < ?) as overdue
                               from follow_ups f where %s group by consultant) open_work using (consultant)
                  full join (select distinct on (consultant) consultant, full_time_equivalent, leaves_on, version
                               from employments order by consultant, version desc) employed using (consultant)
                  full join (select distinct from_consultant as consultant from hand_overs) handed_over using (consultant)
                 where %s order by consultant limit ?
                """.formatted(enrolments.joined(), followUps.joined(), nameCondition),
                Workloads::read,
                parameters.toArray());
    }

    /** The enrolments of a consultant that are active or have an open follow-up. */
    List<UUID> enrolmentsToHandOver(String consultant, LocalDate today) {
        SqlConditions enrolments = new SqlConditions()
                .add("e.consultant = ?", consultant)
                .add(ACTIVE, today, today)
                .addScope("e.initiative", caller)
                .add("not exists (select 1 from participants p"
                        + " where p.participant_ref in (e.participant_ref, e.sealed_for) and p.erased_at is not null)");
        SqlConditions followUps = new SqlConditions()
                .add("f.consultant = ?", consultant)
                .add(OPEN)
                .addScope("f.initiative", caller);
        var parameters = new ArrayList<>(enrolments.parameters());
        parameters.addAll(followUps.parameters());
        return database.query(
                "select e.enrolment_id from enrolments e where " + enrolments.joined()
                        + " union select f.enrolment_id from follow_ups f where " + followUps.joined() + " order by 1",
                row -> row.getObject(1, UUID.class),
                parameters.toArray());
    }

    /** An enrolment that is handed over. */
    record HandedOver(UUID enrolmentId, UUID participantRef, String initiative, boolean active) {}

    List<HandedOver> facts(List<UUID> enrolmentIds, LocalDate today) {
        return database.query(
                "select e.enrolment_id, e.participant_ref, e.initiative, (" + ACTIVE
                        + ") as active from enrolments e where e.enrolment_id = any(?)",
                row -> new HandedOver(
                        row.getObject("enrolment_id", UUID.class),
                        row.getObject("participant_ref", UUID.class),
                        row.getString("initiative"),
                        row.getBoolean("active")),
                today,
                today,
                new ArrayParameter("uuid", enrolmentIds.toArray()));
    }

    /**
     * The sums over all consultants.
     *
     * @param fullTimeEquivalent of the consultants who have not left; zero if none is known
     */
    public record Totals(
            long consultants, BigDecimal fullTimeEquivalent, long activeEnrolments, long overdue, long openFollowUps) {}

    Totals totals(LocalDate today) {
        List<ConsultantView> all = query("consultant > ?", "", today, Integer.MAX_VALUE);
        return new Totals(
                all.size(),
                all.stream()
                        .filter(one -> one.fullTimeEquivalent() != null)
                        .filter(one -> one.leavesOn() == null || !one.leavesOn().isBefore(today))
                        .map(ConsultantView::fullTimeEquivalent)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                all.stream().mapToLong(ConsultantView::activeEnrolments).sum(),
                all.stream().mapToLong(ConsultantView::overdue).sum(),
                all.stream().mapToLong(ConsultantView::openFollowUps).sum());
    }

    private static ConsultantView read(ResultSet row) throws SQLException {
        return ConsultantView.of(
                row.getString("consultant"),
                row.getBigDecimal("full_time_equivalent"),
                row.getObject("leaves_on", LocalDate.class),
                row.getLong("active"),
                row.getLong("overdue"),
                row.getLong("open"),
                row.getInt("version"));
    }
}
