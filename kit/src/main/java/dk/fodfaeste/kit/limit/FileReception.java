package dk.fodfaeste.kit.limit;

import dk.fodfaeste.kit.importing.UploadSpool.SpooledFile;
import dk.fodfaeste.kit.problem.Refusal;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Receives a file onto the disk, and then lets the request go on. All methods run on the event loop of the request, except the writing. */
final class FileReception {
    static final Duration PERIOD = Duration.ofSeconds(10);

    private final RoutingContext exchange;
    private final Context context;
    private final BodySettings settings;
    private final SpooledFile file;
    private final Duration period;
    private OutputStream out;
    private long received;
    private long receivedInPeriod;
    private boolean writing;
    private long timer;
    private boolean finished;

    FileReception(RoutingContext exchange, Context context, BodySettings settings, SpooledFile file, Duration period) {
        this.exchange = exchange;
        this.context = context;
        this.settings = settings;
        this.file = file;
        this.period = period;
    }

    void begin() {
        timer = context.owner().setPeriodic(period.toMillis(), each -> checkRate());
        exchange.request()
                .handler(this::receive)
                .endHandler(complete -> goOn())
                .exceptionHandler(gone -> finish())
                .resume();
    }

    /** A client is not slow while the disk is. */
    private void checkRate() {
        if (!writing && receivedInPeriod * 1_000 < period.toMillis() * settings.minimumRate()) {
            refuse(RefusedBody.TIMEOUT);
        }
        receivedInPeriod = 0;
    }

    private void receive(Buffer chunk) {
        if (finished) {
            return;
        }
        received += chunk.length();
        receivedInPeriod += chunk.length();
        if (received > BodyLimit.IMPORT) {
            refuse(RefusedBody.TOO_LARGE);
            return;
        }
        exchange.request().pause();
        writing = true;
        context.executeBlocking(() -> write(chunk)).onComplete(written -> {
            writing = false;
            if (written.succeeded()) {
                exchange.request().resume();
            } else {
                fail(written.cause());
            }
        });
    }

    private Void write(Buffer chunk) throws IOException {
        if (out == null) {
            out = file.openForWriting();
        }
        out.write(chunk.getBytes());
        return null;
    }

    private void goOn() {
        if (finish()) {
            context.executeBlocking(this::close).onComplete(closed -> {
                if (closed.succeeded()) {
                    exchange.next();
                } else {
                    exchange.fail(closed.cause());
                }
            });
        }
    }

    private Void close() throws IOException {
        if (out == null) {
            out = file.openForWriting();
        }
        out.close();
        return null;
    }

    private void fail(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            refuse(refusal.status());
        } else if (finish()) {
            exchange.fail(cause);
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
        context.owner().cancelTimer(timer);
        return first;
    }
}
