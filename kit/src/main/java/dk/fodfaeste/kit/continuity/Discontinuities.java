package dk.fodfaeste.kit.continuity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The topics that do not continue what this service has read or written. While there is one, the service is not ready. */
@ApplicationScoped
public class Discontinuities {
    private static final Logger LOG = Logger.getLogger(Discontinuities.class);
    private static final String REMEDY = "See \"Backup and restore\" in deploy/README.md.";

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    /**
     * Logs the reason once.
     *
     * @param work what has stopped, such as {@code reading fodfaeste.initiatives-v1}
     */
    public void report(String work, String reason) {
        if (!reason.equals(reasons.put(work, reason))) {
            LOG.errorf("Stopped %s: %s %s", work, reason, REMEDY);
        }
    }

    /** The work goes on. */
    public void clear(String work) {
        reasons.remove(work);
    }

    /** The reason by the work that has stopped. */
    public Map<String, String> all() {
        return new TreeMap<>(reasons);
    }
}
