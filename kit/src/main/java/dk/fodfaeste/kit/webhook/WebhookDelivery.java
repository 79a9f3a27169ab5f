package dk.fodfaeste.kit.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.feed.CloudEvent;
import dk.fodfaeste.kit.feed.EventFeed;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.kit.webhook.WebhookDeliveries.Due;
import dk.fodfaeste.kit.webhook.Webhooks.Receiver;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Delivers the events of one webhook: the first waiting event of several keys at a time, so that an event never overtakes an earlier one of its key.
 * The result of each attempt is stored before the next event of the key is sent. An attempt that is not stored, because the service was killed, is
 * made again with the same id.
 */
@ApplicationScoped
class WebhookDelivery {
    private static final Logger LOG = Logger.getLogger(WebhookDelivery.class);
    private static final int KEYS_AT_ONCE = 8;
    private static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final EventFeed feed;
    private final WebhookClient client;
    private final ObjectMapper json;
    private final AuditFilter audit;
    private final Clock clock;
    private final String service;

    WebhookDelivery(
            Webhooks webhooks,
            WebhookDeliveries deliveries,
            EventFeed feed,
            WebhookClient client,
            ObjectMapper json,
            AuditFilter audit,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.feed = feed;
        this.client = client;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
        this.service = service;
    }

    private record Sent(Due due, Instant began, Attempt attempt) {}

    /** Sends the events whose turn it is. Returns whether there were any. */
    boolean deliverNext(UUID webhook) throws SQLException, InterruptedException {
        deliveries.fill(webhook, Clocks.instant(clock));
        List<Due> due = deliveries.due(webhook, Clocks.instant(clock), KEYS_AT_ONCE);
        if (due.isEmpty()) {
            return false;
        }
        Receiver receiver = webhooks.receiver(webhook);
        List<Future<Sent>> sending = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Due one : due) {
                Optional<CloudEvent> event = feed.event(one.event());
                // An event that was removed from the feed meanwhile has taken its delivery with it.
                event.ifPresent(present -> sending.add(executor.submit(() -> send(receiver, one, present))));
            }
            for (Future<Sent> sent : sending) {
                store(sent.get());
            }
        } catch (ExecutionException unexpected) {
            throw new IllegalStateException("A delivery could not be sent", unexpected.getCause());
        }
        return true;
    }

    private Sent send(Receiver receiver, Due due, CloudEvent event)
            throws JsonProcessingException, InterruptedException {
        Instant now = Clocks.instant(clock);
        byte[] body = json.writeValueAsBytes(event);
        // No full stop: it separates the signed parts.
        String id = "%s-%d-%d".formatted(service, event.epoch(), due.position());
        Map<String, String> headers = Map.of(
                "Content-Type",
                CONTENT_TYPE,
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(now.getEpochSecond()),
                "webhook-signature",
                receiver.secret().sign(id, now, body));
        return new Sent(due, now, client.deliver(receiver.address(), headers, body));
    }

    private void store(Sent sent) throws SQLException {
        Due due = sent.due();
        Attempt attempt = sent.attempt();
        Instant now = Clocks.instant(clock);
        if (attempt.failure().isEmpty()) {
            deliveries.delivered(due, now);
            return;
        }
        DeliveryFailure failure = attempt.failure().get();
        Instant first = due.firstAttemptAt() == null ? sent.began() : due.firstAttemptAt();
        Instant next = failure == DeliveryFailure.GONE
                ? null
                : RetryDelays.next(first, due.attempts() + 1, now).orElse(null);
        deliveries.failed(due, attempt, sent.began(), next, now);
        if (!attempt.pause().isZero()) {
            webhooks.pause(due.webhook(), now.plus(attempt.pause()));
        }
        if (failure == DeliveryFailure.GONE && webhooks.setState(due.webhook(), WebhookState.GONE)) {
            audit.writeForProgram("webhooks", Roles.SERVICE, "webhook switched off by 410");
            LOG.warnf("Webhook %s answered 410 and is switched off", due.webhook());
        }
        if (next == null) {
            LOG.warnf("An event for webhook %s is parked: %s", due.webhook(), failure);
        }
    }
}
