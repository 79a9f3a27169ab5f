package dk.fodfaeste.kit.limit;

import dk.fodfaeste.kit.importing.UploadSpool;
import dk.fodfaeste.kit.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Receives each body before a worker thread handles the request, so that a slow client occupies neither a thread nor a database connection. A body
 * has a deadline, a file a minimum rate. A file is stored encrypted while it arrives.
 */
@ApplicationScoped
class BodyReceiver {
    /** Below the priorities of Quarkus's authentication and authorization. */
    private static final int AFTER_AUTHENTICATION = 50;

    private static final String FILE = BodyReceiver.class.getName();

    private final BodySettings settings;
    private final BodySlots slots;
    private final UploadSpool spool;
    private final Vertx vertx;

    BodyReceiver(BodySettings settings, UploadSpool spool, Vertx vertx) {
        this.settings = settings;
        this.spool = spool;
        this.vertx = vertx;
        slots = new BodySlots(settings);
    }

    void register(@Observes Filters filters) {
        filters.register(this::authenticate, AFTER_AUTHENTICATION);
    }

    /** Gives the received file to the resource. */
    @ServerRequestFilter(preMatching = true)
    public void handOn(RoutingContext exchange, ContainerRequestContext request) throws IOException {
        UploadSpool.SpooledFile file = exchange.get(FILE);
        if (file != null) {
            request.setEntityStream(file.openForReading());
        }
    }

    private void authenticate(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!hasBody(request)) {
            exchange.next();
            return;
        }
        request.pause();
        Context context = vertx.getOrCreateContext();
        QuarkusHttpUser.getSecurityIdentity(exchange, null)
                .subscribe()
                .with(
                        caller -> context.runOnContext(later -> receive(exchange, context, caller)),
                        invalid -> context.runOnContext(later -> receive(exchange, context, null)));
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean declared =
                length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
        return declared && !request.isEnded();
    }

    private void receive(RoutingContext exchange, Context context, SecurityIdentity caller) {
        if (exchange.response().ended()) {
            // The token was invalid, and authentication has answered. The body would follow.
            exchange.request().connection().close();
            return;
        }
        boolean anonymous = caller == null || caller.isAnonymous();
        boolean isFile = BodyLimit.of(ContentLengthFilter.type(exchange.request()), exchange.normalizedPath())
                == BodyLimit.IMPORT;
        if (isFile && anonymous) {
            RefusedBody.refuse(exchange, RefusedBody.UNAUTHORIZED);
            return;
        }
        if (isFile && Roles.IMPORTING.stream().noneMatch(caller::hasRole)) {
            // The resource refuses the role before it reads anything, and the audit trail has the refusal.
            exchange.next();
            return;
        }
        if (anonymous || !caller.hasRole(Roles.SERVICE)) {
            String owner = anonymous
                    ? "address " + exchange.request().remoteAddress().hostAddress()
                    : "user " + caller.getPrincipal().getName();
            if (!slots.take(owner)) {
                RefusedBody.refuse(exchange, RefusedBody.TOO_MANY_REQUESTS);
                return;
            }
            exchange.addEndHandler(ended -> slots.release(owner));
        }
        if ("100-continue".equalsIgnoreCase(exchange.request().getHeader(HttpHeaders.EXPECT))) {
            exchange.response().writeContinue();
        }
        if (isFile) {
            receiveFile(exchange, context);
        } else {
            new MemoryReception(exchange, vertx, settings, slots).begin();
        }
    }

    private void receiveFile(RoutingContext exchange, Context context) {
        context.executeBlocking(spool::create).onComplete(created -> {
            if (created.failed()) {
                exchange.fail(created.cause());
                return;
            }
            UploadSpool.SpooledFile file = created.result();
            exchange.addEndHandler(ended -> context.executeBlocking(() -> {
                file.close();
                return null;
            }));
            exchange.put(FILE, file);
            new FileReception(exchange, context, settings, file, FileReception.PERIOD).begin();
        });
    }
}
