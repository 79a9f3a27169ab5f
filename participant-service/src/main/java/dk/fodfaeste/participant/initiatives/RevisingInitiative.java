package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Races;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** An initiative is created, or says something else from now on. */
@ApplicationScoped
class RevisingInitiative {
    private static final String TOPIC = "fodfaeste.initiatives-v1";

    @Inject
    Initiatives initiatives;

    @Inject
    Enrolments enrolments;

    @Inject
    Outbox outbox;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    Initiative revise(String code, InitiativeBody body) {
        InitiativeRules.check(code, body);
        return Races.inTransaction(() -> revise(code, body.definition(), body.expectedVersion()));
    }

    private Initiative revise(String code, Definition definition, Integer expectedVersion) {
        Initiative initiative = initiatives.lockedForRevision(code).orElseGet(() -> new Initiative(code));
        boolean isNew = initiative.version() == 0;
        if (!isNew && initiative.definition().saysTheSameAs(definition)) {
            return initiative;
        }
        if (expectedVersion != null && expectedVersion != initiative.version()) {
            throw Refusal.stale(expectedVersion, initiative.version());
        }
        if (!isNew) {
            FixedDefinitions.mustStay(initiative.definition(), definition, measure -> hasFollowUps(code, measure));
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

    private boolean hasFollowUps(String code, Measure measure) {
        return switch (measure.anchor()) {
            case START -> enrolments.wereEverIn(code);
            case EXIT -> enrolments.everExitedFrom(code);
        };
    }
}
