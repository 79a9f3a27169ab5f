package dk.fodfaeste.reporting.followup;

import dk.fodfaeste.measures.Activity;
import dk.fodfaeste.measures.Answer;
import dk.fodfaeste.measures.Facts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every version of the facts about one enrolment that has arrived.
 *
 * @param outcomes by measure
 * @param activities one history for each activity
 */
public record EnrolmentHistory(
        History<EnrolmentVersion> enrolment,
        Map<String, History<OutcomeVersion>> outcomes,
        Collection<History<ActivityVersion>> activities) {
    public static final EnrolmentHistory EMPTY = new EnrolmentHistory(History.empty(), Map.of(), List.of());

    public History<OutcomeVersion> outcome(String measure) {
        return outcomes.getOrDefault(measure, History.empty());
    }

    /** The outcomes by measure, each in its latest version recorded until then. */
    public Map<String, OutcomeVersion> outcomesAsOf(Instant instant) {
        return latest(outcomes.values(), instant, OutcomeVersion::measure);
    }

    /** The activities by their id, each in its latest version recorded until then. */
    public Map<UUID, ActivityVersion> activitiesAsOf(Instant instant) {
        return latest(activities, instant, ActivityVersion::activityId);
    }

    private static <K, V extends FactVersion> Map<K, V> latest(
            Collection<History<V>> histories, Instant instant, Function<V, K> key) {
        return histories.stream()
                .flatMap(history -> history.asOf(instant).stream())
                .collect(Collectors.toMap(key, version -> version));
    }

    Stream<Instant> changeTimes() {
        return Stream.of(Stream.of(enrolment), outcomes.values().stream(), activities.stream())
                .flatMap(histories -> histories)
                .flatMap(History::changeTimes);
    }

    /** Empty before the enrolment is known. */
    Optional<Facts> asOf(Instant instant) {
        return enrolment
                .asOf(instant)
                .map(version -> facts(
                        version,
                        outcomes.values().stream().flatMap(history -> history.asOf(instant).stream()),
                        activities.stream().flatMap(history -> history.asOf(instant).stream())));
    }

    static Facts facts(
            EnrolmentVersion enrolment, Stream<OutcomeVersion> outcomes, Stream<ActivityVersion> activities) {
        Map<String, Answer> answers = new HashMap<>();
        outcomes.forEach(outcome -> outcome.answer().ifPresent(answer -> answers.put(outcome.measure(), answer)));
        List<Activity> known =
                activities.flatMap(version -> version.activity().stream()).toList();
        return new Facts(enrolment.enrolment(), known, answers);
    }
}
