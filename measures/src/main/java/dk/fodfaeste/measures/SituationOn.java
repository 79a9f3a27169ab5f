package dk.fodfaeste.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Of those enrolled on a day, how many are in a situation that day. Asked at the end of every period. */
record SituationOn(Terms terms, Recurrence.PeriodEnd occasions) implements Measure {

    @Override
    public String kind() {
        return "SITUATION_ON";
    }

    @Override
    public Set<ActivityKind> activityKinds() {
        return terms.situationKinds();
    }

    @Override
    public boolean asksOnce() {
        return false;
    }

    @Override
    public Unit unit() {
        return Unit.ENROLMENT_ON_DAY;
    }

    @Override
    public Set<String> populations() {
        return Set.of("ENROLLED");
    }

    @Override
    public Phrase people() {
        return Phrase.of("enrolledOn", occasions);
    }

    @Override
    public Phrase question(Revision revision) {
        return Phrase.of("situationOn", revision.situations(), revision.hours());
    }

    /** The last occasion whose grace is over; where there is none, the last one that is not after today. */
    @Override
    public Optional<Days> countedDays(Days window, LocalDate today) {
        LocalDate graceOver = today.minusDays(terms.graceDays() + 1L);
        return occasion(window, graceOver).or(() -> occasion(window, today)).map(day -> new Days(day, day));
    }

    @Override
    public Optional<List<LocalDate>> occasions(Days range, LocalDate today) {
        LocalDate last = range.to().isAfter(today) ? today : range.to();
        return Optional.of(
                Stream.iterate(occasions.onOrAfter(range.from()), day -> !day.isAfter(last), occasions::after)
                        .toList());
    }

    private Optional<LocalDate> occasion(Days window, LocalDate notAfter) {
        LocalDate last = occasions.onOrBefore(window.to().isAfter(notAfter) ? notAfter : window.to());
        return Optional.of(last).filter(window::contains);
    }

    /** Between two days on which a fact begins or ends to matter, every occasion has the same answer. */
    @Override
    public FollowUps derive(Facts facts) {
        Enrolment enrolment = facts.enrolment();
        List<FollowUpSeries> series = new ArrayList<>();
        NavigableSet<LocalDate> changes = changes(facts);
        for (LocalDate from : changes) {
            LocalDate next = changes.higher(from);
            LocalDate to = next == null ? enrolment.exitedOn() : next.minusDays(1);
            LocalDate first = occasions.onOrAfter(from);
            if (to != null && first.isAfter(to)) {
                continue;
            }
            FollowUpSeries one =
                    new FollowUpSeries(followUp(facts, first), occasions, to == null ? null : occasions.onOrBefore(to));
            if (!series.isEmpty() && continues(series.getLast(), one)) {
                one = new FollowUpSeries(series.removeLast().first(), occasions, one.last());
            }
            series.add(one);
        }
        return new FollowUps(series, List.of());
    }

    private static boolean continues(FollowUpSeries before, FollowUpSeries after) {
        return before.first().on(after.first().dueOn()).equals(after.first())
                && before.recurrence().after(before.last()).equals(after.first().dueOn());
    }

    private NavigableSet<LocalDate> changes(Facts facts) {
        Enrolment enrolment = facts.enrolment();
        NavigableSet<LocalDate> changes = new TreeSet<>(Set.of(enrolment.startedOn()));
        facts.activities(kind -> kind.situation().isPresent()).forEach(spell -> {
            changes.add(spell.on());
            changes.add(spell.lastKnownDay().plusDays(1));
        });
        terms.revisions().forEach(revision -> changes.add(revision.validFrom()));
        if (enrolment.exitedOn() != null) {
            changes.add(enrolment.exitedOn()); // its reason may exclude the enrolment from that day on
        }
        changes.removeIf(day -> !enrolment.includes(day));
        return changes;
    }

    private FollowUp followUp(Facts facts, LocalDate day) {
        Revision revision = terms.revisionOn(day);
        List<String> situations = facts.activities(revision::isSuccess)
                .filter(spell -> spell.covers(day) && spell.reaches(revision.minimumWeeklyHours()))
                .map(spell -> spell.kind().name())
                .distinct()
                .toList();
        return terms.decided(facts.enrolment(), day, day, day, !situations.isEmpty(), situations);
    }
}
