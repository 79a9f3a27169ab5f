package dk.fodfaeste.kit.webhook;

import jakarta.ws.rs.Path;

/** The webhooks of the test service. */
@Path("/api/v1/kit/webhooks")
public class TestWebhooks extends WebhookResource {}
