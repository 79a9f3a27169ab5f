package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.Measures;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.TransactionRetry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Creates or revises an initiative. */
@ApplicationScoped
class RevisingInitiative {
    private static final String TOPIC = "fodfaeste.initiatives-v1";

    private final Initiatives initiatives;
    private final Enrolments enrolments;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    RevisingInitiative(Initiatives initiatives, Enrolments enrolments, Outbox outbox, Caller caller, Clock clock) {
        this.initiatives = initiatives;
        this.enrolments = enrolments;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Refusal 404 if the code is outside the caller's scope, also for a new initiative */
    Initiative revise(String code, InitiativeBody body) {
        caller.requireReach(code, "code");
        InitiativeRules.check(code, body);
        return TransactionRetry.inTransaction(() -> revise(code, body.definition(), body.expectedVersion()));
    }

    private Initiative revise(String code, Definition definition, Integer expectedVersion) {
        Initiative initiative = initiatives.lockForRevision(code).orElseGet(() -> new Initiative(code));
        boolean isNew = initiative.version() == 0;
        if (!isNew && initiative.definition().isEquivalentTo(definition)) {
            return initiative;
        }
        if (expectedVersion != null && expectedVersion != initiative.version()) {
            throw Refusal.stale(expectedVersion, initiative.version());
        }
        if (!isNew) {
            Definition present = initiative.definition();
            FixedMeasureRules.requireUnchanged(present, definition, measure -> hasFollowUps(code, present, measure));
        }
        InitiativeRevised revised = initiative.revise(definition, Clocks.notBefore(clock, initiative.recordedAt()));
        if (isNew) {
            initiatives.persist(initiative);
        }
        initiatives.getEntityManager().persist(new InitiativeVersion(revised, caller.user()));
        initiatives.flush();
        outbox.emit(new OutgoingEvent(
                TOPIC,
                code,
                code + "/" + revised.version(),
                "dk.fodfaeste.initiative.revised.v1",
                "initiative.v1",
                revised.recordedAt(),
                revised));
        return initiative;
    }

    /** Activities are recorded elsewhere, so a measure that depends on them counts as one with follow-ups once it can have any. */
    private boolean hasFollowUps(String code, Definition present, MeasureDefinition definition) {
        boolean needsExit = Measures.of(present.measures())
                .measure(definition.code())
                .map(Measure::needsExit)
                .orElseThrow();
        return needsExit ? enrolments.hasExits(code) : enrolments.hasEnrolments(code);
    }
}
