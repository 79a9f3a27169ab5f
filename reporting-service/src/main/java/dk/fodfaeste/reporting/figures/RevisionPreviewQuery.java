package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.followup.Revision;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.TargetSum;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a revision would do to the figure that everybody in the house may see: the newest closed window that betrays nobody. Whoever revises
 * may not see persons, and could try revision after revision; so what it would become is told only where every group of follow-ups that it
 * would judge otherwise - those with the same statuses, and with the same hours where the hours are revised - is empty or of {@code k} at
 * least. Then the difference of any two previews is no smaller group either.
 */
@ApplicationScoped
class RevisionPreviewQuery {
    private static final String ROWS = """
            select f.due_on, f.success, f.target_percent, coalesce(f.result = 'RECORDED', false) as recorded, o.statuses, o.weekly_hours
              from follow_ups f
              left join lateral (
                   select statuses, weekly_hours from outcome_versions
                    where enrolment_id = f.enrolment_id and measure = f.measure order by version desc limit 1) o
                on f.result = 'RECORDED'
             where f.initiative = ? and f.measure = ? and %s between ? and ? and f.known_to = 'infinity' and f.due_on <= ?
               and (f.result in ('RECORDED', 'LOST') or f.result is null and f.closes_on < ?)
            """;

    private final Initiatives initiatives;
    private final DisclosureControl suppressing;
    private final SmallCountsSettings settings;
    private final AgroalDataSource database;

    RevisionPreviewQuery(
            Initiatives initiatives, DisclosureControl suppressing, SmallCountsSettings settings, AgroalDataSource database) {
        this.initiatives = initiatives;
        this.suppressing = suppressing;
        this.settings = settings;
        this.database = database;
    }

    /**
     * Before and after.
     *
     * @param revised absent where it would betray somebody, or where there is nothing to judge yet
     * @param judgedOtherwise how many follow-ups of the window would be judged otherwise; absent as {@code revised} is
     */
    record Preview(DisclosedFigure present, Optional<Figure> revised, Optional<Long> judgedOtherwise) {}

    private record Judged(
            LocalDate dueOn, boolean success, BigDecimal target, Set<String> statuses, BigDecimal hours) {}

    /** @throws Refusal 404 where there is no such initiative or measure */
    Preview of(String initiativeCode, String measureCode, Revision revision, AsOf now) throws SQLException {
        InitiativeVersion initiative =
                initiatives.knownAt(now.heardUntil(), initiativeCode).orElseThrow(() -> Refusal.notFound("initiative"));
        Measure measure = initiative.measure(measureCode).orElseThrow(() -> Refusal.notFound("measure"));
        DisclosedFigure present = suppressing.newest(initiative, measure, now);
        if (!present.disclosure().headline() || present.figure().denominator() == 0) {
            return new Preview(present, Optional.empty(), Optional.empty());
        }
        Measure revised = measure.revised(revision);
        List<Judged> denominator = denominator(present);
        List<Judged> otherwise = denominator.stream()
                .filter(one -> one.success() != succeeds(revised, one))
                .toList();
        boolean byHours = measure.revisions().stream()
                .anyMatch(each -> !Objects.equals(each.minimumWeeklyHours(), revision.minimumWeeklyHours()));
        long successes =
                denominator.stream().filter(one -> succeeds(revised, one)).count();
        boolean betrays = groups(otherwise, byHours).stream().anyMatch(this::isSmall)
                || (!otherwise.isEmpty() && (isSmall(successes) || isSmall(denominator.size() - successes)));
        if (betrays) {
            return new Preview(present, Optional.empty(), Optional.empty());
        }
        TargetSum promise = denominator.stream()
                .map(one -> TargetSum.of(revised.revisionOn(one.dueOn()).targetPercent(), 1))
                .reduce(TargetSum.NONE, TargetSum::plus);
        Counts counts = new Counts(0, 0, denominator.size(), 0, 0, successes);
        return new Preview(
                present, Optional.of(new Figure(new Tally(counts, promise, TargetSum.NONE, null))), Optional.of((long)
                        otherwise.size()));
    }

    private static boolean succeeds(Measure measure, Judged one) {
        return one.statuses() != null && measure.revisionOn(one.dueOn()).succeeds(one.statuses(), one.hours());
    }

    private static List<Long> groups(List<Judged> otherwise, boolean byHours) {
        Map<String, Long> sizes = otherwise.stream()
                .collect(Collectors.groupingBy(
                        one -> one.statuses() + (byHours ? " " + one.hours() : ""), Collectors.counting()));
        return List.copyOf(sizes.values());
    }

    private boolean isSmall(long size) {
        return size >= 1 && size < settings.k();
    }

    private List<Judged> denominator(DisclosedFigure present) throws SQLException {
        String day = switch (present.window().basis()) {
            case ANCHOR -> "f.anchor_on";
            case FOLLOW_UP -> "f.due_on";
        };
        List<Judged> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ROWS.formatted(day))) {
            select.setString(1, present.initiative().code());
            select.setString(2, present.measure().code());
            select.setObject(3, present.window().firstDay());
            select.setObject(4, present.window().lastDayInclusive());
            select.setObject(5, present.asOf().today());
            select.setObject(6, present.asOf().today());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Judged(
                            row.getObject("due_on", LocalDate.class),
                            row.getBoolean("success"),
                            row.getBigDecimal("target_percent"),
                            row.getBoolean("recorded")
                                    ? new TreeSet<>(Stream.of((String[])
                                                    row.getArray("statuses").getArray())
                                            .toList())
                                    : null,
                            row.getBigDecimal("weekly_hours")));
                }
            }
        }
        return rows;
    }
}
