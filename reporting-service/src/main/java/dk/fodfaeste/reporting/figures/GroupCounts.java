package dk.fodfaeste.reporting.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.measures.Status;
import dk.fodfaeste.reporting.figures.Breakdown.CombinedGroup;
import dk.fodfaeste.reporting.followup.AgeGroup;
import dk.fodfaeste.reporting.followup.ExitReason;
import dk.fodfaeste.reporting.rate.Share;
import dk.fodfaeste.reporting.rate.Window;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts the denominator of a window by groups. */
@ApplicationScoped
class GroupCounts {
    private static final String SELECT = """
            select %1$s as part, count(*) as denominator, count(*) filter (where successful) as successes
            from (%2$s) follow_up where %3$s group by 1""";

    private static final String IN_DENOMINATOR = "recorded or lost";

    private static final Comparator<Enum<?>> DISPLAY_ORDER = Comparator.<Enum<?>, Boolean>comparing(
                    CombinedGroup.class::isInstance)
            .thenComparing(group -> group.getDeclaringClass().getSimpleName())
            .thenComparing(Enum::ordinal);

    private final AgroalDataSource database;
    private final FigureCache cache;

    GroupCounts(AgroalDataSource database, FigureCache cache) {
        this.database = database;
        this.cache = cache;
    }

    private record CacheKey(String initiative, String measure, Window window, LocalDate today, BreakdownDimension by)
            implements FigureCache.OfInitiative {}

    /**
     * Follow-ups with the same codes.
     *
     * @param codes several only for statuses
     * @param share the successes of these follow-ups
     */
    record Group(Set<? extends Enum<?>> codes, Share share) {}

    /** Each follow-up of the denominator is in one group; by status or activity, each recorded one. */
    List<Group> of(DisclosedFigure figure, BreakdownDimension by) throws SQLException {
        Optional<FollowUpQuery> query = FollowUpQuery.of(figure);
        return query.isEmpty() ? List.of() : of(query.get(), by);
    }

    List<Group> of(FollowUpQuery query, BreakdownDimension by) throws SQLException {
        AsOf asOf = query.asOf();
        CacheKey key = new CacheKey(query.initiative(), query.measure(), query.window(), asOf.today(), by);
        return cache.get(key, asOf, () -> List.copyOf(select(query, by)));
    }

    /** One share per code in display order, from groups with one code each. */
    static Map<Enum<?>, Share> sum(BreakdownDimension by, Stream<Group> groups) {
        Map<Enum<?>, Share> shares = new TreeMap<>(DISPLAY_ORDER);
        if (by == BreakdownDimension.AGE_GROUP) {
            Stream.of(AgeGroup.values())
                    .filter(AgeGroup::isAlwaysShown)
                    .forEach(group -> shares.put(group, Share.NONE));
        }
        Map<Enum<?>, Share> counted = groups.collect(
                groupingBy(group -> group.codes().iterator().next(), reducing(Share.NONE, Group::share, Share::plus)));
        counted.forEach((group, share) -> shares.merge(group, share, Share::plus));
        return shares;
    }

    private List<Group> select(FollowUpQuery query, BreakdownDimension by) throws SQLException {
        return switch (by) {
            case STATUS -> select(query, "decided_by", "recorded", row -> statuses(row.getArray("part")));
            case ACTIVITY -> select(query, "decided_by", "recorded", row -> activities(row.getArray("part")));
            case EXIT_REASON ->
                select(query, "exit_reason", IN_DENOMINATOR, row -> Set.of(ExitReason.of(row.getString("part"))));
            case AGE_GROUP ->
                select(query, "age", IN_DENOMINATOR, row -> Set.of(AgeGroup.of(row.getObject("part", Integer.class))));
        };
    }

    private interface CodesReader {
        Set<? extends Enum<?>> read(ResultSet row) throws SQLException;
    }

    private List<Group> select(FollowUpQuery query, String column, String condition, CodesReader codes)
            throws SQLException {
        List<Group> groups = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        SELECT.formatted(column, query.rows().text(), condition))) {
            query.rows().setParameters(select, 1);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    groups.add(new Group(
                            codes.read(row), new Share(row.getLong("successes"), row.getLong("denominator"))));
                }
            }
        }
        return groups;
    }

    private static Set<Status> statuses(Array codes) throws SQLException {
        return Stream.of((String[]) codes.getArray())
                .map(Status::of)
                .collect(toCollection(() -> EnumSet.noneOf(Status.class)));
    }

    private static Set<Enum<?>> activities(Array codes) throws SQLException {
        Set<Enum<?>> activities = Stream.of((String[]) codes.getArray())
                .<Enum<?>>map(code ->
                        ActivityKind.of(code).<Enum<?>>map(kind -> kind).orElseGet(() -> Attendance.valueOf(code)))
                .collect(toSet());
        return activities.isEmpty() ? Set.of(CombinedGroup.NO_ACTIVITY) : activities;
    }
}
