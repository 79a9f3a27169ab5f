package dk.fodfaeste.outcome;

import dk.fodfaeste.kit.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The obligation to find out how one enrolment stands on the day that one measure asks about.
 *
 * <p>Its life: it comes into being with the enrolment (measures that count from the start) or with the first exit (those that
 * count from the exit), falls due when the offset has passed, waits for an answer through the days of grace, and is then either
 * answered by a status, marked lost, or unanswered. An answer can be corrected and taken back. When an exit or a start is
 * corrected it moves, and what was answered may no longer be an answer; when the exit is withdrawn or the whole enrolment was a
 * mistake it is cancelled.
 *
 * <p>None of this is kept: a follow-up is derived from three facts, each of which has versions of its own - the enrolment, the
 * measure and the latest outcome - so it does not matter in which order they became known. The verbs check the rules and return
 * the next version of the outcome; they change nothing.
 */
public final class FollowUp {
    private final Enrolment enrolment;
    private final Measure measure;
    private final Optional<Outcome> latest;
    private final DerivedState standing;

    private FollowUp(Enrolment enrolment, Measure measure, Optional<Outcome> latest) {
        this.enrolment = enrolment;
        this.measure = measure;
        this.latest = latest;
        this.standing = derive();
    }

    /** The follow-up of these facts, if there is one: without an exit there never was one for a measure that counts from it. */
    public static Optional<FollowUp> of(Enrolment enrolment, Measure measure, Optional<Outcome> latest) {
        boolean exists = switch (measure.anchor()) {
            case START -> true;
            case EXIT -> enrolment.exitNumber() > 0;
            case UNKNOWN -> false;
        };
        return exists ? Optional.of(new FollowUp(enrolment, measure, latest)) : Optional.empty();
    }

    private DerivedState derive() {
        LocalDate anchorOn = switch (measure.anchor()) {
            case START -> enrolment.startedOn();
            case EXIT -> enrolment.exitedOn();
            case UNKNOWN -> null;
        };
        if (anchorOn == null) {
            return new DerivedState(null, null, null, true, false, Answer.NONE, false);
        }
        LocalDate dueOn = measure.dueOn(anchorOn);
        LocalDate opensOn = dueOn.minusDays(measure.graceDays());
        LocalDate closesOn = dueOn.plusDays(measure.graceDays());
        Answer answer = answer(opensOn, closesOn);
        return new DerivedState(
                anchorOn,
                dueOn,
                closesOn,
                enrolment.wronglyRegistered(),
                leftOutByExit(dueOn)
                        || (answer == Answer.RECORDED && situation().statuses().contains(Status.DECEASED)),
                answer,
                answer == Answer.RECORDED && situation().statusDate().isBefore(dueOn));
    }

    private boolean leftOutByExit(LocalDate dueOn) {
        return enrolment.exitedOn() != null
                && !enrolment.exitedOn().isAfter(dueOn)
                && measure.leavesOut(enrolment.exitReason());
    }

    private Answer answer(LocalDate opensOn, LocalDate closesOn) {
        if (latest.isEmpty() || !isOfPresentExit(latest.get())) {
            return Answer.NONE;
        }
        return switch (latest.get().kind()) {
            case RECORDED, CORRECTED -> {
                LocalDate describes = situation().statusDate();
                yield describes.isBefore(opensOn) || describes.isAfter(closesOn) ? Answer.NONE : Answer.RECORDED;
            }
            case LOST -> Answer.LOST;
            case WITHDRAWN -> Answer.NONE;
        };
    }

    private boolean isOfPresentExit(Outcome outcome) {
        return switch (measure.anchor()) {
            case EXIT -> outcome.exitNumber() == enrolment.exitNumber();
            case START, UNKNOWN -> true;
        };
    }

    private Situation situation() {
        return latest.orElseThrow().situation();
    }

    public UUID enrolmentId() {
        return enrolment.enrolmentId();
    }

