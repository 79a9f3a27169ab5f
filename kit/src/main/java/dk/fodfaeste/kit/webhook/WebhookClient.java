package dk.fodfaeste.kit.webhook;

import dk.fodfaeste.kit.webhook.PermittedAddresses.PrivateAddressException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends requests to receivers. Each request has a connection of its own, to an address that was resolved and checked for it. Redirects are not
 * followed, and the body of a response is not read.
 */
@ApplicationScoped
class WebhookClient {
    private static final String ORIGIN = "WebHook-Request-Origin";
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final HttpClient client;
    private final Clock clock;
    private final PermittedAddresses addresses;
    private final String origin;
    private final Duration timeout;

    @Inject
    WebhookClient(Vertx vertx, WebhookSettings settings, Clock clock) {
        this(vertx, settings, clock, new PermittedAddresses(settings.privateAddresses(), InetAddress::getAllByName));
    }

    WebhookClient(Vertx vertx, WebhookSettings settings, Clock clock, PermittedAddresses addresses) {
        this.clock = clock;
        this.addresses = addresses;
        this.origin = settings.origin();
        this.timeout = settings.timeout();
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setForceSni(true)
                .setMaxPoolSize(100)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setConnectTimeout((int) timeout.toMillis())
                .setSslHandshakeTimeout(timeout.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        settings.trustedCertificates()
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        this.client = vertx.createHttpClient(options);
    }

    /** Whether the receiver takes deliveries (CloudEvents, HTTP 1.1 Web Hooks, section 4). */
    boolean consents(Attempt handshake) {
        return "*".equals(handshake.allowedOrigin()) || origin.equalsIgnoreCase(handshake.allowedOrigin());
    }

    String origin() {
        return origin;
    }

    /** Asks the receiver whether it takes deliveries. */
    Attempt askForConsent(URI address) throws InterruptedException {
        return send(HttpMethod.OPTIONS, address, Map.of(), Buffer.buffer());
    }

    Attempt deliver(URI address, Map<String, String> headers, byte[] body) throws InterruptedException {
        return send(HttpMethod.POST, address, headers, Buffer.buffer(body));
    }

    /** Empty if the address can be connected to now. */
    Optional<DeliveryFailure> check(URI address) throws InterruptedException {
        try {
            resolve(address.getHost());
            return Optional.empty();
        } catch (ExecutionException | TimeoutException failed) {
            return Optional.of(failure(failed));
        }
    }

    private Attempt send(HttpMethod method, URI address, Map<String, String> headers, Buffer body)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            RequestOptions request = request(method, address, resolve(address.getHost()), headers);
            return send(request, body, deadline)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            return Attempt.failed(failure(failed));
        }
    }

    /** In a thread of its own, because a lookup has no time limit. */
    private InetAddress resolve(String name) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<InetAddress> found = new CompletableFuture<>();
        Thread.ofVirtual().name("webhook-lookup").start(() -> {
            try {
                found.complete(addresses.resolve(name));
            } catch (UnknownHostException | PrivateAddressException | RuntimeException failed) {
                found.completeExceptionally(failed);
            }
        });
        return found.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private RequestOptions request(HttpMethod method, URI address, InetAddress resolved, Map<String, String> headers) {
        boolean isSecure = address.getScheme().equalsIgnoreCase("https");
        int port = address.getPort() == -1 ? (isSecure ? 443 : 80) : address.getPort();
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(port, resolved.getHostAddress()))
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(isSecure)
                .setURI(pathAndQuery(address))
                .setFollowRedirects(false);
        options.putHeader("User-Agent", "Fodfaeste").putHeader(ORIGIN, origin);
        headers.forEach(options::putHeader);
        return options;
    }

    /** Closes the connection after the head of the response, and at the deadline, so that a receiver cannot hold it. */
    private Future<Attempt> send(RequestOptions options, Buffer body, long deadline) {
        return client.request(options).compose(request -> {
            // A failure is in the attempt. Without handlers Vert.x also logs it.
            request.exceptionHandler(failed -> {});
            request.connection().exceptionHandler(failed -> {});
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            Future<Attempt> answer = left > 0
                    ? request.send(body).map(this::attempt).timeout(left, TimeUnit.MILLISECONDS)
                    : Future.failedFuture(new TimeoutException());
            return answer.onComplete(done -> request.reset());
        });
    }

    private static String pathAndQuery(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    private Attempt attempt(HttpClientResponse response) {
        response.exceptionHandler(closed -> {});
        int status = response.statusCode();
        Optional<DeliveryFailure> failure = switch (status / 100) {
            case 2 -> Optional.empty();
            case 3 -> Optional.of(DeliveryFailure.REDIRECT);
            default -> Optional.of(status == 410 ? DeliveryFailure.GONE : DeliveryFailure.STATUS);
        };
        Duration pause = status == 429 || status == 503 ? pause(response.getHeader("Retry-After")) : Duration.ZERO;
        return new Attempt(failure, status, response.getHeader("WebHook-Allowed-Origin"), pause);
    }

    /** Zero for a header that cannot be read: then the delivery waits for its next attempt like any other. */
    private Duration pause(String retryAfter) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        Duration pause;
        if (retryAfter.matches("[0-9]{1,9}")) {
            pause = Duration.ofSeconds(Integer.parseInt(retryAfter));
        } else {
            try {
                pause = Duration.between(
                        clock.instant(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter, Instant::from));
            } catch (DateTimeException notADate) {
                return Duration.ZERO;
            }
        }
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static DeliveryFailure failure(Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case PrivateAddressException inside -> {
                    return DeliveryFailure.PRIVATE_ADDRESS;
                }
                case UnknownHostException unknown -> {
                    return DeliveryFailure.UNKNOWN_NAME;
                }
                case SSLException invalid -> {
                    return DeliveryFailure.CERTIFICATE;
                }
                case TimeoutException late -> {
                    return DeliveryFailure.TIMEOUT;
                }
                default -> {
                    // The cause may say more.
                }
            }
        }
        return DeliveryFailure.UNREACHABLE;
    }
}
