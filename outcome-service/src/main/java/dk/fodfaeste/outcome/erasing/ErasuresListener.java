package dk.fodfaeste.outcome.erasing;

import dk.fodfaeste.kit.archive.Archive;
import dk.fodfaeste.kit.intake.EventHandler;
import dk.fodfaeste.kit.intake.EventHandlers;
import dk.fodfaeste.kit.intake.Intake;
import dk.fodfaeste.kit.intake.ReceivedEvent;
import dk.fodfaeste.outcome.Attempt;
import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import dk.fodfaeste.outcome.storage.PersonErasure;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Erases the data of erased persons. It reads the topic from the beginning after each start, so that a database restored from a backup loses their
 * data again. Unreadable records go to the dead letters; while the archive is not writable, the batch is retried.
 */
@ApplicationScoped
class ErasuresListener implements EventHandlers {
    private final Intake intake;
    private final PersonErasure erasure;
    private final Archive archive;

    ErasuresListener(Intake intake, PersonErasure erasure, Archive archive) {
        this.intake = intake;
        this.erasure = erasure;
        this.archive = archive;
    }

    /** All records about a person with decrypted texts, in the format of the archive. */
    record Dossier(
            UUID participantRef,
            List<Outcome> outcomes,
            List<Attempt> attempts,
            List<Note> notes,
            List<RecordedActivity> activities) {}

    @Incoming("participant-events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(batch, handler());
    }

    @Override
    public List<EventHandler<?>> handlers() {
        return List.of(handler());
    }

    private EventHandler<ParticipantEventPayload> handler() {
        return new EventHandler<>(
                "participant-events",
                ParticipantEventPayload.class,
                events -> events.stream()
                        .map(ReceivedEvent::data)
                        .filter(ParticipantEventPayload::isErasure)
                        .forEach(this::erase));
    }

    /** A dossier that exists already was archived before a backup was restored. It is complete and is not overwritten. */
    private void erase(ParticipantEventPayload event) {
        UUID ref = event.participantRef();
        erasure.erase(ref, event.recordedAt(), records -> {
            if (event.archived() && !archive.contains(ref)) {
                archive.write(
                        ref,
                        new Dossier(
                                ref, records.outcomes(), records.attempts(), records.notes(), records.activities()));
            }
        });
    }
}