    public String measure() {
        return measure.code();
    }

    /** Whose it is. */
    public UUID participantRef() {
        return enrolment.participantRef();
    }

    public boolean protectedAddress() {
        return enrolment.protectedAddress();
    }

    public String initiative() {
        return enrolment.initiative();
    }

    /** Whose it is now, whoever's it was at the exit: an open follow-up goes to the team and never vanishes. */
    public String consultant() {
        return enrolment.consultant();
    }

    public DerivedState standing() {
        return standing;
    }

    public Optional<Outcome> latest() {
        return latest;
    }

    /** The exit that it counts from, and whose notes are its own; 0 where it counts from the start, which no exit changes. */
    public int exitNumber() {
        return switch (measure.anchor()) {
            case EXIT -> enrolment.exitNumber();
            case START, UNKNOWN -> 0;
        };
    }

    /** Counts the outcomes; 0 while nobody has touched it. Changes of the enrolment do not raise it. */
    public int version() {
        return latest.map(Outcome::version).orElse(0);
    }

    /** The same follow-up after one more outcome. */
    public FollowUp with(Outcome next) {
        return new FollowUp(enrolment, measure, Optional.of(next));
    }

    /** A status where none answers yet; it may take the place of a LOST, or of a status that an exit's correction left behind. */
    public Outcome record(Situation found, CommandContext entry) {
        refuseIfCancelled();
        Situation dated = onItsDay(found, entry.today());
        if (standing.answer() == Answer.RECORDED) {
            throw Refusal.conflict("A status is recorded already; correct it, or take it back first.");
        }
        return next(Outcome.Kind.RECORDED, dated, null, null, null, entry);
    }

    /** Another status in place of the present one, whether or not that still answers. Every field is replaced. */
    public Outcome correct(Situation found, String because, CommandContext entry) {
        if (latest.isEmpty() || !latest.get().kind().isStatus()) {
            throw Refusal.rule("expectedVersion", "is not the version of a status, so there is nothing to correct");
        }
        refuseIfCancelled();
        return next(Outcome.Kind.CORRECTED, onItsDay(found, entry.today()), null, null, because, entry);
    }

    /** Nobody could find out. Only when it is due, and never over an answer. */
    public Outcome markLost(Integer attempts, LostReason reason, String because, CommandContext entry) {
        refuseIfCancelled();
        if (entry.today().isBefore(standing.dueOn())) {
            throw Refusal.rule("attempts", "came too early: the follow-up is not due before " + standing.dueOn());
        }
        return switch (standing.answer()) {
            case RECORDED -> throw Refusal.conflict("A status is recorded, so the person is not lost.");
            case LOST -> throw Refusal.conflict("The follow-up is marked lost already.");
            case NONE -> next(Outcome.Kind.LOST, null, attempts, reason, because, entry);
        };
    }

    /** The present status or LOST was a mistake: the follow-up is open again. */
    public Outcome takeBack(String because, CommandContext entry) {
        refuseIfNothingStands();
        return next(Outcome.Kind.WITHDRAWN, null, null, null, because, entry);
    }

    /** What was just done was a slip: what stood before it stands again, where that still answers. Its date is not asked about again. */
    public Outcome undo(Optional<Outcome> before, String because, CommandContext entry) {
        refuseIfNothingStands();
        return switch (new FollowUp(enrolment, measure, before).standing.answer()) {
            case RECORDED -> next(Outcome.Kind.CORRECTED, before.orElseThrow().situation(), null, null, because, entry);
            case LOST ->
                next(
                        Outcome.Kind.LOST,
                        null,
                        before.orElseThrow().attempts(),
                        before.orElseThrow().lostReason(),
                        because,
                        entry);
            case NONE -> takeBack(because, entry);
        };
    }

