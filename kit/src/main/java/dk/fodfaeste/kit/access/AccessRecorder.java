package dk.fodfaeste.kit.access;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Collects the persons whose data the current request reads or changes, and whether it was denied access. The audit filter writes both to the
 * audit trail before the response leaves. It has a package of its own because both the audit trail and the security package use it.
 */
@RequestScoped
public class AccessRecorder {
    private static final TimeBasedEpochGenerator REQUEST_IDS = Generators.timeBasedEpochGenerator();

    private UUID requestId = newRequestId();
    private final Set<UUID> unwritten = new LinkedHashSet<>();
    private final Set<UUID> unwrittenDenied = new LinkedHashSet<>();
    private String action;
    private String purpose;
    private boolean denied;
    private boolean partlyWritten;

    public static UUID newRequestId() {
        return REQUEST_IDS.generate();
    }

    public void start(String action, String purpose) {
        this.action = action;
        this.purpose = purpose;
    }

    /** Continues the request that started the present work. */
    public void resume(String originalAction, String originalPurpose, UUID originalRequestId) {
        start(originalAction, originalPurpose);
        requestId = originalRequestId;
    }

    public void usePurpose(String purpose) {
        this.purpose = purpose;
    }

    /** Call it for every person whose data are read or changed. */
    public void record(UUID participantRef) {
        unwritten.add(participantRef);
    }

    public void record(Collection<UUID> participantRefs) {
        unwritten.addAll(participantRefs);
    }

    /**
     * Call it for persons whom the request finds and the caller may not see. Their entries are denials, whatever becomes of the rest of the request.
     */
    public void recordDenied(Collection<UUID> participantRefs) {
        unwrittenDenied.addAll(participantRefs);
    }

    public void recordDenied(UUID participantRef) {
        unwrittenDenied.add(participantRef);
    }

    /** Call it when the request asks for something outside the caller's scope. */
    public void deny() {
        denied = true;
    }

    public boolean wasDenied() {
        return denied;
    }

    /** Returns the persons who are not in the audit trail yet and counts them as written. */
    public List<UUID> takeUnwritten() {
        List<UUID> persons = List.copyOf(unwritten);
        unwritten.clear();
        partlyWritten |= !persons.isEmpty();
        return persons;
    }

    /** Like {@link #takeUnwritten}, for the persons whom the caller may not see and who were not recorded otherwise. */
    public List<UUID> takeUnwrittenDenied() {
        List<UUID> persons = List.copyOf(unwrittenDenied);
        unwrittenDenied.clear();
        partlyWritten |= !persons.isEmpty();
        return persons;
    }

    /** Whether some persons were written before the end of the request. */
    public boolean isPartlyWritten() {
        return partlyWritten;
    }

    public UUID requestId() {
        return requestId;
    }

    public String action() {
        return action;
    }

    public String purpose() {
        return purpose;
    }
}
