package dk.fodfaeste.outcome.lookup;

import static dk.fodfaeste.kit.message.Message.message;
import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks participant-service for the numbers of persons, for a file that only a register can read. */
@ApplicationScoped
public class FindingIdentifiers {
    /** Limit of one call. */
    private static final int MAX_IDS = 1000;

    private static final Message UNAVAILABLE = message("identifiersUnavailable");

    private final ParticipantServiceClient participantService;
    private final ParticipantServiceReplies replies;

    FindingIdentifiers(@RestClient ParticipantServiceClient participantService, ParticipantServiceReplies replies) {
        this.participantService = participantService;
        this.replies = replies;
    }

    /**
     * By enrolment. participant-service leaves out persons with a protected address, erased persons and wrongly registered enrolments.
     *
     * @param purpose a code of the audit trail, which participant-service records too
     * @throws Refusal 503 if participant-service does not answer
     */
    public Map<UUID, PersonIdentifiers> find(String purpose, Collection<UUID> enrolmentIds) {
        List<UUID> distinct = enrolmentIds.stream().distinct().toList();
        Map<UUID, PersonIdentifiers> found = new HashMap<>();
        for (int from = 0; from < distinct.size(); from += MAX_IDS) {
            var request = new IdentifiersPayload.Request(
                    purpose, distinct.subList(from, Math.min(from + MAX_IDS, distinct.size())));
            found.putAll(replies
                    .read(() -> participantService.identifiers(request), IdentifiersPayload.Reply.class, UNAVAILABLE)
                    .items()
                    .stream()
                    .collect(toMap(PersonIdentifiers::enrolmentId, Function.identity())));
        }
        return found;
    }
}
