package dk.fodfaeste.participant.erasing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.archive.Archive;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.CprText;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.initiatives.Initiatives;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Erases a single person, or all persons whose retention period is over. */
@ApplicationScoped
class Erasing {
    private static final int BATCH_SIZE = 100;

    private final PersonsInFullScope persons;
    private final RetentionQuery retentions;
    private final Enrolments enrolments;
    private final Initiatives initiatives;
    private final Participants participants;
    private final DossierBuilder dossiers;
    private final JustificationCheck personalData;
    private final PersonDataRemoval dataRemoval;
    private final Archive archive;
    private final Outbox outbox;
    private final AuditFilter audit;
    private final Caller caller;
    private final Clock clock;

    Erasing(
            PersonsInFullScope persons,
            RetentionQuery retentions,
            Enrolments enrolments,
            Initiatives initiatives,
            Participants participants,
            DossierBuilder dossiers,
            JustificationCheck personalData,
            PersonDataRemoval dataRemoval,
            Archive archive,
            Outbox outbox,
            AuditFilter audit,
            Caller caller,
            Clock clock) {
        this.persons = persons;
        this.retentions = retentions;
        this.enrolments = enrolments;
        this.initiatives = initiatives;
        this.participants = participants;
        this.dossiers = dossiers;
        this.personalData = personalData;
        this.dataRemoval = dataRemoval;
        this.archive = archive;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** A repeated request changes nothing. Returns the reference of the present record, which another record may have been merged into. */
    UUID erase(UUID ref, String because) {
        requireWithoutCpr(because);
        return QuarkusTransaction.requiringNew().call(() -> {
            Participant participant = persons.lock(ref);
            if (!participant.isErased()) {
                requireErasable(retentions.of(participant));
                erase(participant, because);
            }
            return participant.participantRef();
        });
    }

    /** @param onHold persons whose retention period is over but who are under a legal hold */
    record ErasureCounts(int erased, int onHold) {
        public int total() {
            return erased + onHold;
        }
    }

    /** What {@link #eraseDue} would do now. Nothing is erased. */
    ErasureCounts dryRun() {
        int due = 0;
        int onHold = 0;
        List<Retention> batch = due(Optional.empty());
        while (!batch.isEmpty()) {
            int held = (int) batch.stream()
                    .filter(retention -> retention.legalHold() != null)
                    .count();
            onHold += held;
            due += batch.size() - held;
            batch = due(Optional.of(batch.getLast().participantRef()));
        }
        return new ErasureCounts(due, onHold);
    }

    /** One transaction per person: earlier erasures stay if a later one fails. */
    ErasureCounts eraseDue(String because) {
        requireWithoutCpr(because);
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
        return new ErasureCounts(erased, onHold);
    }

    private List<Retention> due(Optional<UUID> after) {
        return QuarkusTransaction.requiringNew()
                .call(() -> retentions.due(LocalDate.now(clock), caller::reaches, after, BATCH_SIZE));
    }

    /** Since the list was read, the person may have got a new enrolment or a legal hold. */
    private boolean eraseIfStillDue(Retention listed, String because) {
        Participant participant = persons.lock(listed.participantRef());
        if (participant.isErased()) {
            return false;
        }
        Retention now = retentions.of(participant);
        if (!now.isDueOn(LocalDate.now(clock)) || now.legalHold() != null) {
            return false;
        }
        erase(participant, because);
        audit.writePending();
        return true;
    }

    private void erase(Participant participant, String because) {
        Instant at = Clocks.instant(clock);
        UUID ref = participant.participantRef();
        List<Enrolment> all = enrolments.of(participant);
        personalData.requireNoneIn(because, participant, all);
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
        dataRemoval.remove(ref, at, caller.user(), because);
        // One event per reference, because other services and backups may still know the reference of a merged record.
        outbox.emit(refs.stream()
                .map(each -> new PersonErased(each, archived, at).event())
                .toList());
    }

    private static void requireErasable(Retention retention) {
        if (retention.legalHold() != null) {
            throw Refusal.rule("legalHold", message("legalHoldStopsErasure"));
        }
        if (retention.lastEndOn() == null) {
            throw Refusal.rule("participantRef", message("stillEnrolled"));
        }
    }

    /** The justification remains after the erasure. */
    private static void requireWithoutCpr(String because) {
        if (CprText.mayOccurIn(because)) {
            throw Refusal.rule("because", message("justificationLooksLikeCpr"));
        }
    }
}
