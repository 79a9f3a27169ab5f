package dk.fodfaeste.outcome.exchange;

import static dk.fodfaeste.kit.message.Message.message;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.csv.SpreadsheetCsv;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.outcome.RegisterBatch;
import dk.fodfaeste.outcome.RegisterBatch.FollowUp;
import dk.fodfaeste.outcome.RegisterReceiver;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.lookup.FindingIdentifiers;
import dk.fodfaeste.outcome.lookup.PersonIdentifiers;
import dk.fodfaeste.outcome.storage.RegisterBatches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the file of a batch: the follow-ups that have no status now, in the columns that the import of statuses reads, encrypted for the receiver. The
 * register fills in status and hours. The unencrypted file exists in memory only, and each file asks participant-service again.
 */
@ApplicationScoped
class BatchFiles {
    private static final List<String> COLUMNS =
            List.of("caseNumber", "cpr", "initiative", "measure", "statusDate", "status", "weeklyHours", "source");

    private final RegisterBatches batches;
    private final RegisteringReceivers receivers;
    private final FindingIdentifiers identifiers;
    private final EncryptingFiles encrypting;
    private final AccessRecorder accessRecorder;

    BatchFiles(
            RegisterBatches batches,
            RegisteringReceivers receivers,
            FindingIdentifiers identifiers,
            EncryptingFiles encrypting,
            AccessRecorder accessRecorder) {
        this.batches = batches;
        this.receivers = receivers;
        this.identifiers = identifiers;
        this.encrypting = encrypting;
        this.accessRecorder = accessRecorder;
    }

    /**
     * CMS, DER.
     *
     * @throws Refusal 409 if nothing is left to ask, 422 if the receiver is revoked or expired, 503 if participant-service does not answer
     */
    byte[] write(RegisterBatch batch) {
        accessRecorder.usePurpose(batch.request().purpose());
        RegisterReceiver receiver =
                receivers.requireInUse("receiverId", batch.request().receiverId());
        List<FollowUp> unanswered = batches.unanswered(batch.batchId(), 0, MakingBatches.MAX_FOLLOW_UPS);
        Map<UUID, PersonIdentifiers> persons = identifiers.find(
                batch.request().purpose(),
                unanswered.stream().map(FollowUp::enrolmentId).toList());
        List<FollowUp> known = unanswered.stream()
                .filter(followUp -> persons.containsKey(followUp.enrolmentId()))
                .toList();
        if (known.isEmpty()) {
            throw Refusal.conflict(message("nothingLeftToAsk"));
        }
        accessRecorder.record(known.stream().map(FollowUp::participantRef).toList());
        return encrypting.encrypt(
                csv(batch, known, persons).getBytes(UTF_8), ReceiverCertificate.ofDer(receiver.certificate()));
    }

    private static String csv(RegisterBatch batch, List<FollowUp> followUps, Map<UUID, PersonIdentifiers> persons) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(COLUMNS);
        for (FollowUp followUp : followUps) {
            PersonIdentifiers person = persons.get(followUp.enrolmentId());
            lines.add(List.of(
                    person.caseNumber(),
                    person.cpr(),
                    batch.request().initiative(),
                    followUp.measure(),
                    followUp.dueOn().toString(),
                    "",
                    "",
                    Source.REGISTER.name()));
        }
        return SpreadsheetCsv.write(lines);
    }
}
