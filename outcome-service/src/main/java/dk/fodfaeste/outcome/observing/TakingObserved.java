package dk.fodfaeste.outcome.observing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.importing.Claim;
import dk.fodfaeste.outcome.importing.TakingClaims;
import dk.fodfaeste.outcome.importing.Verdict;
import dk.fodfaeste.outcome.lookup.Resolved;
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
class TakingObserved {
    private static final String OBSERVED = "fodfaeste.observed-statuses-v1";
    private static final String REJECTED = "fodfaeste.observed-statuses-rejected-v1";
    private static final String BY = "observed-statuses";

    private final EventJson json;
    private final ResolvingKeys resolving;
    private final TakingClaims taking;
    private final Outbox outbox;
    private final AuditFilter audit;
    private final MeterRegistry metrics;

    TakingObserved(
            EventJson json,
            ResolvingKeys resolving,
            TakingClaims taking,
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
        var claimed = new LinkedHashMap<ConsumerRecord<byte[], byte[]>, Claim>();
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
        List<Claim> claims = List.copyOf(claimed.values());
        List<Resolved> resolved =
                resolving.resolve(claims.stream().map(Claim::key).toList());
        audit.writeForProgram(
                BY,
                Roles.REGISTER,
                OBSERVED,
                resolved.stream()
                        .filter(Resolved.One.class::isInstance)
                        .map(one -> ((Resolved.One) one).enrolment().participantRef())
                        .distinct()
                        .toList());
        Iterator<Verdict> verdicts =
                taking.take(claims, resolved, everyInitiative -> true, BY).iterator();
        claimed.forEach((record, claim) -> {
            switch (verdicts.next()) {
                case Verdict.Accepted() -> count("accepted");
                case Verdict.Unchanged() -> count("unchanged");
                case Verdict.Rejected rejected -> reasons.put(record, reason(claim, rejected));
            }
        });
        reasons.forEach(this::reject);
    }

    private static String reason(Claim claim, Verdict.Rejected rejected) {
        boolean byCase =
                rejected.field().equals(Verdict.Rejected.KEY) && claim.key().caseNumber() != null;
        return (byCase ? "caseNumber" : rejected.field()) + " " + rejected.problem();
    }

    private Claim read(byte[] value) {
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
