package dk.fodfaeste.outcome.observing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.importing.RecordingReportedStatuses;
import dk.fodfaeste.outcome.importing.RecordingResult;
import dk.fodfaeste.outcome.importing.ReportedStatus;
import dk.fodfaeste.outcome.lookup.ResolvedKey;
import dk.fodfaeste.outcome.lookup.ResolvingKeys;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;

/** Records what can be recorded, and sends the rest back as it came, with the reason in a header. */
@ApplicationScoped
class RecordingObservedStatuses {
    private static final String OBSERVED = "fodfaeste.observed-statuses-v1";
    private static final String REJECTED = "fodfaeste.observed-statuses-rejected-v1";
    private static final String BY = "observed-statuses";

    private final EventJson json;
    private final ResolvingKeys resolving;
    private final RecordingReportedStatuses taking;
    private final Outbox outbox;
    private final AuditFilter audit;
    private final MeterRegistry metrics;

    RecordingObservedStatuses(
            EventJson json,
            ResolvingKeys resolving,
            RecordingReportedStatuses taking,
            Outbox outbox,
            AuditFilter audit,
            MeterRegistry metrics) {
        this.json = json;
        this.resolving = resolving;
        this.taking = taking;
        this.outbox = outbox;
        this.audit = audit;
        this.metrics = metrics;
    }

    /** In one transaction, the caller's. */
    void take(ConsumerRecords<byte[], byte[]> batch) {
        var claimed = new LinkedHashMap<ConsumerRecord<byte[], byte[]>, ReportedStatus>();
        var reasons = new LinkedHashMap<ConsumerRecord<byte[], byte[]>, String>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            try {
                claimed.put(record, read(record.value()));
            } catch (Refusal unreadable) {
                Violation first = unreadable.violations().getFirst();
                reasons.put(record, first.field() + " " + first.message());
            }
        }
        // Before anything is written or locked, because this asks another service.
        List<ReportedStatus> claims = List.copyOf(claimed.values());
        List<ResolvedKey> resolved =
                resolving.resolve(claims.stream().map(ReportedStatus::key).toList());
        audit.writeForProgram(
                BY,
                Roles.REGISTER,
                OBSERVED,
                resolved.stream()
                        .filter(ResolvedKey.One.class::isInstance)
                        .map(one -> ((ResolvedKey.One) one).enrolment().participantRef())
                        .distinct()
                        .toList());
        Iterator<RecordingResult> verdicts =
                taking.take(claims, resolved, everyInitiative -> true, BY).iterator();
        claimed.forEach((record, claim) -> {
            switch (verdicts.next()) {
                case RecordingResult.Accepted() -> count("accepted");
                case RecordingResult.Unchanged() -> count("unchanged");
                case RecordingResult.Rejected rejected -> reasons.put(record, reason(claim, rejected));
            }
        });
        reasons.forEach(this::reject);
    }

    private static String reason(ReportedStatus claim, RecordingResult.Rejected rejected) {
        boolean byCase =
                rejected.field().equals(RecordingResult.Rejected.KEY) && claim.key().caseNumber() != null;
        return (byCase ? "caseNumber" : rejected.field()) + " " + rejected.problem();
    }

    private ReportedStatus read(byte[] value) {
        try {
            ObservedStatus observed = value == null ? null : json.read(value, ObservedStatus.class);
            if (observed == null) {
                throw Refusal.malformed("the record", "has no value");
            }
            return observed.claim();
        } catch (IOException notThatShape) {
            throw Refusal.malformed("the record", "cannot be read as an observed status");
        }
    }

    /** Key and bytes untouched, and every header it came with; the reason tells nothing of the person. */
    private void reject(ConsumerRecord<byte[], byte[]> record, String reason) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        headers.put("reason", reason.getBytes(UTF_8));
        outbox.forward(REJECTED, record.key(), record.value(), headers);
        count("rejected");
    }

    private void count(String outcome) {
        metrics.counter("fodfaeste.observed.statuses", "outcome", outcome).increment();
    }
}
