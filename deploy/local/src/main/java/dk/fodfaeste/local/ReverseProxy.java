package dk.fodfaeste.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.HttpUtils;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.net.BindException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one address in front of the three services. It streams in both directions and has no time limit: an import is hundreds of megabytes
 * and its response may take minutes. The replicas of a service get its requests in turn. A stopping replica closes its connections and then
 * refuses new ones, so that the next replica gets the request. If none answers, a program gets a 503 that names the service, and a browser
 * gets a page that says what to do.
 */
final class ReverseProxy implements AutoCloseable {

    private record Route(String service, List<String> paths) {}

    /** The same table as in the Caddyfile of docker-compose.yml. All other paths belong to reporting-service. */
    private static final List<Route> ROUTES = List.of(
            new Route(
                    "participant-service",
                    List.of(
                            "/api/v1/initiatives",
                            "/api/v1/enrolments",
                            "/api/v1/participants",
                            "/api/v1/erasures",
                            "/api/v1/participant-service",
                            "/enrolments",
                            "/participants",
                            "/partner",
                            "/search",
                            "/initiatives",
                            "/audit/persons",
                            "/audit/participant-service",
                            "/republishing/participant-service",
                            "/webhooks/participant-service",
                            "/status/participant-service",
                            "/interfaces/participant-service",
                            "/erasures",
                            "/imports/enrolments")),
            new Route(
                    "outcome-service",
                    List.of(
                            "/api/v1/follow-ups",
                            "/api/v1/statuses",
                            "/api/v1/activities",
                            "/api/v1/consultants",
                            "/api/v1/register-batches",
                            "/api/v1/register-receivers",
                            "/api/v1/outcome-service",
                            "/work",
                            "/citizens",
                            "/register-batches",
                            "/register-receivers",
                            "/activities",
                            "/follow-ups",
                            "/team",
                            "/audit/outcome-service",
                            "/republishing/outcome-service",
                            "/webhooks/outcome-service",
                            "/status/outcome-service",
                            "/interfaces/outcome-service",
                            "/imports/statuses")));

    /** The 503 page for browsers. It uses no assets, because their service may be down. The Caddyfile has the same page. */
    static final String AWAY =
            "<!DOCTYPE html><html lang=\"da\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                    + "<title>Siden svarer ikke lige nu – Fodfæste</title><main><h1>Siden svarer ikke lige nu</h1>"
                    + "<p>Den del af Fodfæste, siden hører til, er væk et øjeblik. Det, du har gemt, er gemt. Vent lidt, og indlæs siden igen.</p>"
                    + "<p><a href=\"/\">Til forsiden</a></p>"
                    + "<p lang=\"en\">This part of Fodfæste is away for a moment. What you saved is saved. Wait a little and reload the page.</p></main></html>";

    private static final String DEFAULT_SERVICE = "reporting-service";

    /** A browser's session is a cookie of several kilobytes. */
    private static final int MAX_HEADERS = 128 * 1024;

    private final Vertx vertx;
    private final AtomicInteger turn = new AtomicInteger();

    private ReverseProxy(Vertx vertx) {
        this.vertx = vertx;
    }

