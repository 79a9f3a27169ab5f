package dk.fodfaeste.outcome.lookup;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/** Reads the replies of participant-service to calls with the token of this service. */
@ApplicationScoped
class ParticipantServiceReplies {
    private static final Logger LOG = Logger.getLogger(ParticipantServiceReplies.class);

    private final EventJson json;

    ParticipantServiceReplies(EventJson json) {
        this.json = json;
    }

    /** @throws Refusal 503 with this message if participant-service does not answer */
    <T> T read(Callable<byte[]> call, Class<T> type, Message unavailable) {
        try {
            return json.read(call.call(), type);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "the reply of participant-service cannot be read as " + type.getSimpleName());
        } catch (Exception away) {
            // Refused, timed out or no token: the caller gets the same answer. Only exception classes are logged,
            // because a message may repeat the request.
            LOG.warnf(
                    "Calling participant-service failed: %s, caused by %s",
                    className(away), className(away.getCause()));
            throw Refusal.unavailable(unavailable);
        }
    }

    private static String className(Throwable failure) {
        return failure == null ? "no cause" : failure.getClass().getName();
    }
}
