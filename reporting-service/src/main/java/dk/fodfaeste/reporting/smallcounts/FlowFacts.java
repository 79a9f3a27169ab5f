package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.smallcounts.EnrolmentCounts.OfWindow;
import dk.fodfaeste.reporting.smallcounts.FlowInference.Remainder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The true numbers of an initiative, which of its groups must not become known, and what is known before any of them is disclosed. */
final class FlowFacts {
    private final Grid grid;
    private final EnrolmentCounts enrolments;
    private final List<Cohort> cohorts;
    private final SmallCountRule rule;
    private final List<Group> beganGroups;
    private final List<Group> endedGroups;
    private final FlowBounds initialBounds;

    /** A part of a flow. The flow of some quarters must stay unknown if this part of it is small. */
    record Group(QuarterCounts counts, SmallCountRule rule) {}

    FlowFacts(
            Grid grid,
            EnrolmentCounts enrolments,
            List<Cohort> cohorts,
            SmallCountRule headlineRule,
            SmallCountRule rule) {
        this.grid = grid;
        this.enrolments = enrolments;
        this.cohorts = List.copyOf(cohorts);
        this.rule = rule;
        beganGroups = groups(Flow.BEGAN, headlineRule);
        endedGroups = groups(Flow.ENDED, headlineRule);
        initialBounds = knownBefore();
    }

    EnrolmentCounts enrolments() {
        return enrolments;
    }

    SmallCountRule rule() {
        return rule;
    }

    FlowBounds initialBounds() {
        return initialBounds;
    }

    List<Group> groups(Flow flow) {
        return switch (flow) {
            case BEGAN -> beganGroups;
            case ENDED -> endedGroups;
        };
    }

    long of(FlowItem.FlowCount count) {
        return enrolments.of(count.flow()).in(count.window());
    }

    long of(FlowItem.CohortItem item) {
        return new QuarterCounts(cohort(item.cohort()).perQuarter(), Counts::cohort).in(item.window());
    }

    long of(FlowItem.Headline item) {
        return cohort(item.cohort()).denominator().in(item.window());
    }

    Cohort cohort(int position) {
        return cohorts.get(position);
    }

    /** The denominators of each measure before any headline is disclosed. */
    List<Bounds> unknownDenominators() {
        return cohorts.stream().map(cohort -> Bounds.ofCounts(grid.quarters())).toList();
    }

    OfWindow of(QuarterRange window) {
        return enrolments.windows().get(grid.window(window));
    }

    long persons(QuarterRange window) {
        return enrolments.active(window) - of(window).repeated();
    }

    /** Whether its cohort is the whole flow. The reader knows the definition. */
    boolean asksEverybody(Cohort cohort) {
        return cohort.outside(enrolments.of(cohort.flow())).total() == 0;
    }

    List<Remainder> remainders() {
        return cohorts.stream()
                .flatMap(cohort -> parts(cohort)
                        .filter(part -> part.total() > 0)
                        .map(part -> new Remainder(
                                cohort.flow(), new PartInference(part, rule, Bounds.ofCounts(grid.quarters())))))
                .toList();
    }

    private Stream<QuarterCounts> parts(Cohort cohort) {
        QuarterCounts people = enrolments.of(cohort.flow());
        return Stream.of(cohort.outside(people), cohort.notCounted(people));
    }

    /** Whether a measure counts more people than there are, because its follow-ups are not derived yet. */
    boolean isInconsistent() {
        return cohorts.stream().flatMap(this::parts).anyMatch(part -> {
            for (int quarter = 0; quarter < part.quarters(); quarter++) {
                if (part.in(quarter) < 0) {
                    return true;
                }
            }
            return false;
        });
    }

    private List<Group> groups(Flow flow, SmallCountRule headlineRule) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(enrolments.of(flow), rule));
        cohorts.stream().filter(cohort -> cohort.flow() == flow).forEach(cohort -> {
            if (asksEverybody(cohort)) {
                groups.add(new Group(cohort.denominator(), headlineRule));
            }
            parts(cohort).filter(part -> part.total() > 0).forEach(part -> groups.add(new Group(part, rule)));
        });
        return List.copyOf(groups);
    }

    /** That nobody is enrolled before the initiative starts, if that is so. */
    private FlowBounds knownBefore() {
        FlowBounds bounds = FlowBounds.ofCounts(grid.quarters());
        if (enrolments.before() == 0) {
            bounds.exactly(bounds.continuedAt(0), 0);
        }
        for (Flow flow : Flow.values()) {
            for (int quarter = 0; quarter < Math.min(grid.startQuarter(), grid.quarters()); quarter++) {
                if (enrolments.of(flow).in(quarter) == 0) {
                    bounds.exactly(bounds.of(flow, QuarterRange.of(quarter)), 0);
                }
            }
        }
        return bounds;
    }
}
