package dk.fodfaeste.reporting.followup;

import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The rules of the glossary for one day and one instant, written line by line and without regard to speed, storage or order. Tests compare the
 * service with it. It uses no rule of the module that the services share.
 */
public final class ReferenceModel {
    enum State {
        EXCLUDED,
        NOT_DUE,
        RECORDED,
        LOST,
        PENDING,
        UNANSWERED
    }

    /**
     * The expected counts of a window on a day.
     *
     * @param withoutTarget follow-ups in the denominator without a target
     */
    public record Expected(
            Counts counts,
            int persons,
            BigDecimal targetSum,
            int withoutTarget,
            LocalDate lastClosing,
            int startUnknown,
            int cancelled) {}

    private final List<InitiativeVersion> initiatives;
    private final List<EnrolmentVersion> enrolments;
    private final List<OutcomeVersion> outcomes;
    private final List<ActivityVersion> activities;
    private final Instant knownAt;

    public ReferenceModel(RandomHistory history, Instant knownAt) {
        this(history.initiatives, history.enrolments, history.outcomes, history.activities, knownAt);
    }

    /** Facts about one initiative and some enrolments, in any order. */
    public ReferenceModel(
            List<InitiativeVersion> initiatives,
            List<EnrolmentVersion> enrolments,
            List<OutcomeVersion> outcomes,
            List<ActivityVersion> activities,
            Instant knownAt) {
        this.initiatives = initiatives;
        this.enrolments = enrolments;
        this.outcomes = outcomes;
        this.activities = activities;
        this.knownAt = knownAt;
    }

    public Expected count(String measureCode, Window window, LocalDate today) {
        Map<State, Integer> states = new EnumMap<>(State.class);
        int successes = 0;
        Set<UUID> persons = new HashSet<>();
        BigDecimal targetSum = BigDecimal.ZERO;
        int withoutTarget = 0;
        LocalDate lastClosing = null;
        Set<UUID> startUnknown = new HashSet<>();
        int cancelled = 0;
        Map<String, MeasureDefinition> measures = new HashMap<>();
        initiative().definitions().definitions().forEach(definition -> measures.put(definition.code(), definition));
        MeasureDefinition measure = measures.get(measureCode);
        if (measure == null) {
            return new Expected(Counts.NONE, 0, targetSum, 0, null, 0, 0);
        }
        Set<UUID> ids = new HashSet<>();
        enrolments.forEach(version -> ids.add(version.enrolmentId()));
        for (UUID id : ids) {
            EnrolmentVersion enrolment = latest(enrolments.stream()
                    .filter(version -> version.enrolmentId().equals(id))
                    .toList());
            if (enrolment == null || enrolment.wronglyRegistered()) {
                continue;
            }
            ReferenceQuestions all = new ReferenceQuestions(measures, enrolment, outcomes(id), activities(id), today);
            for (ReferenceQuestions.Question question : all.of(measure)) {
                LocalDate selected = window.basis() == Basis.ANCHOR ? question.anchorOn() : question.dueOn();
                if (!isCounted(measure, window, selected, today)) {
                    continue;
                }
                if (question.omission() == ReferenceQuestions.Omission.START_UNKNOWN) {
                    startUnknown.add(id);
                    continue;
                }
                if (question.omission() == ReferenceQuestions.Omission.CANCELLED) {
                    cancelled++;
                    continue;
                }
                LocalDate closes = question.dueOn().plusDays(measure.graceDays() == null ? 30 : measure.graceDays());
                lastClosing = lastClosing == null || closes.isAfter(lastClosing) ? closes : lastClosing;
                State state = question.state(closes, today);
                states.merge(state, 1, Integer::sum);
                if (state == State.RECORDED || state == State.LOST || state == State.UNANSWERED) {
                    persons.add(enrolment.participantRef());
                    BigDecimal target = ReferenceQuestions.revision(measure, question.dueOn())
                            .targetPercent();
                    targetSum = target == null ? targetSum : targetSum.add(target);
                    withoutTarget += target == null ? 1 : 0;
                    if (state == State.RECORDED && question.success()) {
                        successes++;
                    }
                }
            }
        }
        Counts counts = new Counts(
                states.getOrDefault(State.NOT_DUE, 0),
                states.getOrDefault(State.PENDING, 0),
                states.getOrDefault(State.RECORDED, 0),
                states.getOrDefault(State.LOST, 0) + states.getOrDefault(State.UNANSWERED, 0),
                states.getOrDefault(State.EXCLUDED, 0),
                successes);
        return new Expected(
                counts, persons.size(), targetSum, withoutTarget, lastClosing, startUnknown.size(), cancelled);
    }

    /** Of a measure of the situation on days, a window counts the last day whose grace is over; without one, the last day until today. */
    private static boolean isCounted(MeasureDefinition measure, Window window, LocalDate day, LocalDate today) {
        if (!"SITUATION_ON".equals(measure.kind())) {
            return window.contains(day);
        }
        LocalDate closed = null;
        LocalDate open = null;
        for (LocalDate each = window.firstDay();
                !each.isAfter(window.lastDayInclusive()) && !each.isAfter(today);
                each = each.plusDays(1)) {
            if (each.plusDays(1).getDayOfMonth() == 1) {
                open = each;
                if (each.plusDays(measure.graceDays()).isBefore(today)) {
                    closed = each;
                }
            }
        }
        return day.equals(closed == null ? open : closed);
    }

    private Map<String, OutcomeVersion> outcomes(UUID enrolment) {
        Map<String, OutcomeVersion> latest = new HashMap<>();
        for (OutcomeVersion version : outcomes) {
            if (version.enrolmentId().equals(enrolment)) {
                latest.computeIfAbsent(
                        version.measure(),
                        measure -> latest(outcomes.stream()
                                .filter(other -> other.enrolmentId().equals(enrolment)
                                        && other.measure().equals(measure))
                                .toList()));
            }
        }
        return latest;
    }

    private List<ActivityVersion> activities(UUID enrolment) {
        return activities.stream()
                .filter(version -> version.enrolmentId().equals(enrolment))
                .map(ActivityVersion::activityId)
                .distinct()
                .map(id -> latest(activities.stream()
                        .filter(version -> version.activityId().equals(id))
                        .toList()))
                .filter(version -> version != null && !version.withdrawn())
                .toList();
    }

    private InitiativeVersion initiative() {
        return Objects.requireNonNullElseGet(latest(initiatives), initiatives::getFirst);
    }

    private <V extends FactVersion> V latest(List<V> versions) {
        return versions.stream()
                .filter(version -> !version.recordedAt().isAfter(knownAt))
                .max(Comparator.comparingInt(FactVersion::version))
                .orElse(null);
    }
}
