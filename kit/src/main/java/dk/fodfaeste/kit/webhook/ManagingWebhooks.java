package dk.fodfaeste.kit.webhook;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dk.fodfaeste.kit.feed.EventTypes;
import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.kit.webhook.Webhooks.NewWebhook;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Registers webhooks and switches them on and off. Events are about all initiatives, so an administrator must have all of them in scope. A webhook is
 * off until its receiver has consented in the handshake of CloudEvents (HTTP 1.1 Web Hooks, section 4).
 */
@ApplicationScoped
class ManagingWebhooks {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final int MOST = 20;

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookClient client;
    private final WebhookSettings settings;
    private final Caller caller;
    private final Clock clock;

    ManagingWebhooks(
            Webhooks webhooks,
            WebhookDeliveries deliveries,
            WebhookClient client,
            WebhookSettings settings,
            Caller caller,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.client = client;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param secret is not shown again */
    record Registered(Webhook webhook, String secret) {}

    /** The topics whose events a webhook of this service may get. */
    Set<String> topics() {
        return new TreeSet<>(settings.topics().orElse(Set.of()));
    }

    List<Webhook> all() throws SQLException {
        requireAllInitiatives();
        return webhooks.all();
    }

    /** @throws Refusal 404 if there is none */
    Webhook get(UUID id) throws SQLException {
        requireAllInitiatives();
        return webhooks.get(id);
    }

    /** @throws Refusal 400 with the invalid field; 409 if the service has 20 webhooks */
    Registered register(WebhookBody body) throws SQLException, InterruptedException {
        requireAllInitiatives();
        URI address = WebhookAddress.parse(body.address(), settings.privateAddresses());
        Set<String> topics = new LinkedHashSet<>(body.topics());
        if (!topics().containsAll(topics)) {
            throw Refusal.malformed("topics", message("notOneOf", String.join(", ", topics())));
        }
        Set<String> types = EventTypes.check(body.types() == null ? List.of() : body.types());
        var failure = client.check(address);
        if (failure.isPresent()) {
            throw Refusal.malformed(WebhookAddress.FIELD, fault(failure.get()));
        }
        if (webhooks.all().size() >= MOST) {
            throw Refusal.conflict(message("tooManyWebhooks", MOST));
        }
        WebhookSecret secret = WebhookSecret.random();
        UUID id = IDS.generate();
        webhooks.insert(
                new NewWebhook(
                        id,
                        address,
                        topics,
                        types,
                        Boolean.TRUE.equals(body.fromBeginning()),
                        caller.user(),
                        Clocks.instant(clock)),
                secret);
        return new Registered(webhooks.get(id), secret.text());
    }

    /** @throws Refusal 404 if there is none; 422 if the receiver does not consent */
    Webhook switchOn(UUID id) throws SQLException, InterruptedException {
        Webhook webhook = get(id);
        Attempt handshake = client.askForConsent(URI.create(webhook.address()));
        if (handshake.status() == null) {
            throw Refusal.rule(WebhookAddress.FIELD, fault(handshake.failure().orElseThrow()));
        }
        if (handshake.failure().isPresent() || !client.consents(handshake)) {
            throw Refusal.rule(WebhookAddress.FIELD, message("noWebhookConsent", handshake.status(), client.origin()));
        }
        webhooks.setState(id, WebhookState.ON);
        return webhooks.get(id);
    }

    /** @throws Refusal 404 if there is none */
    Webhook switchOff(UUID id) throws SQLException {
        get(id);
        webhooks.setState(id, WebhookState.OFF);
        return webhooks.get(id);
    }

    /** @throws Refusal 404 if there is none */
    void delete(UUID id) throws SQLException {
        requireAllInitiatives();
        if (!webhooks.delete(id)) {
            throw Webhooks.notFound();
        }
    }

    /** @throws Refusal 404 if there is no webhook */
    Page<ParkedDelivery> parked(UUID id, long after, int limit) throws SQLException {
        get(id);
        return deliveries.parked(id, after, limit);
    }

    /**
     * Tries parked events again. Returns their number.
     *
     * @param event null for all
     * @throws Refusal 404 if there is no webhook, or the event is not parked
     */
    int redrive(UUID id, Long event) throws SQLException {
        get(id);
        int redriven = deliveries.redrive(id, event, Clocks.instant(clock));
        if (event != null && redriven == 0) {
            throw Refusal.notFound("parked event");
        }
        return redriven;
    }

    /**
     * The parameter {@code after} of parked events; 0 for the first page.
     *
     * @throws Refusal 400 if it is not {@code next} of a page
     */
    static long after(String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        if (!text.strip().matches("[0-9]{1,18}")) {
            throw Refusal.malformed("after", message("notACursor"));
        }
        return Long.parseLong(text.strip());
    }

    private void requireAllInitiatives() {
        if (!caller.reachesAll()) {
            throw Refusal.forbidden(message("allInitiativesNeeded"));
        }
    }

    private static Message fault(DeliveryFailure failure) {
        return switch (failure) {
            case PRIVATE_ADDRESS -> message("privateAddress");
            case UNKNOWN_NAME -> message("unknownHost");
            case CERTIFICATE -> message("certificateInvalid");
            case TIMEOUT -> message("noAnswerInTime");
            case UNREACHABLE, STATUS, REDIRECT, GONE -> message("noConnection");
        };
    }
}
