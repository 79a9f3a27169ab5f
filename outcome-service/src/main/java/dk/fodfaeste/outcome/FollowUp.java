package dk.fodfaeste.outcome;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.Facts;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The obligation to find out the situation of one enrolment on the due date of one measure.
 *
 * <p>Life cycle: it begins with the date that the measure counts from. It is due later and pending during the days of grace. Then it is answered by a
 * status, marked as lost, or unanswered. An answer can be corrected and withdrawn. When the date is corrected, the due date moves, and the answer may
 * no longer apply. When the exit is withdrawn or the enrolment was wrongly registered, it is cancelled. When a fact that it depends on goes, for
 * example the success of another measure, it goes too; when the fact returns, the recorded answer applies again.
 *
 * <p>The measure derives it from the facts about the enrolment, so the order in which they arrive does not matter.
 * The commands check the rules and return the next version of the outcome; they change nothing.
 */
public final class FollowUp {
    private final EnrolmentFacts facts;
    private final Measure measure;
    private final DerivedState state;

    private FollowUp(EnrolmentFacts facts, Measure measure, DerivedState state) {
        this.facts = facts;
        this.measure = measure;
        this.state = state;
    }

    /**
     * Empty if the measure asks nothing about the enrolment at present, for example because there is no exit yet, or because the other measure that
     * it depends on has no success.
     *
     * @param measure one that people answer
     */
    public static Optional<FollowUp> of(EnrolmentFacts facts, Measure measure) {
        Facts dated = facts.factsIfValid();
        Optional<DerivedState> state = measure.followUps(dated).series().stream()
                .findFirst()
                .map(series -> derivedState(facts, series.first(), answer(measure.applicableAnswer(dated))));
        if (state.isEmpty() && measure.isCancelled(dated)) {
            state = Optional.of(new DerivedState(null, null, null, true, false, Answer.NONE, false));
        }
        return state.map(derived -> new FollowUp(facts, measure, derived));
    }

    private static DerivedState derivedState(
            EnrolmentFacts facts, dk.fodfaeste.measures.FollowUp question, Answer answer) {
        return new DerivedState(
                question.anchorOn(),
                question.dueOn(),
                question.closesOn(),
                facts.enrolment().wronglyRegistered(),
                question.settlement() == Settlement.EXCLUDED,
                answer,
                question.needsConfirmation());
    }

    private static Answer answer(Optional<dk.fodfaeste.measures.Answer> applicable) {
        return applicable
                .map(given -> given.lost() ? Answer.LOST : Answer.RECORDED)
                .orElse(Answer.NONE);
    }

    public UUID enrolmentId() {
        return facts.enrolment().enrolmentId();
    }

    public String measure() {
        return measure.code();
    }

    public UUID participantRef() {
        return facts.enrolment().participantRef();
    }

    public boolean protectedAddress() {
        return facts.enrolment().protectedAddress();
    }

    public String initiative() {
        return facts.enrolment().initiative();
    }

    /** The present consultant, not the one at the exit, so that an open follow-up always has a responsible consultant. */
    public String consultant() {
        return facts.enrolment().consultant();
    }

    public DerivedState derivedState() {
        return state;
    }

    public Optional<Outcome> latest() {
        return facts.outcome(measure.code());
    }

    /** The facts that it was derived from. */
    public EnrolmentFacts facts() {
        return facts;
    }

    /** The exit that it counts from, which its attempts and notes refer to; 0 if it counts from the start. */
    public int exitNumber() {
        return measure.afterExit().isPresent() ? facts.enrolment().exitNumber() : 0;
    }

    /** Number of outcomes. Changes of the enrolment do not raise it. */
    public int version() {
        return latest().map(Outcome::version).orElse(0);
    }

    /** Records a status if none answers yet. It may replace a LOST, or a status that no longer answers since the exit was corrected. */
    public Outcome record(Situation situation, CommandContext context) {
        refuseIfCancelled();
        Situation dated = datedWithinGrace(situation, context.today());
        if (state.answer() == Answer.RECORDED) {
            throw Refusal.conflict(message("statusAlreadyRecorded"));
        }
        refuseIfExcluded();
        return next(Outcome.Kind.RECORDED, dated, null, null, null, context);
    }

    /** Replaces the present status, whether or not it still answers, with all its fields. */
    public Outcome correct(Situation situation, String because, CommandContext context) {
        if (latest().isEmpty() || !latest().get().kind().isStatus()) {
            throw Refusal.rule("expectedVersion", message("noStatusToCorrect"));
        }
        refuseIfCancelled();
        if (!latest().get().situation().statuses().contains(Status.DECEASED)) {
            refuseIfExcluded();
        }
        return next(Outcome.Kind.CORRECTED, datedWithinGrace(situation, context.today()), null, null, because, context);
    }

    /** Marks the person as lost. Only possible from the due date on, and not over a recorded status. */
    public Outcome markLost(Integer attempts, LostReason reason, String because, CommandContext context) {
        refuseIfCancelled();
        refuseIfNotDue(context.today(), "attempts", message("lossBeforeDue", state.dueOn()));
        return switch (state.answer()) {
            case RECORDED -> throw Refusal.conflict(message("recordedNotLost"));
            case LOST -> throw Refusal.conflict(message("alreadyLost"));
            case NONE -> {
                refuseIfExcluded();
                yield next(Outcome.Kind.LOST, null, attempts, reason, because, context);
            }
        };
    }

