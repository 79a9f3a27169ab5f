package dk.fodfaeste.reporting.figures;

import static java.util.stream.Collectors.toCollection;

import dk.fodfaeste.reporting.followup.AgeGroup;
import dk.fodfaeste.reporting.followup.ExitReason;
import dk.fodfaeste.reporting.followup.Status;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Counts the denominator of a window by what its follow-ups are told apart by. */
@ApplicationScoped
class GroupCounts {
    private static final String GROUPED = """
            select %1$s as part, count(*) as denominator, count(*) filter (where successful) as successes
            from (%2$s) standing where %3$s group by 1""";

    private static final String IN_DENOMINATOR = "recorded or lost";

    private final AgroalDataSource database;
    private final FigureCache remembering;

    GroupCounts(AgroalDataSource database, FigureCache remembering) {
        this.database = database;
        this.remembering = remembering;
    }

    private record Question(String initiative, String measure, Window window, LocalDate today, BreakdownDimension by) {}

    /**
     * Follow-ups with the same codes; several only for statuses.
     *
     * @param share of them, those who succeeded
     */
    record Group(Set<? extends Enum<?>> codes, Share share) {}

    /** Everybody in the denominator stands in one of them; by status everybody of whom there is one. */
    List<Group> of(FollowUpQuery standing, BreakdownDimension by) throws SQLException {
        AsOf asOf = standing.asOf();
        Question question =
                new Question(standing.initiative(), standing.measure(), standing.window(), asOf.today(), by);
        return remembering.of(question, asOf, () -> List.copyOf(counted(standing, by)));
    }

    private List<Group> counted(FollowUpQuery standing, BreakdownDimension by) throws SQLException {
        return switch (by) {
            case STATUS -> count(standing, "statuses", "recorded", row -> statuses(row.getArray("part")));
            case EXIT_REASON ->
                count(standing, "exit_reason", IN_DENOMINATOR, row -> Set.of(ExitReason.of(row.getString("part"))));
            case AGE_GROUP ->
                count(
                        standing,
                        "age",
                        IN_DENOMINATOR,
                        row -> Set.of(AgeGroup.of(row.getObject("part", Integer.class))));
        };
    }

    private interface Codes {
        Set<? extends Enum<?>> of(ResultSet row) throws SQLException;
    }

    private List<Group> count(FollowUpQuery standing, String part, String which, Codes codes) throws SQLException {
        List<Group> groups = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(GROUPED.formatted(part, standing.query(), which))) {
            standing.fill(select, 1);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    groups.add(
                            new Group(codes.of(row), new Share(row.getLong("successes"), row.getLong("denominator"))));
                }
            }
        }
        return groups;
    }

    private static Set<Status> statuses(Array told) throws SQLException {
        return Stream.of((String[]) told.getArray())
                .map(Status::of)
                .collect(toCollection(() -> EnumSet.noneOf(Status.class)));
    }
}
