package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.archive.Archive;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.initiatives.Initiatives;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Erases one person by somebody's decision, or everybody whose time is over by the rule. */
@ApplicationScoped
class Erasing {
    private static final String TOPIC = "fodfaeste.participant-events-v1";
    private static final int AT_A_TIME = 100;

    @Inject
    PersonsToErase persons;

    @Inject
    Retentions retentions;

    @Inject
    Enrolments enrolments;

    @Inject
    Initiatives initiatives;

    @Inject
    Participants participants;

    @Inject
    Dossiers dossiers;

    @Inject
    Emptying emptying;

    @Inject
    Archive archive;

    @Inject
    Outbox outbox;

    @Inject
    AuditFilter audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** Doing it again changes nothing. Answers whose record it was: another one may have been merged into it. */
    UUID erase(UUID ref, String because) {
        mustNotNameAnybody(because);
        return QuarkusTransaction.requiringNew().call(() -> {
            Participant participant = persons.held(ref);
            if (!participant.isErased()) {
                mustBeFree(retentions.of(participant));
                empty(participant, because);
            }
            return participant.participantRef();
        });
    }

    /** @param onHold those whose time is over, too, and whom a legal hold keeps */
    record Erased(int erased, int onHold) {}

    /** Each person in a transaction of her own: what is done stays done where a later one fails. */
    Erased eraseWhoIsDue(String because) {
        mustNotNameAnybody(because);
        int erased = 0;
        int onHold = 0;
        List<Retention> due = due(Optional.empty());
        while (!due.isEmpty()) {
            for (Retention retention : due) {
                if (retention.legalHold() != null) {
                    onHold++;
                } else if (QuarkusTransaction.requiringNew().call(() -> eraseIfStillDue(retention, because))) {
                    erased++;
                }
            }
            due = due(Optional.of(due.getLast().participantRef()));
        }
        return new Erased(erased, onHold);
    }

    private List<Retention> due(Optional<UUID> after) {
        return QuarkusTransaction.requiringNew()
                .call(() -> retentions.due(LocalDate.now(clock), caller::reaches, after, AT_A_TIME));
    }

    /** Since the list was made she may have been enrolled again, or held. */
    private boolean eraseIfStillDue(Retention listed, String because) {
        Participant participant = persons.held(listed.participantRef());
        if (participant.isErased()) {
            return false;
        }
        Retention now = retentions.of(participant);
        if (!now.isDueOn(LocalDate.now(clock)) || now.legalHold() != null) {
            return false;
        }
        empty(participant, because);
        audit.writePending();
        return true;
    }

    private void empty(Participant participant, String because) {
        Instant at = Clocks.instant(clock);
        UUID ref = participant.participantRef();
        List<Enrolment> all = enrolments.of(participant);
        boolean archived = initiatives
                .byCode(all.stream().map(Enrolment::initiative).toList())
                .values()
                .stream()
                .anyMatch(initiative -> initiative.definition().archiveBeforeErasure());
        if (archived) {
            archive.write(ref, dossiers.of(participant, all));
        }
        List<UUID> refs = Stream.concat(
                        Stream.of(ref),
                        participants.mergedInto(participant).stream().map(Participant::participantRef))
                .toList();
        emptying.empty(ref, at, caller.user(), because);
        outbox.emit(refs.stream().map(each -> told(each, archived, at)).toList());
    }

    /** Others, and backups, may still know her by the reference of a record that was merged into hers. */
    private static OutgoingEvent told(UUID ref, boolean archived, Instant at) {
        return new OutgoingEvent(
                TOPIC,
                ref.toString(),
                ref + "/1",
                "dk.fodfaeste.participant.erased.v1",
                "participant-event.v1",
                at,
                new PersonErased(ref, archived, at));
    }

    private static void mustBeFree(Retention retention) {
        if (retention.legalHold() != null) {
            throw Refusal.rule("legalHold", "stops the erasure; release it first");
        }
        if (retention.lastEndOn() == null) {
            throw Refusal.rule("participantRef", "is still enrolled; an exit or a wrong registration comes first");
        }
    }

    /** It is kept after the person is gone. */
    private static void mustNotNameAnybody(String because) {
        if (Cpr.mayStandIn(because)) {
            throw Refusal.rule(
                    "because", "looks like it holds a civil registration number; it is kept, so it must not");
        }
    }
}
