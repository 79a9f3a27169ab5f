package dk.fodfaeste.kit.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** At whom the present request looks, and whether it was turned away. {@link AuditDoor} writes it down before the answer goes out. */
@RequestScoped
public class Looking {

    private UUID requestId = AuditTrail.newRequest();
    private final Set<UUID> participants = new LinkedHashSet<>();
    private String action;
    private String purpose;
    private boolean turnedAway;
    private boolean written;

    void begin(String action, String purpose) {
        this.action = action;
        this.purpose = purpose;
    }

    /** As the request that began it. */
    void goOn(String sameAction, String samePurpose, UUID sameRequest) {
        begin(sameAction, samePurpose);
        requestId = sameRequest;
    }

    void purposeIs(String purpose) {
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

    boolean wasTurnedAway() {
        return turnedAway;
    }

    /** Whom nobody has written down yet; from now on they count as written. */
    List<UUID> toWrite() {
        List<UUID> unwritten = List.copyOf(participants);
        participants.clear();
        written |= !unwritten.isEmpty();
        return unwritten;
    }

    /** Whether some were written down in the course of the request. */
    boolean isWritten() {
        return written;
    }

    UUID requestId() {
        return requestId;
    }

    String action() {
        return action;
    }

    String purpose() {
        return purpose;
    }
}
