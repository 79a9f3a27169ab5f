package dk.fodfaeste.outcome.team;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import dk.fodfaeste.outcome.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who has how much to do on a given day, as far as the caller reaches: everybody who has something to do, and everybody of whom a lead
 * told how much they work.
 */
@ApplicationScoped
public class Workloads {
    private static final String ACTIVE =
            " not e.wrongly_registered and e.started_on <= ? and coalesce(e.exited_on, 'infinity') >= ?";

    private static final String OPEN = " f.answer = 'NONE' and not f.cancelled and not f.excluded";

    private final Database database;
    private final Caller caller;

    Workloads(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    /** A piece of them, by name, after one of them. */
    public Page<ConsultantView> page(LocalDate today, Optional<String> after, int limit) {
        return Page.of(of("consultant > ?", after.orElse(""), today, limit + 1), limit, ConsultantCursor::written);
    }

    /** One of whom something is known. */
    public Optional<ConsultantView> one(String consultant, LocalDate today) {
        return of("consultant = ?", consultant, today, 1).stream().findFirst();
    }

    private List<ConsultantView> of(String which, String name, LocalDate today, int atMost) {
        var parameters = new ArrayList<Object>(List.of(today, today));
        String enrolmentsInScope = inScope("e", parameters);
        parameters.add(today);
        String followUpsInScope = inScope("f", parameters);
        parameters.add(name);
        parameters.add(atMost);
        return database.query(
                "select * from (select consultant, count(*) as active from enrolments e where" + ACTIVE
                        + enrolmentsInScope
                        + " group by consultant) enrolled"
                        + " full join (select consultant, count(*) as open, count(*) filter (where f.due_on < ?) as overdue"
                        + " from follow_ups f where" + OPEN + followUpsInScope
                        + " group by consultant) to_do using (consultant)"
                        + " full join (select distinct on (consultant) consultant, full_time_equivalent, leaves_on, version"
                        + " from employments order by consultant, version desc) employed using (consultant)"
                        + " where " + which + " order by consultant limit ?",
                Workloads::read,
                parameters.toArray());
    }

    /** Enrolments that somebody else must take over where this consultant goes: active ones, and those with an open follow-up. */
    List<UUID> leftBehindBy(String consultant, LocalDate today) {
        var parameters = new ArrayList<Object>(List.of(consultant, today, today));
        String enrolmentsInScope = inScope("e", parameters);
        parameters.add(consultant);
        String followUpsInScope = inScope("f", parameters);
        return database.query(
                "select e.enrolment_id from enrolments e where e.consultant = ? and" + ACTIVE + enrolmentsInScope
                        + " and not exists (select 1 from participants p"
                        + " where p.participant_ref in (e.participant_ref, e.sealed_for) and p.erased_at is not null)"
                        + " union select f.enrolment_id from follow_ups f where f.consultant = ? and" + OPEN
                        + followUpsInScope + " order by 1",
                row -> row.getObject(1, UUID.class),
                parameters.toArray());
    }

    private String inScope(String table, List<Object> parameters) {
        if (caller.reachesAll()) {
            return "";
        }
        parameters.add(ArrayParameter.of("text", caller.initiatives()));
        return " and " + table + ".initiative = any(?)";
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