    static ReverseProxy open(int port, Map<String, List<Integer>> servicePorts) {
        var vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        var reverseProxy = new ReverseProxy(vertx);
        var proxy = reverseProxy.proxy(servicePorts);
        try {
            reverseProxy.listen(Ports.LOOPBACK, port, proxy);
        } catch (CompletionException e) {
            reverseProxy.close();
            throw new CannotStart(
                    "Port " + port + " cannot be used (" + e.getCause().getMessage() + "); choose another with --port.",
                    e);
        }
        try {
            // Some clients resolve localhost to ::1.
            reverseProxy.listen("::1", port, proxy);
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindException inUse
                    && String.valueOf(inUse.getMessage()).contains("in use")) {
                reverseProxy.close();
                throw new CannotStart(
                        "Port " + port + " cannot be used on ::1 (" + inUse.getMessage()
                                + "); choose another with --port.",
                        e);
            }
            // This machine has no IPv6.
        }
        return reverseProxy;
    }

    private void listen(String address, int port, HttpProxy proxy) {
        vertx.createHttpServer(new HttpServerOptions()
                        .setMaxHeaderSize(MAX_HEADERS)
                        .setMaxInitialLineLength(MAX_HEADERS)
                        .setHandle100ContinueAutomatically(true)
                        // Requests to the services use HTTP/1.1, so an upgrade has no advantage.
                        .setHttp2ClearTextEnabled(false))
                .requestHandler(request -> admit(request, proxy))
                .listen(port, address)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private HttpProxy proxy(Map<String, List<Integer>> servicePorts) {
        var client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(1000)
                .setConnectTimeout(2_000)
                // A stopping replica closes its port some seconds later (Service.shutdownDelay).
                .setKeepAliveTimeout(1)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxInitialLineLength(MAX_HEADERS));
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .originRequestProvider((request, origin) -> connect(origin, inTurn(servicePorts.get(service(request)))))
                .addInterceptor(new ForwardingHeaders());
    }

    /** The replicas of a service, beginning with the next in turn. */
    private List<Integer> inTurn(List<Integer> ports) {
        var inTurn = new ArrayList<>(ports);
        Collections.rotate(inTurn, turn.getAndIncrement());
        return inTurn;
    }

    /** The first replica that accepts a connection gets the request. A request that was sent is never sent again. */
    private static Future<HttpClientRequest> connect(HttpClient client, List<Integer> ports) {
        var connected = client.request(
                new RequestOptions().setServer(SocketAddress.inetSocketAddress(ports.getFirst(), Ports.LOOPBACK)));
        return ports.size() == 1
                ? connected
                : connected.recover(away -> connect(client, ports.subList(1, ports.size())));
    }

    private static void admit(HttpServerRequest request, HttpProxy proxy) {
        var path = readablePath(request);
        if (path.isEmpty()) {
            refuse(request, 400, "Bad request", "The address cannot be read.");
        } else if (isInternal(path.get())) {
            refuse(request, 404, "Not found", "There is no such page.");
        } else {
            proxy.handle(request);
        }
    }

    /** Empty if there is no path or a percent sign is not followed by two hexadecimal digits. */
    private static Optional<String> readablePath(HttpServerRequest request) {
        try {
            return Optional.ofNullable(request.path()).map(HttpUtils::normalizePath);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static void refuse(HttpServerRequest request, int status, String title, String detail) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(problem(status, title, detail).toBuffer());
    }

    /** Health and metrics are for operators, at the service's own address. */
    private static boolean isInternal(String path) {
        return isBelow(path, "/q");
    }

    private static String service(HttpServerRequest request) {
        return service(HttpUtils.normalizePath(request.path())).orElse(DEFAULT_SERVICE);
    }

    private static Optional<String> service(String path) {
        return ROUTES.stream()
                .filter(route -> route.paths().stream().anyMatch(prefix -> isBelow(path, prefix)))
                .map(Route::service)
                .findFirst();
    }

    private static boolean isBelow(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static JsonObject problem(int status, String title, String detail) {
        return new JsonObject().put("title", title).put("status", status).put("detail", detail);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static final class ForwardingHeaders implements ProxyInterceptor {

        /** Headers that only this proxy sets; those of the caller are removed. */
        private static final Set<String> NAMES = Set.of(
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Port",
                "X-Forwarded-Proto",
                "X-Forwarded-Prefix",
                "X-Forwarded-Ssl");

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var caller = context.request().proxiedRequest();
            var headers = context.request().headers();
            NAMES.forEach(headers::remove);
            headers.remove("Expect");
            headers.set("X-Forwarded-For", caller.remoteAddress().hostAddress());
            headers.set("X-Forwarded-Proto", "http");
            if (caller.authority() != null) {
                headers.set("X-Forwarded-Host", caller.authority().toString());
                headers.set(
                        "X-Forwarded-Port", String.valueOf(caller.localAddress().port()));
            }
            return context.sendRequest().recover(away -> Future.succeededFuture(unavailable(context)));
        }

        private static ProxyResponse unavailable(ProxyContext context) {
            var asked = context.request().proxiedRequest();
            var byBrowser = String.valueOf(asked.headers().get("Accept")).contains("text/html");
            var body = byBrowser
                    ? AWAY
                    : problem(
                                    503,
                                    "Service unavailable",
                                    "The " + service(asked) + " does not answer at the moment; try again soon.")
                            .encode();
            var response = context.request().release().response();
            response.headers().clear();
            return response.setStatusCode(503)
                    .putHeader("Content-Type", byBrowser ? "text/html; charset=utf-8" : "application/problem+json")
                    .putHeader("Retry-After", "5")
                    .setBody(Body.body(Buffer.buffer(body)));
        }
    }
}
