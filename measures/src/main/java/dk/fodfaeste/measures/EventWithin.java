package dk.fodfaeste.measures;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether enough happened from the anchor day to the anchor day + offset, both inclusive.
 *
 * @param offset null: to the exit day, and only once there is an exit; else only those who left early would be counted
 */
record EventWithin(Terms terms, Anchor anchor, Period offset) implements Measure {

    @Override
    public String kind() {
        return "EVENT_WITHIN";
    }

    /** Without an offset, follow-ups count from the exit and are due on it. */
    @Override
    public LocalDate dueOn(LocalDate anchorOn) {
        return offset == null ? anchorOn : anchorOn.plus(offset);
    }

    @Override
    public Set<ActivityKind> activityKinds() {
        return Stream.concat(
                        anchor.activityKinds().stream(),
                        terms.revisions().stream().flatMap(revision -> revision.activityKinds().stream()))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Period> afterExit() {
        return anchor instanceof Anchor.Exit ? Optional.of(offset) : Optional.empty();
    }

    @Override
    public Unit unit() {
        return offset == null ? Unit.ENDED_ENROLMENT : anchor.unit();
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.of(Schedule.of(this, offset));
    }

    @Override
    public Set<String> populations() {
        return offset == null
                ? Set.of(anchor.population(), new Anchor.Exit().population())
                : Set.of(anchor.population());
    }

    @Override
    public boolean needsExit() {
        return anchor.needsExit() || offset == null;
    }

    @Override
    public Phrase people() {
        return offset == null ? Phrase.of("andExit", anchor.people()) : anchor.people();
    }

    @Override
    public Phrase question(Revision revision) {
        Phrase activities = Phrase.counted("activity", revision.minimumCount());
        return offset == null
                ? Phrase.of("eventBeforeExit", activities, revision.activityKinds(), revision.hours())
                : Phrase.of(
                        "eventWithin", activities, revision.activityKinds(), revision.hours(), anchor.after(offset));
    }

    @Override
    public FollowUps derive(Facts facts) {
        return anchor.of(facts)
                .flatMap(anchorOn -> followUp(facts, anchorOn))
                .map(FollowUps::once)
                .orElse(FollowUps.NONE);
    }

    private Optional<FollowUp> followUp(Facts facts, LocalDate anchorOn) {
        if (offset != null) {
            return Optional.of(followUp(facts, anchorOn, anchorOn, dueOn(anchorOn)));
        }
        return Optional.ofNullable(facts.enrolment().exitedOn())
                .filter(exitedOn -> !exitedOn.isBefore(anchorOn))
                .map(exitedOn -> followUp(facts, anchorOn, exitedOn, exitedOn));
    }

    private FollowUp followUp(Facts facts, LocalDate from, LocalDate anchorOn, LocalDate dueOn) {
        Revision revision = terms.revisionOn(dueOn);
        List<Activity> counted = facts.activities(revision.activityKinds()::contains)
                .filter(activity -> happensIn(new Days(from, dueOn), activity, revision))
                .toList();
        List<String> kinds = counted.stream()
                .map(activity -> activity.kind().name())
                .distinct()
                .toList();
        return terms.decided(
                facts.enrolment(), null, anchorOn, dueOn, counted.size() >= revision.minimumCount(), kinds);
    }

    private static boolean happensIn(Days days, Activity activity, Revision revision) {
        return switch (activity.kind().shape()) {
            case MILESTONE -> days.contains(activity.on());
            case MEETING -> activity.isHeld() && days.contains(activity.heldOn());
            case SPELL ->
                (days.contains(activity.on()) || activity.covers(days.from()))
                        && activity.reaches(revision.minimumWeeklyHours());
        };
    }
}
