package dk.fodfaeste.outcome.followup;

import static java.util.stream.Collectors.joining;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import dk.fodfaeste.outcome.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies on a consultant's desk on a given day, or on everybody's, as far as the caller reaches. Counted and read through indexes
 * that hold only what is open, so that it costs the same however many follow-ups there have been.
 */
@ApplicationScoped
public class WorklistQuery {
    /** How far {@link WorklistSection#COMING} looks. */
    public static final int DAYS_AHEAD = 60;

    /** The longest piece of a pile. */
    public static final int MOST = 50;

    private final FollowUpQueries followUps;
    private final Database database;
    private final Caller caller;

    WorklistQuery(FollowUpQueries followUps, Database database, Caller caller) {
        this.followUps = followUps;
        this.database = database;
        this.caller = caller;
    }

    /** How high each pile is; those without anything are there, too. */
    public Map<WorklistSection, Long> counts(Optional<String> consultant, LocalDate today) {
        var parameters = new ArrayList<Object>();
        String narrowed = narrowed(consultant, parameters);
        var every = new ArrayList<Object>();
        // One look for each pile, each through its index; together they would fit none.
        String sql = Arrays.stream(WorklistSection.values())
                .map(pile -> {
                    every.addAll(days(pile, today));
                    every.addAll(parameters);
                    return "(select count(*) from follow_ups f where " + pile.condition() + narrowed + ")";
                })
                .collect(joining(", ", "select ", ""));
        return database.query(sql, WorklistQuery::counted, every.toArray()).getFirst();
    }

    private static Map<WorklistSection, Long> counted(ResultSet row) throws SQLException {
        var counts = new EnumMap<WorklistSection, Long>(WorklistSection.class);
        for (WorklistSection pile : WorklistSection.values()) {
            counts.put(pile, row.getLong(pile.ordinal() + 1));
        }
        return counts;
    }

    /**
     * A piece of a pile, in order of due date.
     *
     * @param after what the piece before called {@code next}; null or blank for the first
     * @param limit at most {@link #MOST}
     */
    public Page<FollowUpView> page(WorklistSection pile, Optional<String> consultant, LocalDate today, String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is not from 1 to " + MOST);
        }
        List<Object> parameters = new ArrayList<>(days(pile, today));
        String condition = pile.condition() + narrowed(consultant, parameters);
        return followUps.dueInOrder(condition, parameters, FollowUpCursor.read(after), limit, today);
    }

    /** How many enrolments a consultant has that are active on that day. */
    public long caseload(String consultant, LocalDate day) {
        var parameters = new ArrayList<Object>(List.of(day, day, consultant));
        return database.query(
                        "select count(*) from enrolments e where not e.wrongly_registered"
                                + " and e.started_on <= ? and coalesce(e.exited_on, 'infinity') >= ? and e.consultant = ?"
                                + inScope("e", parameters),
                        row -> row.getLong(1),
                        parameters.toArray())
                .getFirst();
    }

    private static List<LocalDate> days(WorklistSection pile, LocalDate today) {
        return Collections.nCopies((int) pile.questionMarks(), today);
    }

    private String narrowed(Optional<String> consultant, List<Object> parameters) {
        var sql = new StringBuilder(inScope("f", parameters));
        consultant.ifPresent(user -> {
            sql.append(" and f.consultant = ?");
            parameters.add(user);
            // Where the question says who looks after the person, even a number would be an answer.
            if (!caller.seesProtectedAddresses() && !caller.user().equals(user)) {
                sql.append(" and not exists (select 1 from enrolments guarded"
                        + " where guarded.enrolment_id = f.enrolment_id and guarded.protected_address)");
            }
        });
        return sql.toString();
    }

    private String inScope(String table, List<Object> parameters) {
        if (caller.reachesAll()) {
            return "";
        }
        parameters.add(ArrayParameter.of("text", caller.initiatives()));
        return " and " + table + ".initiative = any(?)";
    }
}
