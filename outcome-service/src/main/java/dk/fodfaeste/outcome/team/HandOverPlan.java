package dk.fodfaeste.outcome.team;

import dk.fodfaeste.outcome.team.ReassignmentClient.Reassignment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which successor gets which enrolment of a consultant. */
record HandOverPlan(String from, List<String> successors, List<Reassignment> reassignments) {

    Map<UUID, String> successorsByEnrolment() {
        Map<UUID, String> successorsByEnrolment = new LinkedHashMap<>();
        reassignments.forEach(one -> successorsByEnrolment.put(one.enrolmentId(), one.consultant()));
        return successorsByEnrolment;
    }

    /** Differs for another plan, so that a lead carries out only what they have seen. */
    public String fingerprint() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((from + reassignments).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
