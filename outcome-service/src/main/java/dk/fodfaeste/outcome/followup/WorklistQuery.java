package dk.fodfaeste.outcome.followup;

import static java.util.stream.Collectors.joining;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.storage.Database;
import dk.fodfaeste.outcome.storage.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The worklist of one consultant, or of all within the scope of the caller, on a given day. It uses partial indexes on open follow-ups, so its cost
 * does not depend on the number of closed ones.
 */
@ApplicationScoped
public class WorklistQuery {
    /** The range of {@link WorklistSection#COMING}. */
    public static final int DAYS_AHEAD = 60;

    public static final int MAX_PAGE_SIZE = 50;

    private final FollowUpQueries followUps;
    private final Database database;
    private final Caller caller;

    WorklistQuery(FollowUpQueries followUps, Database database, Caller caller) {
        this.followUps = followUps;
        this.database = database;
        this.caller = caller;
    }

    /** Number of follow-ups in each section, including empty sections. */
    public Map<WorklistSection, Long> counts(Optional<String> consultant, LocalDate today) {
        List<SqlConditions> sections = Arrays.stream(WorklistSection.values())
                .map(section -> conditions(section, consultant, today))
                .toList();
        // One subquery for each section, because each uses another index.
        String sql = sections.stream()
                .map(conditions -> "(select count(*) from follow_ups f where " + conditions.joined() + ")")
                .collect(joining(", ", "select ", ""));
        return database.query(
                        sql,
                        WorklistQuery::readCounts,
                        sections.stream()
                                .flatMap(conditions -> conditions.parameters().stream())
                                .toArray())
                .getFirst();
    }

    private static Map<WorklistSection, Long> readCounts(ResultSet row) throws SQLException {
        var counts = new EnumMap<WorklistSection, Long>(WorklistSection.class);
        for (WorklistSection section : WorklistSection.values()) {
            counts.put(section, row.getLong(section.ordinal() + 1));
        }
        return counts;
    }

    /**
     * One page of a section in the order of due dates.
     *
     * @param after {@code next} of the previous page; null or blank for the first page
     * @param limit at most {@link #MAX_PAGE_SIZE}
     */
    public Page<FollowUpView> page(
            WorklistSection section, Optional<String> consultant, LocalDate today, String after, int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("limit is not from 1 to " + MAX_PAGE_SIZE);
        }
        return followUps.listDue(conditions(section, consultant, today), FollowUpCursor.decode(after), limit, today);
    }

    /** Number of enrolments of a consultant that are active on a day, without those that the caller may not see. */
    public long caseload(String consultant, LocalDate day) {
        SqlConditions conditions = new SqlConditions()
                .add("not e.wrongly_registered")
                .add("e.started_on <= ? and coalesce(e.exited_on, 'infinity') >= ?", day, day)
                .add("e.consultant = ?", consultant)
                .addScope("e.initiative", caller);
        if (isWorklistOfOther(consultant)) {
            conditions.add("not e.protected_address");
        }
        return database.query(
                        "select count(*) from enrolments e where " + conditions.joined(),
                        row -> row.getLong(1),
                        conditions.parameters().toArray())
                .getFirst();
    }

    private SqlConditions conditions(WorklistSection section, Optional<String> consultant, LocalDate today) {
        SqlConditions conditions = section.conditions(today).addScope("f.initiative", caller);
        consultant.ifPresent(user -> {
            conditions.add("f.consultant = ?", user);
            if (isWorklistOfOther(user)) {
                conditions.add("not exists (select 1 from enrolments e"
                        + " where e.enrolment_id = f.enrolment_id and e.protected_address)");
            }
        });
        return conditions;
    }

    /** In the worklist of a colleague, even a count would disclose who follows a person with a protected address. */
    private boolean isWorklistOfOther(String consultant) {
        return !caller.seesProtectedAddresses() && !caller.user().equals(consultant);
    }
}
