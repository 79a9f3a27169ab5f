package dk.fodfaeste.measures;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an initiative is judged by: it turns the facts about an enrolment into dated yes/no questions.
 *
 * <p>A kind owns its population, its occasions, what answers a question, what is a success, and which other measures ask about the same
 * people. Nothing outside this module asks which kind a measure has. Nothing here reads a clock: {@code today} is an argument, and what is
 * derived from facts does not depend on it.
 */
public sealed interface Measure
        permits SituationAfter, EventWithin, SituationOn, Sustained, MeetingsAttended, MeetingsOnTime {

    Terms terms();

    /** The code of the kind in the interface, such as {@code SITUATION_AFTER}. */
    String kind();

    /** The follow-ups of an enrolment that is not wrongly registered and that the measure is not kept from by {@code startedAs}. */
    FollowUps derive(Facts facts);

    /** The due date of a follow-up that counts from this day. A later day has no earlier due date. */
    default LocalDate dueOn(LocalDate anchorOn) {
        return anchorOn;
    }

    /** The days of a window that a figure counts: all of them, unless the figure of a window is that of one occasion. */
    default Optional<Days> countedDays(Days window, LocalDate today) {
        return Optional.of(window);
    }

    /** The days of a range that a figure of a single day exists for; empty unless the figure of a window is that of one occasion. */
    default Optional<List<LocalDate>> occasions(Days range, LocalDate today) {
        return Optional.empty();
    }

    /** Whether a figure can count one person many times: then it has no interval. See {@link #asksOnce}. */
    default boolean asksAgain() {
        return false;
    }

    /** Whether people record statuses for it. Otherwise recorded activities decide. */
    default boolean takesStatuses() {
        return false;
    }

    /** The kinds of activities that its follow-ups depend on. A change of another activity changes none of them. */
    Set<ActivityKind> activityKinds();

    /** The codes of the measures whose recorded statuses it depends on. */
    default Set<String> answeredBy() {
        return Set.of();
    }

    /** The recorded answer that applies to its follow-up, also if the follow-up is excluded. */
    default Optional<Answer> applicableAnswer(Facts facts) {
        return Optional.empty();
    }

    /** The time from the exit to the due date; empty for a measure that does not count from the exit. */
    default Optional<Period> afterExit() {
        return Optional.empty();
    }

    /** Whether its follow-up is cancelled, because the exit that it counted from is withdrawn. */
    default boolean isCancelled(Facts facts) {
        return false;
    }

    /** Whether meetings must be held before deadlines; see {@link #openDeadline}. */
    default boolean hasDeadlines() {
        return false;
    }

    /** The first deadline after the last meeting that met one. It may have passed, and does not depend on today. */
    default Optional<Deadline> openDeadline(Facts facts) {
        return Optional.empty();
    }

    /** What it leaves out and counts beside its figures. */
    default Set<FollowUps.Reason> omits() {
        return terms().startedAs().isEmpty() ? Set.of() : Set.of(FollowUps.Reason.START_UNKNOWN);
    }

    /** What a denominator is a number of. */
    Unit unit();

    /** When it asks whom; empty where no other measure can have the same follow-ups. */
    default Optional<Schedule> schedule() {
        return Optional.empty();
    }

    /** Two measures of an initiative with equal schedules ask about the same enrolments on the same days. */
    record Schedule(Set<String> populations, Period offset, Set<String> startedAs) {
        static Schedule of(Measure measure, Period offset) {
            return new Schedule(
                    measure.populations(),
                    offset == null ? null : offset.normalized(),
                    measure.terms().startedAs());
        }
    }

    /** Whether both ask about the same enrolments on the same days, so that a reader can subtract their figures from each other. */
    default boolean hasSameFollowUpsAs(Measure other) {
        return schedule().isPresent() && schedule().equals(other.schedule());
    }

    /** Whether both ask about the same enrolments, maybe at different times. */
    default boolean hasSameEnrolmentsAs(Measure other) {
        return schedule().isPresent()
                && other.schedule().isPresent()
                && schedule().get().populations().equals(other.schedule().get().populations())
                && schedule().get().startedAs().equals(other.schedule().get().startedAs());
    }

    /**
     * Whether it asks each enrolment at most once, so that figures of parts of a window add up to that of the window. Otherwise small counts go
     * by persons, also where a figure counts one occasion and so nobody twice.
     */
    default boolean asksOnce() {
        return true;
    }

    /** Whether an enrolment has follow-ups only once it has an exit. */
    default boolean needsExit() {
        return false;
    }

    /** Whom it asks about, for {@link MeasureSentences}. */
    Phrase people();

    /** What it asks about them by that revision, for {@link MeasureSentences}. */
    Phrase question(Revision revision);

    /** Names of the groups of people that it asks about. Two measures that share a name may ask about the same people. */
    Set<String> populations();

    /** The follow-ups of an enrolment. */
    default FollowUps followUps(Facts facts) {
        Enrolment enrolment = facts.enrolment();
        if (enrolment.wronglyRegistered()) {
            return FollowUps.NONE;
        }
        if (terms().includes(enrolment)) {
            return derive(facts);
        }
        if (enrolment.statusAtStart() != null) {
            return FollowUps.NONE;
        }
        List<FollowUps.Omitted> omitted = derive(facts).series().stream()
                .map(series -> FollowUps.Omitted.of(FollowUps.Reason.START_UNKNOWN, series))
                .toList();
        return new FollowUps(List.of(), omitted);
    }

    default String code() {
        return terms().code();
    }

    /** Null if it has none. */
    default String englishName() {
        return terms().englishName();
    }

    /** The code where there is no name. */
    default String name() {
        return terms().name() == null ? terms().code() : terms().name();
    }

    /** Whether both may ask about the same people, so that their figures are decided together where small counts are hidden. */
    default boolean sharesPeopleWith(Measure other) {
        return populations().stream().anyMatch(other.populations()::contains);
    }
}
