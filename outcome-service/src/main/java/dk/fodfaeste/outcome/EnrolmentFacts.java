package dk.fodfaeste.outcome;

import static dk.fodfaeste.kit.message.Message.message;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.Activity;
import dk.fodfaeste.measures.Answer;
import dk.fodfaeste.measures.Facts;
import dk.fodfaeste.measures.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts that the follow-ups of one enrolment are derived from.
 *
 * @param initiative empty until its definition has arrived; then there are no follow-ups
 * @param activities those that are not withdrawn, of the kinds that the derived measures depend on
 * @param outcomes the latest outcome of each measure
 */
public record EnrolmentFacts(
        Enrolment enrolment,
        Optional<Initiative> initiative,
        List<Activity> activities,
        Map<String, Outcome> outcomes) {
    public EnrolmentFacts {
        activities = List.copyOf(activities);
        outcomes = Map.copyOf(outcomes);
    }

    public List<Measure> measures() {
        return initiative.map(Initiative::measures).orElse(List.of());
    }

    public Optional<Measure> measure(String code) {
        return initiative.flatMap(known -> known.measure(code));
    }

    public Optional<Outcome> outcome(String measure) {
        return Optional.ofNullable(outcomes.get(measure));
    }

    /**
     * The follow-up that a command is about.
     *
     * @throws Refusal 422 if activities decide the measure, or if it asks nothing about the enrolment at present
     */
    public FollowUp requireFollowUp(Measure measure) {
        if (!measure.takesStatuses()) {
            throw decidedByActivities(measure);
        }
        if (measure.afterExit().isPresent() && enrolment.exitNumber() == 0) {
            throw Refusal.rule("measure", message("noExitYet"));
        }
        return FollowUp.of(this, measure).orElseThrow(() -> Refusal.rule("measure", message("asksNothingNow")));
    }

    private static Refusal decidedByActivities(Measure measure) {
        return Refusal.rule(
                "measure",
                message(
                        "decidedByActivities",
                        measure.activityKinds().stream()
                                .map(Enum::name)
                                .sorted()
                                .collect(joining(", "))));
    }

    /** The same facts after one more outcome. */
    public EnrolmentFacts with(Outcome next) {
        return withOutcome(next.measure(), Optional.of(next));
    }

    EnrolmentFacts withOutcome(String measure, Optional<Outcome> outcome) {
        Map<String, Outcome> changed = new HashMap<>(outcomes);
        changed.remove(measure);
        outcome.ifPresent(present -> changed.put(measure, present));
        return new EnrolmentFacts(enrolment, initiative, activities, changed);
    }

    public Facts facts() {
        return facts(enrolment.wronglyRegistered());
    }

    /** As if the enrolment was not wrongly registered, for the dates of its cancelled follow-ups. */
    Facts factsIfValid() {
        return facts(false);
    }

    private Facts facts(boolean wronglyRegistered) {
        return new Facts(
                new dk.fodfaeste.measures.Enrolment(
                        enrolment.startedOn(),
                        enrolment.exitedOn(),
                        enrolment.exitReason(),
                        enrolment.exitNumber(),
                        enrolment.statusAtStart(),
                        wronglyRegistered),
                activities,
                outcomes.values().stream()
                        .filter(outcome -> outcome.kind() != Outcome.Kind.WITHDRAWN)
                        .collect(toMap(Outcome::measure, EnrolmentFacts::answer)));
    }

    private static Answer answer(Outcome outcome) {
        Optional<Situation> situation = Optional.ofNullable(outcome.situation());
        return new Answer(
                situation.map(Situation::statuses).stream()
                        .flatMap(statuses -> statuses.stream().map(Enum::name))
                        .toList(),
                situation.map(Situation::statusDate).orElse(null),
                situation.map(Situation::weeklyHours).orElse(null),
                outcome.isLost(),
                outcome.dueOn(),
                outcome.exitNumber());
    }
}
