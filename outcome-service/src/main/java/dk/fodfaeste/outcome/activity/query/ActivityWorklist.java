package dk.fodfaeste.outcome.activity.query;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import dk.fodfaeste.outcome.storage.Activities;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import dk.fodfaeste.outcome.storage.Database;
import dk.fodfaeste.outcome.storage.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The activities in the worklist of one consultant, on a given day. They are of enrolments that the consultant is responsible for. */
@ApplicationScoped
public class ActivityWorklist {
    public static final int MAX_ROWS = 50;

    /** After this time an open spell is to be confirmed. */
    private static final Period UNCONFIRMED = Period.ofMonths(1);

    private static final int DAYS_AHEAD = 6;
    private static final List<ActivityKind> SPELLS = Arrays.stream(ActivityKind.values())
            .filter(kind -> kind.shape() == ActivityKind.Shape.SPELL)
            .toList();

    private final Database database;
    private final Activities activities;
    private final ActivityAccess access;
    private final AccessRecorder accessRecorder;

    ActivityWorklist(Database database, Activities activities, ActivityAccess access, AccessRecorder accessRecorder) {
        this.database = database;
        this.activities = activities;
        this.access = access;
        this.accessRecorder = accessRecorder;
    }

    /** @param initiative its code */
    public record Item(RecordedActivity activity, String initiative) {}

    /** Planned meetings of today, the next six days, and earlier days of which nobody has recorded what became of them. */
    public Page<Item> plannedMeetings(String consultant, LocalDate today) {
        return page(new SqlConditions()
                .add("not a.withdrawn and a.attendance = 'PLANNED' and a.on_date <= ?", today.plusDays(DAYS_AHEAD))
                .add("e.consultant = ?", consultant));
    }

    /** Open spells that nobody has confirmed for a month. */
    public Page<Item> unconfirmedSpells(String consultant, LocalDate today) {
        return page(new SqlConditions()
                .add("not a.withdrawn and a.kind = any(?)", ArrayParameter.of("text", SPELLS, Enum::name))
                .add("v.until_date is null and coalesce(v.confirmed_on, v.on_date) < ?", today.minus(UNCONFIRMED))
                .add("e.consultant = ?", consultant));
    }

    /** The first rows in the order of days; {@code next} is not null if there are more. */
    private Page<Item> page(SqlConditions conditions) {
        conditions.add("not e.wrongly_registered");
        access.restrict(conditions, false);
        List<Object> parameters = new ArrayList<>(conditions.parameters());
        parameters.add(MAX_ROWS + 1);
        return Page.of(
                database.query(
                        Activities.SELECT_PRESENT + conditions.continued()
                                + " order by a.on_date, a.activity_id limit ?",
                        row -> {
                            accessRecorder.record(row.getObject("person", UUID.class));
                            return new Item(activities.read(row), row.getString("initiative"));
                        },
                        parameters.toArray()),
                MAX_ROWS,
                last -> last.activity().activityId().toString());
    }
}
