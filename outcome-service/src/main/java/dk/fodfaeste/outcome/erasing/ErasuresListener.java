package dk.fodfaeste.outcome.erasing;

import dk.fodfaeste.kit.archive.Archive;
import dk.fodfaeste.kit.intake.Intake;
import dk.fodfaeste.kit.intake.ReceivedEvent;
import dk.fodfaeste.outcome.Attempt;
import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Forgets what was written about persons who were erased. Hears of all of them anew after each start, so that a database from a backup
 * loses again what it still held. Unreadable records go to the dead letters; while the archive cannot be written it is tried again.
 */
@ApplicationScoped
class ErasuresListener {
    private final Intake intake;
    private final FollowUpStore ledger;
    private final Archive archive;

    ErasuresListener(Intake intake, FollowUpStore ledger, Archive archive) {
        this.intake = intake;
        this.ledger = ledger;
        this.archive = archive;
    }

    /** All that this service knows of a person, opened, as it goes to the archive. */
    record Dossier(UUID participantRef, List<Outcome> outcomes, List<Attempt> attempts, List<Note> notes) {}

    @Incoming("participant-events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(
                batch,
                ParticipantEventPayload.class,
                told -> told.stream()
                        .map(ReceivedEvent::data)
                        .filter(ParticipantEventPayload::isErasure)
                        .forEach(this::erase));
    }

    /** What was archived before a backup was restored is older than the backup is, and complete. */
    private void erase(ParticipantEventPayload erased) {
        UUID ref = erased.participantRef();
        ledger.erase(ref, erased.recordedAt(), known -> {
            if (erased.archived() && !archive.contains(ref)) {
                archive.write(ref, new Dossier(ref, known.outcomes(), known.attempts(), known.notes()));
            }
        });
    }
}
