package dk.fodfaeste.reporting.followup;

import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rules of the glossary for one day and one instant, written line by line and without regard to speed, storage or order. Tests compare the
 * service with it.
 */
public final class ReferenceModel {
    private static final Set<String> WITH_HOURS = Set.of(
            "ORDINARY_FULL_TIME", "ORDINARY_PART_TIME", "ORDINARY_HOURS", "SELF_EMPLOYED", "FLEX_JOB", "WAGE_SUBSIDY");

    /** Written out instead of read from {@link Status}, because that is what is tested. */
    private static final Set<String> KNOWN_STATUSES = Set.of(
            "ORDINARY_FULL_TIME",
            "ORDINARY_PART_TIME",
            "ORDINARY_HOURS",
            "SELF_EMPLOYED",
            "EDUCATION",
            "FLEX_JOB",
            "WAGE_SUBSIDY",
            "PROTECTED_JOB",
            "INTERNSHIP",
            "OTHER_ACTIVATION",
            "UNEMPLOYED",
            "SICK_LEAVE",
            "EARLY_RETIREMENT_PENSION",
            "STATE_PENSION",
            "OTHER",
            "DECEASED");

    enum State {
        CANCELLED,
        EXCLUDED,
        NOT_DUE,
        RECORDED,
        LOST,
        PENDING,
        UNANSWERED
    }

    /** The expected counts of a window on a day. */
    public record Expected(Counts counts, int persons, BigDecimal targetSum, LocalDate lastClosing) {}

    private final RandomHistory history;
    private final Instant knownAt;

    public ReferenceModel(RandomHistory history, Instant knownAt) {
        this.history = history;
        this.knownAt = knownAt;
    }

    public Expected count(String measureCode, Window window, LocalDate today) {
        Map<State, Integer> states = new EnumMap<>(State.class);
        int successes = 0;
        Set<UUID> persons = new HashSet<>();
        BigDecimal targetSum = BigDecimal.ZERO;
        LocalDate lastClosing = null;
        Optional<Measure> found = initiative().measures().stream()
                .filter(each -> each.code().equals(measureCode))
                .findAny();
        if (found.isEmpty()) {
            return new Expected(Counts.NONE, 0, targetSum, null);
        }
        Measure measure = found.get();
        Set<UUID> enrolments = new HashSet<>();
        history.enrolments.forEach(version -> enrolments.add(version.enrolmentId()));
        for (UUID id : enrolments) {
            EnrolmentVersion enrolment = latest(history.enrolments.stream()
                    .filter(version -> version.enrolmentId().equals(id))
                    .toList());
            if (enrolment == null) {
                continue;
            }
            LocalDate anchor = measure.anchor() == Anchor.START ? enrolment.startedOn() : enrolment.exitedOn();
            if (anchor == null || enrolment.wronglyRegistered()) {
                continue; // cancelled, or no anchor date yet
            }
            LocalDate due = anchor.plusMonths(measure.offset().toTotalMonths())
                    .plusDays(measure.offset().getDays());
            LocalDate selected = window.basis() == Basis.ANCHOR ? anchor : due;
            if (!window.contains(selected)) {
                continue;
            }
            OutcomeVersion outcome = latest(history.outcomes.stream()
                    .filter(version -> version.enrolmentId().equals(id)
                            && version.measure().equals(measureCode))
                    .toList());
            LocalDate closes = due.plusDays(measure.graceDays());
            lastClosing = lastClosing == null || closes.isAfter(lastClosing) ? closes : lastClosing;
            State state = state(measure, enrolment, outcome, due, closes, today);
            states.merge(state, 1, Integer::sum);
            if (state == State.RECORDED || state == State.LOST || state == State.UNANSWERED) {
                Revision revision = revision(measure, due);
                persons.add(enrolment.participantRef());
                targetSum = targetSum.add(revision.targetPercent());
                if (state == State.RECORDED && success(revision, outcome)) {
                    successes++;
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
        return new Expected(counts, persons.size(), targetSum, lastClosing);
    }

    private State state(
            Measure measure,
            EnrolmentVersion enrolment,
            OutcomeVersion outcome,
            LocalDate due,
            LocalDate closes,
            LocalDate today) {
        boolean isOfPresentExit =
                outcome != null && (measure.anchor() == Anchor.START || outcome.exitNumber() == enrolment.exitNumber());
        boolean answers = isOfPresentExit
                && !outcome.statuses().isEmpty()
                && !outcome.statusDate().isBefore(due.minusDays(measure.graceDays()))
                && !outcome.statusDate().isAfter(closes);
        if (enrolment.exitReason() != null
                && measure.excludedExitReasons().contains(enrolment.exitReason())
                && !enrolment.exitedOn().isAfter(due)) {
            return State.EXCLUDED;
        }
        if (answers && outcome.statuses().equals(List.of("DECEASED"))) {
            return State.EXCLUDED;
        }
        if (today.isBefore(due)) {
            return State.NOT_DUE;
        }
        if (answers) {
            return State.RECORDED;
        }
        if (isOfPresentExit && outcome.lost()) {
            return State.LOST;
        }
        return today.isAfter(closes) ? State.UNANSWERED : State.PENDING;
    }

    private static boolean success(Revision revision, OutcomeVersion outcome) {
        for (String status : outcome.statuses()) {
            boolean hours = revision.minimumWeeklyHours() == null
                    || !WITH_HOURS.contains(status)
                    || (outcome.weeklyHours() != null
                            && outcome.weeklyHours().compareTo(revision.minimumWeeklyHours()) >= 0);
            if (KNOWN_STATUSES.contains(status) && revision.successStatuses().contains(status) && hours) {
                return true;
            }
        }
        return false;
    }

    private static Revision revision(Measure measure, LocalDate due) {
        return measure.revisions().stream()
                .filter(revision -> !revision.validFrom().isAfter(due))
                .max(Comparator.comparing(Revision::validFrom))
                .orElseGet(() -> measure.revisions().stream()
                        .min(Comparator.comparing(Revision::validFrom))
                        .orElseThrow());
    }

    private InitiativeVersion initiative() {
        return Objects.requireNonNullElseGet(latest(history.initiatives), history.initiatives::getFirst);
    }

    private <V extends FactVersion> V latest(List<V> versions) {
        return versions.stream()
                .filter(version -> !version.recordedAt().isAfter(knownAt))
                .max(Comparator.comparingInt(FactVersion::version))
                .orElse(null);
    }
}
