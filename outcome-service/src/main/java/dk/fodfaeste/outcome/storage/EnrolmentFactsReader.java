package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.measures.Activity;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.EnrolmentFacts;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Loads the facts that follow-ups are derived from, with a fixed number of statements and only as far as the given measures depend on them. */
@ApplicationScoped
public class EnrolmentFactsReader {
    private final Initiatives initiatives;
    private final Outcomes outcomes;
    private final ActivityFacts activities;

    EnrolmentFactsReader(Initiatives initiatives, Outcomes outcomes, ActivityFacts activities) {
        this.initiatives = initiatives;
        this.outcomes = outcomes;
        this.activities = activities;
    }

    /** @param measures the measures that will be derived */
    public List<EnrolmentFacts> load(Collection<Enrolment> enrolments, Predicate<Measure> measures) {
        Set<UUID> ids = enrolments.stream().map(Enrolment::enrolmentId).collect(toSet());
        Map<String, Initiative> definitions = definitions(enrolments);
        boolean readsAnswers = measures(definitions, measures).stream().anyMatch(Measure::takesStatuses);
        Map<UUID, Map<String, Outcome>> latest = (readsAnswers ? outcomes.latest(ids) : List.<Outcome>of())
                .stream().collect(groupingBy(Outcome::enrolmentId, toMap(Outcome::measure, Function.identity())));
        return load(enrolments, definitions, latest, measures);
    }

    /** @param latest the latest outcome of each measure by enrolment */
    List<EnrolmentFacts> load(Collection<Enrolment> enrolments, Map<UUID, Map<String, Outcome>> latest) {
        return load(enrolments, definitions(enrolments), latest, Measure::takesStatuses);
    }

    private List<EnrolmentFacts> load(
            Collection<Enrolment> enrolments,
            Map<String, Initiative> definitions,
            Map<UUID, Map<String, Outcome>> latest,
            Predicate<Measure> measures) {
        Set<ActivityKind> kinds = measures(definitions, measures).stream()
                .flatMap(measure -> measure.activityKinds().stream())
                .collect(toSet());
        Map<UUID, List<Activity>> activitiesOf =
                activities.of(enrolments.stream().map(Enrolment::enrolmentId).toList(), kinds);
        return enrolments.stream()
                .map(enrolment -> new EnrolmentFacts(
                        enrolment,
                        Optional.ofNullable(definitions.get(enrolment.initiative())),
                        activitiesOf.getOrDefault(enrolment.enrolmentId(), List.of()),
                        latest.getOrDefault(enrolment.enrolmentId(), Map.of())))
                .toList();
    }

    private Map<String, Initiative> definitions(Collection<Enrolment> enrolments) {
        return initiatives.byCode(enrolments.stream().map(Enrolment::initiative).collect(toSet()));
    }

    private static List<Measure> measures(Map<String, Initiative> definitions, Predicate<Measure> measures) {
        return definitions.values().stream()
                .flatMap(initiative -> initiative.measures().stream())
                .filter(measures)
                .toList();
    }
}
