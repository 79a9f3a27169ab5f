package dk.fodfaeste.outcome.observing;

import static dk.fodfaeste.kit.message.Message.message;
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
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;

/** Records observed statuses and forwards the rejected ones unchanged with the reason in a header. */
@ApplicationScoped
class RecordingObservedStatuses {
    private static final String OBSERVED = "fodfaeste.observed-statuses-v1";
    private static final String REJECTED = "fodfaeste.observed-statuses-rejected-v1";
    private static final String USER = "observed-statuses";

    private final EventJson json;
    private final ResolvingKeys resolving;
    private final RecordingReportedStatuses recording;
    private final Outbox outbox;
    private final AuditFilter audit;
    private final MeterRegistry metrics;

    RecordingObservedStatuses(
            EventJson json,
            ResolvingKeys resolving,
            RecordingReportedStatuses recording,
            Outbox outbox,
            AuditFilter audit,
            MeterRegistry metrics) {
        this.json = json;
        this.resolving = resolving;
        this.recording = recording;
        this.outbox = outbox;
        this.audit = audit;
        this.metrics = metrics;
    }

    /** Uses the transaction of the caller. */
    void record(ConsumerRecords<byte[], byte[]> batch) {
        var statusOf = new LinkedHashMap<ConsumerRecord<byte[], byte[]>, ReportedStatus>();
        var rejections = new LinkedHashMap<ConsumerRecord<byte[], byte[]>, String>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            try {
                statusOf.put(record, read(record.value()));
            } catch (Refusal refusal) {
                Violation first = refusal.violations().getFirst();
                rejections.put(record, first.field() + " " + first.message().english());
            }
        }
        // Before anything is written or locked, because this calls another service.
        List<ReportedStatus> reported = List.copyOf(statusOf.values());
        List<ResolvedKey> resolved =
                resolving.resolve(reported.stream().map(ReportedStatus::key).toList());
        audit.writeForProgram(USER, Roles.REGISTER, OBSERVED, personsOf(resolved));
        Iterator<RecordingResult> results = recording
                .record(reported, resolved, everyInitiative -> true, USER)
                .iterator();
        statusOf.forEach((record, status) -> {
            switch (results.next()) {
                case RecordingResult.Accepted() -> count("accepted");
                case RecordingResult.Unchanged() -> count("unchanged");
                case RecordingResult.Rejected rejected -> rejections.put(record, reason(status, rejected));
            }
        });
        rejections.forEach(this::forward);
    }

    private static List<UUID> personsOf(List<ResolvedKey> resolved) {
        return resolved.stream()
                .filter(ResolvedKey.Found.class::isInstance)
                .map(key -> ((ResolvedKey.Found) key).enrolment().participantRef())
                .distinct()
                .toList();
    }

    private static String reason(ReportedStatus status, RecordingResult.Rejected rejected) {
        boolean byCase = rejected.field().equals(RecordingResult.Rejected.KEY)
                && status.key().caseNumber() != null;
        return (byCase ? "caseNumber" : rejected.field()) + " "
                + rejected.problem().english();
    }

    private ReportedStatus read(byte[] value) {
        try {
            ObservedStatus observed = value == null ? null : json.read(value, ObservedStatus.class);
            if (observed == null) {
                throw Refusal.malformed("the record", message("noValue"));
            }
            return observed.toReportedStatus();
        } catch (IOException unreadable) {
            throw Refusal.malformed("the record", message("notAnObservedStatus"));
        }
    }

    /** Keeps key, value and headers. The reason contains no personal data. */
    private void forward(ConsumerRecord<byte[], byte[]> record, String reason) {
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
