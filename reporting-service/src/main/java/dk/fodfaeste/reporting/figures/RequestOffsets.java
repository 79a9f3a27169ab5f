package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.projection.StoredOffsets;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;

/** The stored offsets at their first use in a request, so that a page with many figures reads them once. */
@RequestScoped
class RequestOffsets {
    private final StoredOffsets storedOffsets;
    private String atFirstUse;

    RequestOffsets(StoredOffsets storedOffsets) {
        this.storedOffsets = storedOffsets;
    }

    /** Like {@link StoredOffsets#asText}. */
    String atFirstUse() throws SQLException {
        if (atFirstUse == null) {
            atFirstUse = storedOffsets.asText();
        }
        return atFirstUse;
    }

    /** Reads the stored offsets again. */
    boolean areStill(String offsets) throws SQLException {
        return storedOffsets.asText().equals(offsets);
    }
}
