package dk.fodfaeste.kit.intake;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a partition was read.
 *
 * @param nextOffset the offset after the last record that was read
 * @param firstOffset the offset of the first record that was read
 * @param epoch the epoch of the events; 0 if they have none
 * @param lastRecord identifies the record before {@code nextOffset}; null if it could not be read
 */
public record StoredPosition(long nextOffset, long firstOffset, long epoch, String lastRecord) {
    /** When the record before {@code nextOffset} was published; empty if it could not be read. */
    public Optional<Instant> lastPublishedAt() {
        return Optional.ofNullable(lastRecord)
                .map(identity -> Instant.ofEpochMilli(Long.parseLong(identity.split("/", 2)[0])));
    }
}
