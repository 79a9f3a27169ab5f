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
    private final Set<UUID> participants = new LinkedHashSet<>();
    private String action;
    private String purpose;
    private boolean turnedAway;
    private boolean written;

    public static UUID newRequestId() {
        return REQUEST_IDS.generate();
    }

    public void begin(String action, String purpose) {
        this.action = action;
        this.purpose = purpose;
    }

    /** As the request that began it. */
    public void goOn(String sameAction, String samePurpose, UUID sameRequest) {
        begin(sameAction, samePurpose);
        requestId = sameRequest;
    }

    public void purposeIs(String purpose) {
        this.purpose = purpose;
    }

    /** That person's data are read or changed. */
    public void at(UUID participantRef) {
        participants.add(participantRef);
    }

    public void at(Collection<UUID> participantRefs) {
        participants.addAll(participantRefs);
    }

    /** What was asked for lies outside the caller's scope. */
    public void turnAway() {
        turnedAway = true;
    }

    public boolean wasTurnedAway() {
        return turnedAway;
    }

    /** Whom nobody has written down yet; from now on they count as written. */
    public List<UUID> toWrite() {
        List<UUID> unwritten = List.copyOf(participants);
        participants.clear();
        written |= !unwritten.isEmpty();
        return unwritten;
    }

    /** Whether some were written down in the course of the request. */
    public boolean isWritten() {
        return written;
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
