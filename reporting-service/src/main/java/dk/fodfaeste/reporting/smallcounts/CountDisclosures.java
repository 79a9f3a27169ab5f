package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.EnrolmentCounts.OfWindow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The windows of a grid in which the numbers of an initiative may be disclosed together: the headlines and cohorts of its measures, and those
 * who began, left, took part and are enrolled. Each measure was decided on its own before.
 */
public final class CountDisclosures {
    /** Nothing is disclosed. */
    public static final CountDisclosures NONE = new CountDisclosures(Map.of(), List.of(), List.of());

    /** A number beside the rates. */
    public enum Count {
        BEGAN,
        ENDED,
        /** Persons with a day in a half-year or calendar year. */
        PARTICIPANTS,
        /** Enrolments on the last day, and the highest number on a day. */
        ENROLLED
    }

    private final Map<Count, Set<Window>> windows;
    private final List<Set<Window>> headlineWindows;
    private final List<Set<Window>> cohortWindows;

    private CountDisclosures(
            Map<Count, Set<Window>> windows, List<Set<Window>> headlineWindows, List<Set<Window>> cohortWindows) {
        this.windows = windows;
        this.headlineWindows = headlineWindows;
        this.cohortWindows = cohortWindows;
    }

    /**
     * In the order in which the windows close. Of one window the headlines come first, then the
     * cohorts, the volumes and the participants.
     *
     * @param cohorts of all measures that ask about those who began or left
     * @param restricted windows in which a number is hidden for another reason
     */
    public static CountDisclosures decide(
            Grid grid,
            EnrolmentCounts enrolments,
            List<Cohort> cohorts,
            Map<Count, Set<Window>> restricted,
            SmallCountRule rule) {
        return decide(grid, enrolments, cohorts, restricted, WindowDisclosures.HEADLINE_RULE, rule);
    }

    static CountDisclosures decide(
            Grid grid,
            EnrolmentCounts enrolments,
            List<Cohort> cohorts,
            Map<Count, Set<Window>> restricted,
            SmallCountRule headlineRule,
            SmallCountRule rule) {
        FlowFacts facts = new FlowFacts(grid, enrolments, cohorts, headlineRule, rule);
        if (facts.isInconsistent()) {
            return NONE;
        }
        List<FlowItem> disclosed = Inference.select(
                        FlowInference.initial(facts),
                        items(grid, cohorts),
                        item -> isTooSmall(item, grid, facts, cohorts) || isRestricted(item, grid, restricted))
                .disclosed();
        Map<Count, Set<Window>> windows = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            windows.put(
                    count,
                    windows(
                            grid,
                            disclosed,
                            item -> countOf(item).filter(count::equals).isPresent()));
        }
        return new CountDisclosures(
                windows,
                positions(cohorts)
                        .mapToObj(cohort -> windows(
                                grid,
                                disclosed,
                                item -> item instanceof FlowItem.Headline headline && headline.cohort() == cohort))
                        .toList(),
                positions(cohorts)
                        .mapToObj(cohort -> windows(
                                grid,
                                disclosed,
                                item -> item instanceof FlowItem.CohortItem of && of.cohort() == cohort))
                        .toList());
    }

    private static IntStream positions(List<Cohort> cohorts) {
        return IntStream.range(0, cohorts.size());
    }

    public boolean shows(Count count, Window window) {
        return windows.getOrDefault(count, Set.of()).contains(window);
    }

    /** @param cohort the position of the measure's cohort in the list that was decided */
    public boolean showsHeadline(int cohort, Window window) {
        return cohort < headlineWindows.size() && headlineWindows.get(cohort).contains(window);
    }

    /** @param cohort its position in the list that was decided */
    public boolean showsCohort(int cohort, Window window) {
        return cohort < cohortWindows.size() && cohortWindows.get(cohort).contains(window);
    }

    private static List<FlowItem> items(Grid grid, List<Cohort> cohorts) {
        List<FlowItem> items = new ArrayList<>();
        for (QuarterRange window : grid.windowRanges()) {
            positions(cohorts)
                    .filter(cohort -> cohorts.get(cohort).disclosures().containsKey(grid.window(window)))
                    .forEach(cohort -> items.add(new FlowItem.Headline(cohort, window)));
            positions(cohorts)
                    .filter(cohort -> cohorts.get(cohort).allowsCohort(grid.window(window)))
                    .forEach(cohort -> items.add(new FlowItem.CohortItem(cohort, window)));
            for (Flow flow : Flow.values()) {
                items.add(new FlowItem.FlowCount(flow, window));
            }
            items.add(new FlowItem.Enrolled(window));
            if (grid.isHalfYearOrYear(window)) {
                items.add(new FlowItem.Participants(window));
            }
        }
        return items;
    }

    private static boolean isTooSmall(FlowItem item, Grid grid, FlowFacts facts, Collection<Cohort> cohorts) {
        SmallCountRule rule = facts.rule();
        QuarterRange window = item.window();
        return switch (item) {
            // The measure was decided on its own before.
            case FlowItem.Headline headline -> false;
            case FlowItem.CohortItem cohort -> false;
            case FlowItem.FlowCount count ->
                cohorts.stream()
                                .filter(cohort -> cohort.flow() == count.flow())
                                .anyMatch(cohort -> !cohort.allowsFlow(grid.window(window)))
                        || facts.groups(count.flow()).stream()
                                .anyMatch(group ->
                                        group.rule().isSmall(group.counts().in(window)));
            case FlowItem.Participants participants ->
                rule.isSmall(facts.persons(window))
                        || rule.isSmall(facts.enrolments().active(window));
            case FlowItem.Enrolled enrolled -> {
                OfWindow numbers = facts.of(window);
                yield rule.isSmall(numbers.enrolledOnLastDay())
                        || rule.isSmall(numbers.highest())
                        || rule.isSmall(numbers.endedOnLastDay());
            }
        };
    }

    private static boolean isRestricted(FlowItem item, Grid grid, Map<Count, Set<Window>> restricted) {
        return countOf(item)
                .filter(count -> restricted.getOrDefault(count, Set.of()).contains(grid.window(item.window())))
                .isPresent();
    }

    /** Empty for numbers of a figure. */
    private static Optional<Count> countOf(FlowItem item) {
        return switch (item) {
            case FlowItem.FlowCount count -> Optional.of(count.flow() == Flow.BEGAN ? Count.BEGAN : Count.ENDED);
            case FlowItem.Participants participants -> Optional.of(Count.PARTICIPANTS);
            case FlowItem.Enrolled enrolled -> Optional.of(Count.ENROLLED);
            case FlowItem.Headline headline -> Optional.empty();
            case FlowItem.CohortItem cohort -> Optional.empty();
        };
    }

    private static Set<Window> windows(Grid grid, List<FlowItem> disclosed, Predicate<FlowItem> kind) {
        return disclosed.stream()
                .filter(kind)
                .map(item -> grid.window(item.window()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
