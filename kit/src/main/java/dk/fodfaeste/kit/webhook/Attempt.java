package dk.fodfaeste.kit.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * The result of a request to a receiver.
 *
 * @param failure empty after a status of 2xx
 * @param status of the response; null without a response
 * @param allowedOrigin the header {@code WebHook-Allowed-Origin} of the response; null without it
 * @param pause for which the receiver wants no requests (429 or 503 with {@code Retry-After}); zero without it
 */
record Attempt(Optional<DeliveryFailure> failure, Integer status, String allowedOrigin, Duration pause) {
    static Attempt failed(DeliveryFailure failure) {
        return new Attempt(Optional.of(failure), null, null, Duration.ZERO);
    }
}
