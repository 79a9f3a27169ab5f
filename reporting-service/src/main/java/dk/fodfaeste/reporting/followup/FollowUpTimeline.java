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
 * An enrolment's follow-ups as they were known at every instant. They can change only where one of the three histories does, so the
 * follow-up is derived anew at each of those instants, and neighbours that are equal become one. Because the whole of it follows from the
 * histories, it comes out the same in whatever order their versions arrived, and whether they arrived once or twice.
 */
public final class FollowUpTimeline {
    private final History<EnrolmentVersion> enrolment;
    private final Map<String, History<InitiativeVersion>> initiatives;
    private final Map<String, History<OutcomeVersion>> outcomes;

    /**
     * @param initiatives by code; those of the enrolment that are missing here have not arrived yet, and so it has no follow-ups yet
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

    public List<TimelineEntry> followUps() {
        return measures().stream().flatMap(measure -> of(measure).stream()).toList();
    }

    /** Every measure there ever was: one that was added later has follow-ups from then on. */
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

    private List<TimelineEntry> of(String measure) {
        History<OutcomeVersion> outcome = outcomes.getOrDefault(measure, History.empty());
        List<TimelineEntry> known = new ArrayList<>();
        EnrolmentVersion any = enrolment.versions().findFirst().orElseThrow();
        Optional<FollowUp> before = Optional.empty();
        Instant since = null;
        for (Instant change : changes(outcome)) {
            Optional<FollowUp> after = at(change, measure, outcome);
            if (after.equals(before)) {
                continue;
            }
            if (before.isPresent()) {
                known.add(new TimelineEntry(any.enrolmentId(), before.get(), since, change));
            }
            before = after;
            since = change;
        }
        if (before.isPresent()) {
            known.add(new TimelineEntry(any.enrolmentId(), before.get(), since, null));
        }
        return known;
    }

    private Set<Instant> changes(History<OutcomeVersion> outcome) {
        return Stream.concat(
                        Stream.concat(enrolment.changes(), outcome.changes()),
                        initiativesOfEnrolment().flatMap(History::changes))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<FollowUp> at(Instant instant, String measure, History<OutcomeVersion> outcome) {
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
