package dk.fodfaeste.kit.limit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/** Receives an ordinary body into memory, and then lets the request go on. All methods run on the event loop of the request. */
final class MemoryReception {
    private final RoutingContext exchange;
    private final Vertx vertx;
    private final BodySettings settings;
    private final BodySlots slots;
    private final Buffer body = Buffer.buffer();
    private long timer;
    private boolean finished;

    MemoryReception(RoutingContext exchange, Vertx vertx, BodySettings settings, BodySlots slots) {
        this.exchange = exchange;
        this.vertx = vertx;
        this.settings = settings;
        this.slots = slots;
    }

    void begin() {
        timer = vertx.setTimer(settings.deadline().toMillis(), late -> refuse(RefusedBody.TIMEOUT));
        exchange.addEndHandler(ended -> slots.free(body.length()));
        exchange.request()
                .handler(this::receive)
                .endHandler(complete -> goOn())
                .exceptionHandler(gone -> finish())
                .resume();
    }

    private void receive(Buffer chunk) {
        if (finished) {
            return;
        }
        if (body.length() + chunk.length() > BodyLimit.ORDINARY) {
            refuse(RefusedBody.TOO_LARGE);
        } else if (!slots.reserve(chunk.length())) {
            refuse(RefusedBody.TOO_MANY_REQUESTS);
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void goOn() {
        if (finish()) {
            ((RoutingContextInternal) exchange).setBody(body);
            exchange.next();
        }
    }

    private void refuse(int status) {
        if (finish()) {
            RefusedBody.refuse(exchange, status);
        }
    }

    /** Whether it was not finished before. */
    private boolean finish() {
        boolean first = !finished;
        finished = true;
        vertx.cancelTimer(timer);
        return first;
    }
}
