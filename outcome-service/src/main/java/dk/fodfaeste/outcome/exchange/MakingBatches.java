package dk.fodfaeste.outcome.exchange;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.RegisterBatch;
import dk.fodfaeste.outcome.RegisterBatch.FollowUp;
import dk.fodfaeste.outcome.RegisterBatch.Request;
import dk.fodfaeste.outcome.RegisterReceiver;
import dk.fodfaeste.outcome.storage.Initiatives;
import dk.fodfaeste.outcome.storage.RegisterBatches;
import dk.fodfaeste.outcome.storage.RegisterBatches.Asked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Makes a batch of the follow-ups that were due in a window and have no status yet. Follow-ups of persons with a protected address are left out, because
 * a register is outside the initiative.
 */
@ApplicationScoped
class MakingBatches {
    /** With this number the event has at most 900,000 bytes. */
    static final int MAX_FOLLOW_UPS = 5000;

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final RegisterBatches batches;
    private final RegisteringReceivers receivers;
    private final Initiatives initiatives;
    private final AuditFilter audit;
    private final AccessRecorder accessRecorder;
    private final Caller caller;
    private final Clock clock;

    MakingBatches(
            RegisterBatches batches,
            RegisteringReceivers receivers,
            Initiatives initiatives,
            AuditFilter audit,
            AccessRecorder accessRecorder,
            Caller caller,
            Clock clock) {
        this.batches = batches;
        this.receivers = receivers;
        this.initiatives = initiatives;
        this.audit = audit;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param isNew false if the user made the same batch that day */
    record Made(RegisterBatch batch, boolean isNew) {}

    /** @throws Refusal 400, 404 or 422 with the field */
    @Transactional
    Made make(Request request) {
        LocalDate today = LocalDate.now(clock);
        audit.usePurpose("purpose", request.purpose());
        requireInitiative(request);
        requireWindow(request, today);
        RegisterReceiver receiver = receivers.requireInUse("receiverId", request.receiverId());
        Optional<RegisterBatch> same = batches.findSame(request, today, caller.user());
        if (same.isPresent()) {
            return new Made(same.get(), false);
        }
        Asked asked = batches.lockAsked(request, MAX_FOLLOW_UPS);
        requireBounded(asked);
        RegisterBatch batch = batch(request, receiver, asked);
        if (!batches.add(batch, today, asked.followUps())) {
            // The same request, sent twice at once, made it first.
            return new Made(batches.findSame(request, today, caller.user()).orElseThrow(), false);
        }
        accessRecorder.record(
                asked.followUps().stream().map(FollowUp::participantRef).toList());
        return new Made(batch, true);
    }

    private RegisterBatch batch(Request request, RegisterReceiver receiver, Asked asked) {
        int number = asked.followUps().size();
        return new RegisterBatch(
                IDS.generate(),
                request,
                receiver.name(),
                number,
                asked.leftOut(),
                Clocks.instant(clock),
                caller.user(),
                0,
                number,
                0);
    }

    private void requireInitiative(Request request) {
        caller.requireReach(request.initiative(), "initiative");
        Initiative initiative = Optional.ofNullable(
                        initiatives.byCode(List.of(request.initiative())).get(request.initiative()))
                .orElseThrow(() -> Refusal.outOfScope("initiative", "initiative"));
        if (request.measure() == null) {
            return;
        }
        if (initiative.measure(request.measure()).filter(Measure::takesStatuses).isEmpty()) {
            throw Refusal.rule("measure", message("notAnsweredByPeople"));
        }
    }

    private static void requireWindow(Request request, LocalDate today) {
        Dates.requirePlausible("dueFrom", request.dueFrom());
        if (request.dueTo().isBefore(request.dueFrom())) {
            throw Refusal.rule("dueTo", message("beforeDueFrom"));
        }
        if (request.dueTo().isAfter(today)) {
            throw Refusal.rule("dueTo", message("afterToday"));
        }
        if (!request.dueTo().isBefore(request.dueFrom().plusYears(1))) {
            throw Refusal.rule("dueTo", message("moreThanAYear"));
        }
    }

    private static void requireBounded(Asked asked) {
        if (asked.followUps().isEmpty()) {
            throw Refusal.rule(
                    "dueFrom",
                    asked.leftOut() == 0 ? message("nothingToAsk") : message("onlyProtectedToAsk", asked.leftOut()));
        }
        if (asked.followUps().size() > MAX_FOLLOW_UPS) {
            throw Refusal.rule("dueTo", message("tooManyToAsk", MAX_FOLLOW_UPS));
        }
    }
}
