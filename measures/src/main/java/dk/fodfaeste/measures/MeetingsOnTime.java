package dk.fodfaeste.measures;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Of the deadlines for a meeting, how many were met. A missed deadline is followed by another, so silence fails again and again; meeting
 * more often adds no deadlines.
 *
 * @param first from the start to the first deadline; not longer than {@code every}
 * @param every from a meeting, or a missed deadline, to the next deadline; at least a day
 */
record MeetingsOnTime(Terms terms, ActivityKind meeting, Period first, Period every) implements Measure {

    @Override
    public String kind() {
        return "MEETINGS_ON_TIME";
    }

    @Override
    public boolean asksAgain() {
        return true;
    }

    @Override
    public Set<ActivityKind> activityKinds() {
        return Set.of(meeting);
    }

    @Override
    public boolean asksOnce() {
        return false;
    }

    @Override
    public Unit unit() {
        return Unit.DEADLINE;
    }

    @Override
    public Set<String> populations() {
        return Set.of(meeting.name());
    }

    @Override
    public Phrase people() {
        return Phrase.of("deadlines", meeting, first, every);
    }

    @Override
    public Phrase question(Revision revision) {
        return Phrase.of("met");
    }

    @Override
    public FollowUps derive(Facts facts) {
        Enrolment enrolment = facts.enrolment();
        NavigableSet<LocalDate> held = held(facts);
        LocalDate lastRevision = terms.revisions().getLast().validFrom();
        List<FollowUpSeries> series = new ArrayList<>();
        // The first deadline is met by a meeting on the start day, too.
        LocalDate mark = enrolment.startedOn().minusDays(1);
        LocalDate deadline = enrolment.startedOn().plus(first);
        while (enrolment.includes(deadline)) {
            LocalDate met = held.floor(deadline);
            boolean isMet = met != null && met.isAfter(mark);
            add(
                    series,
                    terms.decided(enrolment, deadline, deadline, deadline, isMet, isMet ? List.of("HELD") : List.of()));
            boolean nothingFollows = !isMet && held.higher(deadline) == null && !deadline.isBefore(lastRevision);
            if (nothingFollows && enrolment.exitedOn() == null) {
                FollowUpSeries last = series.removeLast();
                series.add(new FollowUpSeries(last.first(), last.recurrence(), null));
                break;
            }
            LocalDate next = (isMet ? met : deadline).plus(every);
            mark = isMet ? met : deadline;
            deadline = next.isAfter(deadline) ? next : deadline.plus(every);
        }
        return new FollowUps(series, List.of());
    }

    private NavigableSet<LocalDate> held(Facts facts) {
        return facts.activities(meeting::equals)
                .filter(Activity::isHeld)
                .map(Activity::heldOn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public boolean hasDeadlines() {
        return true;
    }

    @Override
    public Optional<Deadline> openDeadline(Facts facts) {
        List<FollowUpSeries> missedLast = followUps(facts).series().reversed().stream()
                .takeWhile(series -> !series.first().success())
                .toList();
        return missedLast.isEmpty()
                ? Optional.empty()
                : Optional.of(missedLast.getLast().first())
                        .filter(first -> first.settlement() != Settlement.EXCLUDED)
                        // A late meeting before the exit meets no deadline, but nothing is left to do.
                        .filter(first -> held(facts).higher(first.dueOn()) == null)
                        .map(first -> new Deadline(meeting, first.dueOn(), first.closesOn()));
    }

    /** A deadline that follows a missed one by {@code every}, with the same answer, goes on its series. */
    private void add(List<FollowUpSeries> series, FollowUp next) {
        Recurrence recurrence = new Recurrence.Every(every);
        if (!series.isEmpty()) {
            FollowUpSeries before = series.getLast();
            if (before.first().on(next.dueOn()).equals(next)
                    && before.last().plus(every).equals(next.dueOn())) {
                series.removeLast();
                series.add(new FollowUpSeries(before.first(), recurrence, next.dueOn()));
                return;
            }
        }
        series.add(new FollowUpSeries(next, recurrence, next.dueOn()));
    }
}
