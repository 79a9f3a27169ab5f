package dk.fodfaeste.reporting.followup;

import dk.fodfaeste.measures.Facts;
import dk.fodfaeste.measures.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The follow-ups of an enrolment as they were known at every instant. They can change only when one of four histories does: of the enrolment,
 * of its initiative, of its outcomes and of its activities. So they are derived at each of those instants, and a row is known for as long as
 * it is derived unchanged. The result depends on the histories only, not on the order in which their versions arrived or on duplicates.
 */
public final class FollowUpTimeline {
    private final EnrolmentHistory history;
    private final Map<String, History<InitiativeVersion>> initiatives;
    private final Map<Instant, Optional<Facts>> facts = new HashMap<>();

    /** @param initiatives by code; an initiative that is missing has not arrived, so there are no follow-ups for it yet */
    public FollowUpTimeline(EnrolmentHistory history, Map<String, History<InitiativeVersion>> initiatives) {
        this.history = history;
        this.initiatives = initiatives;
    }

    public List<TimelineEntry> entries() {
        return entries(measures());
    }

    /** The entries of some measures. */
    public List<TimelineEntry> entries(Set<String> measures) {
        NavigableSet<Instant> changes = Stream.concat(
                        history.changeTimes(), initiativesOfEnrolment().flatMap(History::changeTimes))
                .collect(Collectors.toCollection(TreeSet::new));
        return measures.stream()
                .flatMap(measure -> entries(measure, changes).stream())
                .toList();
    }

    /** All measures of all versions. A measure that was added later has follow-ups from then on. */
    private Set<String> measures() {
        return measures(measure -> true);
    }

    /** The codes of the measures that meet the condition in any version of the initiative. */
    public Set<String> measures(Predicate<Measure> condition) {
        return initiativesOfEnrolment()
                .flatMap(History::versions)
                .flatMap(version -> version.measures().stream())
                .filter(condition)
                .map(Measure::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<History<InitiativeVersion>> initiativesOfEnrolment() {
        return history.enrolment()
                .versions()
                .map(EnrolmentVersion::initiative)
                .distinct()
                .map(code -> initiatives.getOrDefault(code, History.empty()));
    }

    private List<TimelineEntry> entries(String measure, NavigableSet<Instant> changes) {
        List<TimelineEntry> entries = new ArrayList<>();
        Map<FollowUpRow, Instant> known = new LinkedHashMap<>();
        Optional<Inputs> before = Optional.empty();
        for (Instant change : changes) {
            Optional<Inputs> inputs = inputs(change, measure);
            if (inputs.equals(before)) {
                continue;
            }
            before = inputs;
            List<FollowUpRow> rows = inputs.map(Inputs::rows).orElse(List.of());
            known.entrySet().removeIf(row -> {
                boolean isGone = !rows.contains(row.getKey());
                if (isGone) {
                    entries.add(entry(row.getKey(), row.getValue(), change));
                }
                return isGone;
            });
            rows.forEach(row -> known.putIfAbsent(row, change));
        }
        known.forEach((row, since) -> entries.add(entry(row, since, null)));
        return entries;
    }

    private TimelineEntry entry(FollowUpRow row, Instant since, Instant until) {
        EnrolmentVersion any = history.enrolment().versions().findFirst().orElseThrow();
        return new TimelineEntry(any.enrolmentId(), row, since, until);
    }

    /** What the rows of a measure are derived from. Most changes of an initiative or of another fact leave it as it is. */
    private record Inputs(EnrolmentVersion enrolment, Measure measure, Facts facts) {
        List<FollowUpRow> rows() {
            return FollowUpRow.of(measure, enrolment, measure.followUps(facts));
        }
    }

    private Optional<Inputs> inputs(Instant instant, String code) {
        return history.enrolment()
                .asOf(instant)
                .flatMap(enrolment -> initiatives
                        .getOrDefault(enrolment.initiative(), History.empty())
                        .asOfOrFirst(instant)
                        .flatMap(initiative -> initiative.measure(code))
                        .map(measure -> new Inputs(
                                enrolment,
                                measure,
                                facts.computeIfAbsent(instant, history::asOf).orElseThrow())));
    }
}
