package dk.fodfaeste.reporting.smallcounts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the disclosed cohorts, volumes and participants of an initiative reveal together. Worst-case
 * assumption: the reader takes participants for enrolments.
 *
 * @param bounds if participants were enrolments
 * @param certain what follows even though a participant can have several enrolments
 * @param denominators of each measure
 * @param remainders those whom a measure does not ask about or count, where their flow is disclosed
 * @param participants the windows whose participants are disclosed
 */
record FlowInference(
        FlowFacts facts,
        FlowBounds bounds,
        FlowBounds certain,
        List<Bounds> denominators,
        List<Remainder> remainders,
        List<QuarterRange> participants)
        implements Inference<FlowInference, FlowItem> {

    /** Those of a flow who are not in some part of a measure's figure. */
    record Remainder(Flow flow, PartInference inference) {
        Remainder with(Flow disclosed, QuarterRange window) {
            return flow == disclosed ? new Remainder(flow, inference.with(window)) : this;
        }
    }

    static FlowInference initial(FlowFacts facts) {
        FlowBounds bounds = facts.initialBounds();
        return new FlowInference(facts, bounds, bounds, facts.unknownDenominators(), facts.remainders(), List.of());
    }

    @Override
    public FlowInference with(FlowItem item) {
        QuarterRange window = item.window();
        return switch (item) {
            case FlowItem.Headline headline -> withHeadline(headline);
            case FlowItem.CohortItem cohort -> extended(flow -> addCohort(flow, cohort));
            case FlowItem.FlowCount count ->
                extended(flow -> flow.exactly(flow.of(count.flow(), window), facts.of(count)))
                        .withRemainders(count.flow(), window);
            case FlowItem.Participants active ->
                extended(
                                flow -> flow.exactly(
                                        flow.active(window), facts.enrolments().active(window)),
                                flow -> flow.atLeast(flow.active(window), facts.persons(window)))
                        .withParticipants(window);
            case FlowItem.Enrolled enrolled -> extended(flow -> addEnrolled(flow, window));
        };
    }

    /** No flow is smaller than the denominator of a measure. */
    private FlowInference withHeadline(FlowItem.Headline headline) {
        Bounds known = denominators.get(headline.cohort()).copy();
        known.exactly(headline.window(), facts.of(headline));
        List<Bounds> all = new ArrayList<>(denominators);
        all.set(headline.cohort(), known);
        FlowInference extended =
                extended(flow -> flow.atLeast(facts.cohort(headline.cohort()).flow(), known));
        return new FlowInference(facts, extended.bounds, extended.certain, all, remainders, participants);
    }

    private FlowInference extended(Consumer<FlowBounds> fact) {
        return extended(fact, fact);
    }

    private FlowInference extended(Consumer<FlowBounds> fact, Consumer<FlowBounds> certainFact) {
        return new FlowInference(
                facts, extended(bounds, fact), extended(certain, certainFact), denominators, remainders, participants);
    }

    private static FlowBounds extended(FlowBounds known, Consumer<FlowBounds> fact) {
        FlowBounds extended = known.copy();
        fact.accept(extended);
        return extended;
    }

    /** The cohort is the flow, or a part of it. */
    private void addCohort(FlowBounds flow, FlowItem.CohortItem item) {
        Cohort cohort = facts.cohort(item.cohort());
        QuarterRange number = flow.of(cohort.flow(), item.window());
        if (facts.asksEverybody(cohort)) {
            flow.exactly(number, facts.of(item));
        } else {
            flow.atLeast(number, facts.of(item));
        }
    }

    /** The number on the last day and the highest number. Worst-case assumption: the reader knows how many ended on the last day. */
    private void addEnrolled(FlowBounds flow, QuarterRange window) {
        int end = window.toExclusive();
        long highest = facts.of(window).highest();
        flow.exactly(flow.continuedAt(end), facts.enrolments().continuedAt(end));
        flow.atLeast(flow.active(window), highest);
        for (int quarter = window.from(); quarter <= end; quarter++) {
            flow.atMost(flow.continuedAt(quarter), highest);
        }
    }

    private FlowInference withRemainders(Flow flow, QuarterRange window) {
        return new FlowInference(
                facts,
                bounds,
                certain,
                denominators,
                remainders.stream().map(each -> each.with(flow, window)).toList(),
                participants);
    }

    private FlowInference withParticipants(QuarterRange window) {
        return new FlowInference(
                facts,
                bounds,
                certain,
                denominators,
                remainders,
                Stream.concat(participants.stream(), Stream.of(window)).toList());
    }

    @Override
    public boolean disclosesSmallCount() {
        return disclosesSmallGroup(Flow.BEGAN)
                || disclosesSmallGroup(Flow.ENDED)
                || disclosesSmallActive()
                || remainders.stream().anyMatch(each -> each.inference().disclosesSmallCount())
                || participants.stream().anyMatch(this::disclosesFewRepeated);
    }

    private boolean disclosesSmallGroup(Flow flow) {
        return facts.groups(flow).stream()
                .anyMatch(group -> RangePair.anySmall(
                        group.counts(), group.rule(), ranges -> bounds.determine(bounds.of(flow, ranges))));
    }

    /** Those who took part in some quarters, and those who stayed from one quarter to the next. */
    private boolean disclosesSmallActive() {
        EnrolmentCounts enrolments = facts.enrolments();
        int quarters = enrolments.began().size();
        for (int from = 0; from <= quarters; from++) {
            for (int to = from; to <= quarters; to++) {
                QuarterRange range = new QuarterRange(from, to);
                if (facts.rule().isSmall(enrolments.active(range)) && bounds.determine(bounds.active(range))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many participants had several enrolments: the enrolments less the participants. */
    private boolean disclosesFewRepeated(QuarterRange window) {
        return facts.rule().isSmall(facts.of(window).repeated()) && certain.determine(certain.active(window));
    }

    @Override
    public boolean reveals(FlowItem hidden) {
        return switch (hidden) {
            case FlowItem.Headline headline ->
                denominators.get(headline.cohort()).determine(RangePair.of(headline.window()));
            case FlowItem.FlowCount count -> {
                QuarterRange number = bounds.of(count.flow(), count.window());
                yield bounds.determine(number) && !facts.initialBounds().determine(number);
            }
            // Known enrolments are not yet the participants.
            case FlowItem.Participants active -> {
                QuarterRange number = bounds.active(active.window());
                yield bounds.determine(number) && !certain.determine(number);
            }
            // Its flow is hidden for the same reason, and its window's last day is not known from quarters.
            case FlowItem.CohortItem cohort -> false;
            case FlowItem.Enrolled enrolled -> false;
        };
    }
}
