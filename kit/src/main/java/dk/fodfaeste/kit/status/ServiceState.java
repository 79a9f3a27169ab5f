package dk.fodfaeste.kit.status;

import dk.fodfaeste.kit.audit.AuditState;
import dk.fodfaeste.kit.outbox.OutboxState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The state of a service, as the instance that answers knows it.
 *
 * @param version of the service
 * @param schema the number of the newest migration of its database
 * @param java the version of the Java virtual machine
 * @param startedAt when this instance was started
 * @param kafkaAnswers whether Kafka answers this instance
 * @param stopped what does not go on because a database or Kafka was restored without the other, with the reason
 * @param deadLetters the number of records that could not be read and were not re-driven
 * @param pendingDerivations the initiatives whose rows are derived again; null if the service derives none
 * @param readUntil until when all events of the topics have been read; null if the service does not determine it
 */
public record ServiceState(
        String service,
        String version,
        String schema,
        String java,
        Instant startedAt,
        boolean kafkaAnswers,
        Map<String, String> stopped,
        List<TopicState> topics,
        OutboxState outbox,
        long deadLetters,
        AuditState audit,
        @Schema(nullable = true) Set<String> pendingDerivations,
        @Schema(nullable = true) Instant readUntil) {

    /** Whether an operator must do something. */
    public boolean needsAction() {
        return !kafkaAnswers
                || !stopped.isEmpty()
                || outbox.parked() > 0
                || outbox.failure() != null
                || deadLetters > 0
                || auditHasFaults();
    }

    /** Whether the last verification of the audit trail found faults. */
    public boolean auditHasFaults() {
        return audit.faults() != null && audit.faults() > 0;
    }
}