    /** Withdraws the present status or LOST; the follow-up is open again. */
    public Outcome withdraw(String because, CommandContext context) {
        refuseIfNothingIsRecorded();
        return next(Outcome.Kind.WITHDRAWN, null, null, null, because, context);
    }

    /** Undoes the latest change: restores the previous version if it still answers, and withdraws otherwise. The restored date is not checked again. */
    public Outcome undo(Optional<Outcome> previous, String because, CommandContext context) {
        refuseIfNothingIsRecorded();
        return switch (answerOf(previous)) {
            case RECORDED ->
                next(Outcome.Kind.CORRECTED, previous.orElseThrow().situation(), null, null, because, context);
            case LOST ->
                next(
                        Outcome.Kind.LOST,
                        null,
                        previous.orElseThrow().attempts(),
                        previous.orElseThrow().lostReason(),
                        because,
                        context);
            case NONE -> withdraw(because, context);
        };
    }

    /** Whether an earlier outcome would answer at present. */
    private Answer answerOf(Optional<Outcome> outcome) {
        return answer(measure.applicableAnswer(
                facts.withOutcome(measure.code(), outcome).factsIfValid()));
    }

    /**
     * Notes an attempt to reach the person without success; also possible before the due date and over a LOST.
     *
     * @param attemptedOn null for today
     * @param callAgainOn from today to a year ahead; null if no day was agreed
     */
    public Attempt attempt(LocalDate attemptedOn, LocalDate callAgainOn, CommandContext context) {
        refuseIfAnsweredOrExcluded();
        LocalDate on = attemptedOn == null ? context.today() : attemptedOn;
        if (on.isBefore(state.anchorOn()) || on.isAfter(context.today())) {
            throw Refusal.rule("attemptedOn", message("notSinceAnchor", state.anchorOn()));
        }
        if (callAgainOn != null
                && (callAgainOn.isBefore(context.today())
                        || callAgainOn.isAfter(context.today().plusYears(1)))) {
            throw Refusal.rule(
                    "callAgainOn",
                    message("notBetween", context.today(), context.today().plusYears(1)));
        }
        return new Attempt(enrolmentId(), measure(), exitNumber(), on, callAgainOn, context.now(), context.user());
    }

    /** Notes what was heard before the due date, also before a future exit. From the due date on, a status is recorded instead. */
    public Note note(Situation heard, CommandContext context) {
        refuseIfAnsweredOrExcluded();
        if (!context.today().isBefore(state.dueOn())) {
            throw Refusal.rule("heardOn", message("alreadyDue", state.dueOn()));
        }
        LocalDate on = heard.statusDate() == null ? context.today() : heard.statusDate();
        if (on.isBefore(facts.enrolment().startedOn()) || on.isAfter(context.today())) {
            throw Refusal.rule(
                    "heardOn", message("notSinceStart", facts.enrolment().startedOn()));
        }
        return new Note(enrolmentId(), measure(), exitNumber(), heard.withDate(on), context.now(), context.user());
    }

    /** Removes the latest note by adding an empty one. */
    public Note removeNote(CommandContext context) {
        return new Note(enrolmentId(), measure(), exitNumber(), null, context.now(), context.user());
    }

    private void refuseIfNothingIsRecorded() {
        if (latest().isEmpty() || latest().get().kind() == Outcome.Kind.WITHDRAWN) {
            throw Refusal.rule("expectedVersion", message("nothingToTakeBack"));
        }
    }

    private void refuseIfAnsweredOrExcluded() {
        refuseIfCancelled();
        if (state.answer() == Answer.RECORDED) {
            throw Refusal.conflict(message("alreadyAnswered"));
        }
        refuseIfExcluded();
    }

    /** What is recorded about someone who is left out of the measure does not count. */
    private void refuseIfExcluded() {
        if (state.excluded()) {
            throw Refusal.rule("enrolmentId", message("excludedFromMeasure"));
        }
    }

    private void refuseIfCancelled() {
        if (state.cancelled()) {
            throw Refusal.rule(
                    "enrolmentId",
                    facts.enrolment().wronglyRegistered() ? message("wronglyRegistered") : message("exitWithdrawn"));
        }
    }

    private void refuseIfNotDue(LocalDate today, String field, Message fault) {
        if (today.isBefore(state.dueOn())) {
            throw Refusal.rule(field, fault);
        }
    }

    /** Checks that the status date lies between the due date and the earlier of today and the end of the grace period. */
    private Situation datedWithinGrace(Situation situation, LocalDate today) {
        LocalDate dueOn = state.dueOn();
        refuseIfNotDue(today, "statusDate", message("statusBeforeDue", dueOn));
        LocalDate describes = situation.statusDate() == null ? dueOn : situation.statusDate();
        LocalDate last = today.isBefore(state.closesOn()) ? today : state.closesOn();
        if (describes.isBefore(dueOn) || describes.isAfter(last)) {
            throw Refusal.rule("statusDate", message("notWithinGrace", dueOn, last));
        }
        return situation.withDate(describes);
    }

    private Outcome next(
            Outcome.Kind kind,
            Situation situation,
            Integer attempts,
            LostReason reason,
            String because,
            CommandContext context) {
        // A clock that was set back must not reverse the order of versions.
        Instant recordedAt = latest().map(Outcome::recordedAt)
                .filter(previous -> previous.isAfter(context.now()))
                .orElse(context.now());
        return new Outcome(
                enrolmentId(),
                measure(),
                version() + 1,
                kind,
                situation,
                attempts,
                reason,
                because,
                state.dueOn(),
                facts.enrolment().exitNumber(),
                recordedAt,
                context.user());
    }
}
