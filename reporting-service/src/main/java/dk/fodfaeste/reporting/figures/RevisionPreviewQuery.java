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
import dk.fodfaeste.reporting.smallcounts.SmallCountRule;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Computes what a revision would change in the latest closed period that may be disclosed. Callers may not see persons and can try many
 * revisions. So the revised figure is disclosed only if every group of follow-ups that changes its verdict is empty or has at least
 * {@code k} members. A group has the same statuses, and the same hours if the hours threshold is revised. The difference between two previews
 * is then no small count either.
 */
@ApplicationScoped
class RevisionPreviewQuery {
    private static final String SELECT = """
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
    private final DisclosureControl disclosureControl;
    private final SmallCountsSettings settings;
    private final AgroalDataSource database;

    RevisionPreviewQuery(
            Initiatives initiatives,
            DisclosureControl disclosureControl,
            SmallCountsSettings settings,
            AgroalDataSource database) {
        this.initiatives = initiatives;
        this.disclosureControl = disclosureControl;
        this.settings = settings;
        this.database = database;
    }

    /**
     * The figure before and after the revision.
     *
     * @param revised empty if it would disclose a small count, or if nothing is due yet
     * @param judgedOtherwise the number of follow-ups whose verdict changes; empty like {@code revised}
     */
    record Preview(DisclosedFigure present, Optional<Figure> revised, Optional<Long> judgedOtherwise) {
        static Preview presentOnly(DisclosedFigure present) {
            return new Preview(present, Optional.empty(), Optional.empty());
        }
    }

    /** @param statuses null if the follow-up is not recorded */
    private record CountedFollowUp(
            LocalDate dueOn, boolean success, BigDecimal target, Set<String> statuses, BigDecimal hours) {
        boolean succeedsBy(Measure measure) {
            return statuses != null && measure.revisionOn(dueOn).succeeds(statuses, hours);
        }
    }

    /** @throws Refusal 404 if there is no such initiative or measure */
    Preview of(String initiativeCode, String measureCode, Revision revision, AsOf now) throws SQLException {
        InitiativeVersion initiative = initiatives
                .knownAt(now.recordedUntil(), initiativeCode)
                .orElseThrow(() -> Refusal.notFound("initiative"));
        Measure measure = initiative.measure(measureCode).orElseThrow(() -> Refusal.notFound("measure"));
        DisclosedFigure present = disclosureControl.latest(initiative, measure, now);
        if (!present.disclosure().headline() || present.figure().denominator() == 0) {
            return Preview.presentOnly(present);
        }
        Measure revised = measure.revised(revision);
        List<CountedFollowUp> denominator = denominator(present);
        List<CountedFollowUp> changed = denominator.stream()
                .filter(followUp -> followUp.success() != followUp.succeedsBy(revised))
                .toList();
        long successes = denominator.stream()
                .filter(followUp -> followUp.succeedsBy(revised))
                .count();
        if (disclosesSmallCount(changed, revisesHours(measure, revision), successes, denominator.size())) {
            return Preview.presentOnly(present);
        }
        TargetSum targets = denominator.stream()
                .map(followUp ->
                        TargetSum.of(revised.revisionOn(followUp.dueOn()).targetPercent(), 1))
                .reduce(TargetSum.NONE, TargetSum::plus);
        Counts counts = new Counts(0, 0, denominator.size(), 0, 0, successes);
        Figure figure = new Figure(new Tally(counts, targets, TargetSum.NONE, null));
        return new Preview(present, Optional.of(figure), Optional.of((long) changed.size()));
    }

    private static boolean revisesHours(Measure measure, Revision revision) {
        return measure.revisions().stream()
                .anyMatch(each -> !Objects.equals(each.minimumWeeklyHours(), revision.minimumWeeklyHours()));
    }

    private boolean disclosesSmallCount(
            List<CountedFollowUp> changed, boolean byHours, long successes, long denominator) {
        SmallCountRule rule = new SmallCountRule(settings.k());
        return groupSizes(changed, byHours).stream().anyMatch(rule::isSmall)
                || (!changed.isEmpty() && (rule.isSmall(successes) || rule.isSmall(denominator - successes)));
    }

    private static Collection<Long> groupSizes(List<CountedFollowUp> changed, boolean byHours) {
        return changed.stream()
                .collect(Collectors.groupingBy(
                        followUp -> followUp.statuses() + (byHours ? " " + followUp.hours() : ""),
                        Collectors.counting()))
                .values();
    }

    private List<CountedFollowUp> denominator(DisclosedFigure present) throws SQLException {
        String day = switch (present.window().basis()) {
            case ANCHOR -> "f.anchor_on";
            case FOLLOW_UP -> "f.due_on";
        };
        List<CountedFollowUp> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT.formatted(day))) {
            select.setString(1, present.initiative().code());
            select.setString(2, present.measure().code());
            select.setObject(3, present.window().firstDay());
            select.setObject(4, present.window().lastDayInclusive());
            select.setObject(5, present.asOf().today());
            select.setObject(6, present.asOf().today());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new CountedFollowUp(
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
