package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import dk.fodfaeste.outcome.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What recorded spells say about the due dates of follow-ups. A form offers it; it does not answer by itself. */
@ApplicationScoped
public class SpellsOnDueDate {
    private static final List<ActivityKind> SITUATIONS = Arrays.stream(ActivityKind.values())
            .filter(kind -> kind.situation().isPresent())
            .toList();

    private final Database database;

    SpellsOnDueDate(Database database) {
        this.database = database;
    }

    private record Spell(FollowUpId followUp, Situation situation) {}

    /** Follow-ups whose due date no spell covers are left out. Only for callers who may see the persons. */
    public Map<FollowUpId, Situation> of(Collection<FollowUpView> followUps) {
        Map<FollowUpId, Situation> found = new HashMap<>();
        if (!followUps.isEmpty()) {
            query(followUps).forEach(spell -> found.merge(spell.followUp(), spell.situation(), SpellsOnDueDate::both));
        }
        return found;
    }

    private List<Spell> query(Collection<FollowUpView> followUps) {
        return database.query(
                """
                select f.enrolment_id, f.measure, f.due_on, v.kind, v.weekly_hours, v.source
                  from unnest(?, ?, ?) as f (enrolment_id, measure, due_on)
                  join activities a on a.enrolment_id = f.enrolment_id and a.kind = any(?) and not a.withdrawn
                  join activity_versions v on v.activity_id = a.activity_id and v.version = a.version
                 where v.on_date <= f.due_on and coalesce(v.until_date, v.confirmed_on) >= f.due_on
                 order by f.enrolment_id, f.measure, v.on_date, a.activity_id
                """,
                SpellsOnDueDate::read,
                ArrayParameter.of("uuid", followUps, FollowUpView::enrolmentId),
                ArrayParameter.of("text", followUps, FollowUpView::measure),
                ArrayParameter.of("date", followUps, FollowUpView::dueOn),
                ArrayParameter.of("text", SITUATIONS, Enum::name));
    }

    private static Spell read(ResultSet row) throws SQLException {
        return new Spell(
                new FollowUpId(row.getObject("enrolment_id", UUID.class), row.getString("measure")),
                new Situation(
                        EnumSet.of(Status.valueOf(row.getString("kind"))),
                        row.getObject("due_on", LocalDate.class),
                        row.getBigDecimal("weekly_hours"),
                        Source.valueOf(row.getString("source"))));
    }

    /** Two spells at the same time: both statuses, and the sum of the hours. */
    private static Situation both(Situation one, Situation other) {
        EnumSet<Status> statuses = EnumSet.copyOf(one.statuses());
        statuses.addAll(other.statuses());
        return new Situation(statuses, one.statusDate(), sum(one.weeklyHours(), other.weeklyHours()), one.source());
    }

    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.add(other);
    }
}
