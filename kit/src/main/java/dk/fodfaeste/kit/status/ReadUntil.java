package dk.fodfaeste.kit.status;

import java.sql.SQLException;
import java.time.Instant;

/** Of a service that determines until when it has read all events. */
public interface ReadUntil {
    /** The stored instant; the beginning of 1970 if all events have never been read. */
    Instant readUntil() throws SQLException;
}
