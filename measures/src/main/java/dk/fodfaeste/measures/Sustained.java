package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Of those who begin a first job after their start: the share that works at least n of the first m weeks of it. */
record Sustained(Terms terms, int weeksWorked, int withinWeeks) implements Measure {
    private static final int DAYS = 7;
    /** A job that begins later than this after the exit is not counted as one that the effort led to. */
    private static final Period AFTER_EXIT = Period.ofMonths(2);

    @Override
    public String kind() {
        return "SUSTAINED";
    }

    @Override
    public LocalDate dueOn(LocalDate anchorOn) {
        return anchorOn.plusDays((long) DAYS * withinWeeks - 1);
    }

    @Override
    public Set<ActivityKind> activityKinds() {
        return terms.situationKinds();
    }

    @Override
    public Unit unit() {
        return Unit.JOB_START;
    }

    @Override
    public Set<String> populations() {
        return Set.of("JOB_START");
    }

    /** With an hours threshold, every status is a job. */
    @Override
    public Phrase people() {
        Revision first = terms.revisions().getFirst();
        return first.minimumWeeklyHours() == null ? Phrase.of("firstSpell", first.situations()) : Phrase.of("firstJob");
    }

    @Override
    public Phrase question(Revision revision) {
        return revision.minimumWeeklyHours() == null
                ? Phrase.of("sustainedEveryDay", weeksWorked, withinWeeks)
                : Phrase.of("sustainedHours", revision.minimumWeeklyHours(), weeksWorked, withinWeeks);
    }

    @Override
    public FollowUps derive(Facts facts) {
        return jobStart(facts)
                .map(start -> followUp(facts, start))
                .map(FollowUps::once)
                .orElse(FollowUps.NONE);
    }

    /** Success statuses are the same in every revision, because they decide when the job starts. */
    private Optional<LocalDate> jobStart(Facts facts) {
        Enrolment enrolment = facts.enrolment();
        LocalDate latest =
                enrolment.exitedOn() == null ? null : enrolment.exitedOn().plus(AFTER_EXIT);
        return facts.activities(terms.revisions().getFirst()::isSuccess)
                .map(Activity::on)
                .filter(on -> !on.isBefore(enrolment.startedOn()) && (latest == null || !on.isAfter(latest)))
                .findFirst();
    }

    private FollowUp followUp(Facts facts, LocalDate start) {
        LocalDate dueOn = dueOn(start);
        Revision revision = terms.revisionOn(dueOn);
        List<Activity> spells = facts.activities(revision::isSuccess)
                .filter(spell -> daysIn(new Days(start, dueOn), spell) > 0)
                .toList();
        long worked = IntStream.range(0, withinWeeks)
                .mapToObj(week -> start.plusDays((long) DAYS * week))
                .filter(monday -> counts(new Days(monday, monday.plusDays(DAYS - 1)), spells, revision))
                .count();
        List<String> kinds =
                spells.stream().map(spell -> spell.kind().name()).distinct().toList();
        return terms.decided(facts.enrolment(), null, start, dueOn, worked >= weeksWorked, kinds);
    }

    /** The hours of a week are the sum over its spells of weekly hours times days covered / 7, compared exactly. */
    private static boolean counts(Days week, List<Activity> spells, Revision revision) {
        if (revision.minimumWeeklyHours() == null) {
            return IntStream.range(0, DAYS)
                    .mapToObj(week.from()::plusDays)
                    .allMatch(day -> spells.stream().anyMatch(spell -> spell.covers(day)));
        }
        BigDecimal sevenfold = spells.stream()
                .filter(spell -> spell.weeklyHours() != null)
                .map(spell -> spell.weeklyHours().multiply(BigDecimal.valueOf(daysIn(week, spell))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sevenfold.compareTo(revision.minimumWeeklyHours().multiply(BigDecimal.valueOf(DAYS))) >= 0;
    }

    private static long daysIn(Days days, Activity spell) {
        LocalDate from = spell.on().isAfter(days.from()) ? spell.on() : days.from();
        LocalDate to = spell.lastKnownDay().isBefore(days.to()) ? spell.lastKnownDay() : days.to();
        return Math.max(0, ChronoUnit.DAYS.between(from, to) + 1);
    }
}
