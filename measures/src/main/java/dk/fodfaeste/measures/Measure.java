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

    /** The days of a window that a figure counts: all of them, unless the figure of a window is that of one occasion. */
    default Optional<Days> countedDays(Days window, LocalDate today) {
        return Optional.of(window);
    }

    /** Whether one person can have many follow-ups in a window: then a figure has no interval, and small counts go by persons. */
    default boolean asksAgain() {
        return false;
    }

    /** Whether people record statuses for it. Otherwise recorded activities decide. */
    default boolean takesStatuses() {
        return false;
    }

    /** The kinds of activities that its follow-ups depend on. A change of another activity changes none of them. */
    Set<ActivityKind> activityKinds();

    /** Whether its follow-ups depend on the statuses recorded for a measure. */
    default boolean readsAnswersOf(String measure) {
        return false;
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
                .map(FollowUpSeries::first)
                .map(first -> new FollowUps.Omitted(FollowUps.Reason.START_UNKNOWN, first.anchorOn(), first.dueOn()))
                .toList();
        return new FollowUps(List.of(), omitted);
    }

    default String code() {
        return terms().code();
    }

    /** Whether both may ask about the same people, so that their figures are decided together where small counts are hidden. */
    default boolean sharesPeopleWith(Measure other) {
        return populations().stream().anyMatch(other.populations()::contains);
    }
}
