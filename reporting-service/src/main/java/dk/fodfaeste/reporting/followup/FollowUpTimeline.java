package dk.fodfaeste.reporting.followup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The follow-ups of an enrolment as they were known at every instant. A follow-up can change only when one of three histories does: so it is
 * derived at each of those instants, and equal neighbours are merged. The result depends on the histories only, not on the order in which
 * their versions arrived or on duplicates.
 */
public final class FollowUpTimeline {
    private final History<EnrolmentVersion> enrolment;
    private final Map<String, History<InitiativeVersion>> initiatives;
    private final Map<String, History<OutcomeVersion>> outcomes;

    /**
     * @param initiatives by code; an initiative that is missing has not arrived, so there are no follow-ups for it yet
     * @param outcomes of this enrolment, by measure
     */
    public FollowUpTimeline(
            History<EnrolmentVersion> enrolment,
            Map<String, History<InitiativeVersion>> initiatives,
            Map<String, History<OutcomeVersion>> outcomes) {
        this.enrolment = enrolment;
        this.initiatives = initiatives;
        this.outcomes = outcomes;
    }

    public List<TimelineEntry> entries() {
        return measures().stream().flatMap(measure -> entries(measure).stream()).toList();
    }

    /** All measures of all versions. A measure that was added later has follow-ups from then on. */
    private Set<String> measures() {
        return initiativesOfEnrolment()
                .flatMap(History::versions)
                .flatMap(version -> version.measures().stream())
                .map(Measure::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<History<InitiativeVersion>> initiativesOfEnrolment() {
        return enrolment
                .versions()
                .map(EnrolmentVersion::initiative)
                .distinct()
                .map(code -> initiatives.getOrDefault(code, History.empty()));
    }

    private List<TimelineEntry> entries(String measure) {
        History<OutcomeVersion> outcome = outcomes.getOrDefault(measure, History.empty());
        List<TimelineEntry> entries = new ArrayList<>();
        EnrolmentVersion any = enrolment.versions().findFirst().orElseThrow();
        Optional<FollowUp> before = Optional.empty();
        Instant since = null;
        for (Instant change : changeTimes(outcome)) {
            Optional<FollowUp> after = asOf(change, measure, outcome);
            if (after.equals(before)) {
                continue;
            }
            if (before.isPresent()) {
                entries.add(new TimelineEntry(any.enrolmentId(), before.get(), since, change));
            }
            before = after;
            since = change;
        }
        if (before.isPresent()) {
            entries.add(new TimelineEntry(any.enrolmentId(), before.get(), since, null));
        }
        return entries;
    }

    private Set<Instant> changeTimes(History<OutcomeVersion> outcome) {
        return Stream.concat(
                        Stream.concat(enrolment.changeTimes(), outcome.changeTimes()),
                        initiativesOfEnrolment().flatMap(History::changeTimes))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<FollowUp> asOf(Instant instant, String measure, History<OutcomeVersion> outcome) {
        return enrolment
                .asOf(instant)
                .flatMap(version -> initiatives
                        .getOrDefault(version.initiative(), History.empty())
                        .asOfOrFirst(instant)
                        .flatMap(initiative -> initiative.measure(measure))
                        .flatMap(definition -> FollowUp.of(
                                definition, version, outcome.asOf(instant).orElse(null))));
    }
}
