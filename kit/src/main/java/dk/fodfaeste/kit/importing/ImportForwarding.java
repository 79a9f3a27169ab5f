package dk.fodfaeste.kit.importing;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Forwards a request about a background import, unchanged and with the rights of its sender, to the replica of the service that has the import, so
 * a balancer may send each request to any replica. That replica checks the sender and answers. If it does not answer, its import is lost, and this
 * replica answers as if there were none.
 */
@ApplicationScoped
class ImportForwarding {
    private static final int BEFORE_AUTHENTICATION = 1000;
    private static final int CONNECT_MILLIS = 2_000;
    /** A session is a cookie of several kilobytes. */
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    private static final String HOP = "Fodfaeste-Forwarded";
    private static final Pattern ABOUT_ONE_IMPORT = Pattern.compile(
            "/(?:api/v1/[a-z-]+/)?imports/(?:[a-z-]+/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?");

    private final Vertx vertx;
    private final ImportRegistry registry;
    private final BackgroundImports imports;
    private final HttpClient client;

    ImportForwarding(Vertx vertx, ImportRegistry registry, BackgroundImports imports) {
        this.vertx = vertx;
        this.registry = registry;
        this.imports = imports;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setMaxHeaderSize(MAX_HEADER_BYTES));
    }

    void register(@Observes Filters filters) {
        filters.register(this::forwardOrContinue, BEFORE_AUTHENTICATION);
    }

    private void forwardOrContinue(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        Matcher path = ABOUT_ONE_IMPORT.matcher(String.valueOf(request.path()));
        if (!path.matches() || request.headers().contains(HOP)) {
            exchange.next();
            return;
        }
        UUID id = UUID.fromString(path.group(1));
        if (imports.has(id)) {
            exchange.next();
            return;
        }
        request.pause();
        vertx.executeBlocking(() -> registry.otherReplicaWith(id), false)
                .compose(other -> connect(request, other))
                .onComplete(connected -> {
                    if (connected.succeeded() && connected.result().isPresent()) {
                        forward(request, connected.result().get())
                                .onFailure(broken -> request.connection().close());
                    } else {
                        request.resume();
                        exchange.next();
                    }
                });
    }

    private Future<Optional<HttpClientRequest>> connect(HttpServerRequest request, Optional<String> other) {
        return other.map(address -> client.request(new RequestOptions()
                                .setAbsoluteURI(address + request.uri())
                                .setMethod(request.method()))
                        .map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private static Future<Void> forward(HttpServerRequest request, HttpClientRequest forwarded) {
        forwarded.headers().setAll(request.headers()).set(HOP, "true");
        Future<HttpClientResponse> response;
        if (request.method() == HttpMethod.GET) {
            request.resume();
            response = forwarded.send();
        } else {
            response = forwarded.send(request);
        }
        return response.compose(answer -> {
            request.response().setStatusCode(answer.statusCode()).headers().setAll(answer.headers());
            return answer.pipeTo(request.response());
        });
    }
}