    /** Somebody tried to reach the person, in vain; tried before the due date or over a LOST it is noted as well. */
    public Attempt attempt(LocalDate attemptedOn, CommandContext entry) {
        refuseIfNothingIsAsked();
        LocalDate on = attemptedOn == null ? entry.today() : attemptedOn;
        if (on.isBefore(standing.anchorOn()) || on.isAfter(entry.today())) {
            throw Refusal.rule(
                    "attemptedOn", "is not from " + standing.anchorOn() + ", which the measure counts from, to today");
        }
        return new Attempt(enrolmentId(), measure(), exitNumber(), on, entry.at(), entry.by());
    }

    /** What was heard while it is not due, be it that the exit lies ahead, too; from the due date on, a status is what there is to say. */
    public Note note(Situation heard, CommandContext entry) {
        refuseIfNothingIsAsked();
        if (!entry.today().isBefore(standing.dueOn())) {
            throw Refusal.rule("heardOn", "came too late: the follow-up is due since " + standing.dueOn());
        }
        LocalDate on = heard.statusDate() == null ? entry.today() : heard.statusDate();
        if (on.isBefore(enrolment.startedOn()) || on.isAfter(entry.today())) {
            throw Refusal.rule(
                    "heardOn", "is not from " + enrolment.startedOn() + ", when the enrolment began, to today");
        }
        return new Note(enrolmentId(), measure(), exitNumber(), heard.on(on), entry.at(), entry.by());
    }

    /** What was noted was a mistake. */
    public Note withoutNote(CommandContext entry) {
        return new Note(enrolmentId(), measure(), exitNumber(), null, entry.at(), entry.by());
    }

    private void refuseIfNothingStands() {
        if (latest.isEmpty() || latest.get().kind() == Outcome.Kind.WITHDRAWN) {
            throw Refusal.rule(
                    "expectedVersion", "is not the version of a status or of a LOST, so there is nothing to take back");
        }
    }

    private void refuseIfNothingIsAsked() {
        refuseIfCancelled();
        if (standing.answer() == Answer.RECORDED) {
            throw Refusal.conflict("A status is recorded already.");
        }
        if (standing.excluded()) {
            throw Refusal.rule("enrolmentId", "is left out of this measure, so there is nothing to follow up");
        }
    }

    private void refuseIfCancelled() {
        if (standing.cancelled()) {
            throw Refusal.rule(
                    "enrolmentId",
                    enrolment.wronglyRegistered()
                            ? "was wrongly registered, so there is nothing to follow up"
                            : "has had its exit withdrawn, so there is nothing to follow up");
        }
    }

    /** The situation on the due date is asked for; one found later may describe a day of the grace, and never one to come. */
    private Situation onItsDay(Situation found, LocalDate today) {
        LocalDate dueOn = standing.dueOn();
        if (today.isBefore(dueOn)) {
            throw Refusal.rule("statusDate", "came too early: the situation on " + dueOn + " is asked for");
        }
        LocalDate describes = found.statusDate() == null ? dueOn : found.statusDate();
        LocalDate last = today.isBefore(standing.closesOn()) ? today : standing.closesOn();
        if (describes.isBefore(dueOn) || describes.isAfter(last)) {
            throw Refusal.rule(
                    "statusDate",
                    "is not from " + dueOn + " to " + last + ": the situation on " + dueOn + " is asked for");
        }
        return found.on(describes);
    }

    private Outcome next(
            Outcome.Kind kind, Situation situation, Integer attempts, LostReason reason, String because, CommandContext entry) {
        // A clock that was set back must not turn history around.
        Instant recordedAt = latest.map(Outcome::recordedAt)
                .filter(previous -> previous.isAfter(entry.at()))
                .orElse(entry.at());
        return new Outcome(
                enrolmentId(),
                measure(),
                version() + 1,
                kind,
                situation,
                attempts,
                reason,
                because,
                standing.dueOn(),
                enrolment.exitNumber(),
                recordedAt,
                entry.by());
    }
}
