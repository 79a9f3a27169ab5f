package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.Measures;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Quarter;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.TargetSum;
import dk.fodfaeste.reporting.smallcounts.SmallCountRule;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
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
 * revisions. So the revision is counted from the first day of its quarter, and the revised figure is disclosed only if every group of follow-ups
 * that changes its verdict is empty or has at least {@code k} members. A group is due in the same quarter under the same present revision and has
 * the same statuses, and the same hours if the hours threshold is revised. The difference between two previews is then no small count either. Where activities decide, the dates of each person would make a group of its own, so there only the effect of
 * another target is disclosed.
 */
@ApplicationScoped
class RevisionPreviewQuery {
    private static final String SELECT = """
            select f.due_on, f.successful, f.target_percent, f.recorded, o.statuses, o.weekly_hours
              from (%s) f
              left join lateral (
                   select statuses, weekly_hours from outcome_versions
                    where enrolment_id = f.enrolment_id and measure = ? order by version desc limit 1) o
                on f.recorded
             where f.recorded or f.lost
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
     * @param countedFrom the day from which the revision was counted
     */
    record Preview(
            DisclosedFigure present,
            Optional<DisclosedFigure> revised,
            Optional<Long> judgedOtherwise,
            LocalDate countedFrom) {
        static Preview presentOnly(DisclosedFigure present, LocalDate countedFrom) {
            return new Preview(present, Optional.empty(), Optional.empty(), countedFrom);
        }
    }

    /** @param statuses null if no status answers the follow-up */
    private record CountedFollowUp(
            LocalDate dueOn, boolean success, BigDecimal target, Set<String> statuses, BigDecimal hours) {
        boolean succeedsBy(Measure measure) {
            return measure.takesStatuses()
                    ? statuses != null && measure.terms().revisionOn(dueOn).succeeds(statuses, hours)
                    : success;
        }

        boolean hasOtherRevision(Measure one, Measure other) {
            return !one.terms().revisionOn(dueOn).hasSameSuccessAs(other.terms().revisionOn(dueOn));
        }
    }

    /**
     * @throws Refusal 404 if there is no such initiative or measure
     * @throws Refusal 422 if the measure cannot be revised like this
     */
    Preview of(String initiativeCode, String measureCode, MeasureDefinition.Revision revision, AsOf now)
            throws SQLException {
        InitiativeVersion initiative = initiatives
                .knownAt(now.recordedUntil(), initiativeCode)
                .orElseThrow(() -> Refusal.notFound("initiative"));
        Measure measure = initiative.measure(measureCode).orElseThrow(() -> Refusal.notFound("measure"));
        LocalDate countedFrom = Quarter.of(revision.validFrom()).firstDay();
        Measure revised = revised(initiative, measure, revision, countedFrom);
        DisclosedFigure present = disclosureControl.latest(initiative, measure, now);
        if (!present.disclosure().headline() || present.figure().denominator() == 0) {
            return Preview.presentOnly(present, countedFrom);
        }
        List<CountedFollowUp> denominator = denominator(present);
        if (!measure.takesStatuses()
                && denominator.stream().anyMatch(followUp -> followUp.hasOtherRevision(measure, revised))) {
            return Preview.presentOnly(present, countedFrom);
        }
        List<CountedFollowUp> changed = denominator.stream()
                .filter(followUp -> followUp.success() != followUp.succeedsBy(revised))
                .toList();
        long successes = denominator.stream()
                .filter(followUp -> followUp.succeedsBy(revised))
                .count();
        boolean byHours = !measure.terms().revisions().stream()
                .allMatch(each -> Objects.equals(each.minimumWeeklyHours(), revision.minimumWeeklyHours()));
        if (disclosesSmallCount(changed, measure, byHours, successes, denominator.size())) {
            return Preview.presentOnly(present, countedFrom);
        }
        TargetSum targets = denominator.stream()
                .map(followUp -> TargetSum.of(
                        revised.terms().revisionOn(followUp.dueOn()).targetPercent(), 1))
                .reduce(TargetSum.NONE, TargetSum::plus);
        Counts counts = new Counts(0, 0, denominator.size(), 0, 0, successes);
        Figure figure = new Figure(
                new Tally(counts, targets, TargetSum.NONE, null),
                present.figure().isSample());
        return new Preview(
                present, Optional.of(present.withFigure(figure)), Optional.of((long) changed.size()), countedFrom);
    }

    /** With the revision from that day, without the revisions between that day and its own. */
    private static Measure revised(
            InitiativeVersion initiative, Measure measure, MeasureDefinition.Revision revision, LocalDate countedFrom) {
        List<MeasureDefinition> definitions = initiative.definitions().definitions().stream()
                .map(definition -> definition.code().equals(measure.code())
                        ? definition.withRevisions(Stream.concat(
                                        definition.revisions().stream()
                                                .filter(each -> each.validFrom().isBefore(countedFrom)
                                                        || each.validFrom().isAfter(revision.validFrom())),
                                        Stream.of(revision.from(countedFrom)))
                                .toList())
                        : definition)
                .toList();
        return Measures.of(definitions)
                .measure(measure.code())
                .orElseThrow(() -> Refusal.rule("targetPercent", message("revisionOutOfBounds")));
    }

    private boolean disclosesSmallCount(
            List<CountedFollowUp> changed, Measure measure, boolean byHours, long successes, long denominator) {
        SmallCountRule rule = new SmallCountRule(settings.k());
        return groupSizes(changed, measure, byHours).stream().anyMatch(rule::isSmall)
                || (!changed.isEmpty() && (rule.isSmall(successes) || rule.isSmall(denominator - successes)));
    }

    private static Collection<Long> groupSizes(List<CountedFollowUp> changed, Measure measure, boolean byHours) {
        record Group(Quarter due, LocalDate revisedFrom, Set<String> statuses, BigDecimal hours) {}
        return changed.stream()
                .collect(Collectors.groupingBy(
                        followUp -> new Group(
                                Quarter.of(followUp.dueOn()),
                                measure.terms().revisionOn(followUp.dueOn()).validFrom(),
                                followUp.statuses(),
                                byHours ? followUp.hours() : null),
                        Collectors.counting()))
                .values();
    }

    private List<CountedFollowUp> denominator(DisclosedFigure present) throws SQLException {
        Optional<FollowUpQuery> query = FollowUpQuery.of(present);
        if (query.isEmpty()) {
            return List.of();
        }
        List<CountedFollowUp> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        SELECT.formatted(query.get().rows().text()))) {
            int next = query.get().rows().setParameters(select, 1);
            select.setString(next, present.measure().code());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new CountedFollowUp(
                            row.getObject("due_on", LocalDate.class),
                            row.getBoolean("successful"),
                            row.getBigDecimal("target_percent"),
                            statuses(row.getArray("statuses")),
                            row.getBigDecimal("weekly_hours")));
                }
            }
        }
        return rows;
    }

    private static Set<String> statuses(Array codes) throws SQLException {
        return codes == null ? null : new TreeSet<>(List.of((String[]) codes.getArray()));
    }
}
