package dk.fodfaeste.measures;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything known of one enrolment at one moment.
 *
 * @param activities those that are not withdrawn, in any order
 * @param answers by the code of the measure
 */
public record Facts(Enrolment enrolment, List<Activity> activities, Map<String, Answer> answers) {
    private static final Comparator<Activity> ORDER = Comparator.comparing(Activity::on)
            .thenComparing(Activity::kind)
            .thenComparing(Activity::attendance, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Activity::heldOn, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Activity::lastKnownDay);

    /** Sorts the activities, so that the order of their arrival does not show. */
    public Facts {
        activities = activities.stream().sorted(ORDER).toList();
        answers = Map.copyOf(answers);
    }

    Stream<Activity> activities(Predicate<ActivityKind> kinds) {
        return activities.stream().filter(activity -> kinds.test(activity.kind()));
    }

    /** The earliest activity of a kind. */
    Optional<Activity> first(ActivityKind kind) {
        return activities(kind::equals).findFirst();
    }

    Optional<Answer> answer(String measure) {
        return Optional.ofNullable(answers.get(measure));
    }
}
