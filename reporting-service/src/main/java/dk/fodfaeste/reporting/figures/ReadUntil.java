package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.projection.ReadingPositions;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;

/** How far had been read when a request first asked: a page of many figures asks once. */
@RequestScoped
class ReadUntil {
    private final ReadingPositions positions;
    private String asked;

    ReadUntil(ReadingPositions positions) {
        this.positions = positions;
    }

    /** As {@link ReadingPositions#readUntil}. */
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
