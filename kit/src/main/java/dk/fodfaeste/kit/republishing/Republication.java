package dk.fodfaeste.kit.republishing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A request to send published events once more, and how far it is.
 *
 * @param subject the id of the enrolment or the code of the initiative; null if everything is sent
 * @param initiative of the subject; null if everything is sent
 * @param sent the number of events that were handed over to be sent
 * @param percent of the published events, those that were considered
 * @param finishedAt null while it runs
 */
public record Republication(
        long id,
        Scope scope,
        String subject,
        String initiative,
        String requestedBy,
        Instant requestedAt,
        long sent,
        int percent,
        Instant finishedAt) {

    /** Which events are sent. */
    public enum Scope {
        ENROLMENT,
        INITIATIVE,
        EVERYTHING
    }

    @JsonIgnore
    public boolean isRunning() {
        return finishedAt == null;
    }
}
