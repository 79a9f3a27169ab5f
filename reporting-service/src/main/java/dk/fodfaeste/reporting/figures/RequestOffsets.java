package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.projection.StoredOffsets;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;

/** How far had been read when a request first asked: a page of many figures asks once. */
@RequestScoped
class RequestOffsets {
    private final StoredOffsets positions;
    private String asked;

    RequestOffsets(StoredOffsets positions) {
        this.positions = positions;
    }

    /** As {@link StoredOffsets#readUntil}. */
    String position() throws SQLException {
        if (asked == null) {
            asked = positions.readUntil();
        }
        return asked;
    }

    /** Asked anew each time. */
    boolean isStill(String position) throws SQLException {
        return positions.readUntil().equals(position);
    }
}
