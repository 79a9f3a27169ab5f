package dk.fodfaeste.outcome.lookup;

import static dk.fodfaeste.kit.message.Message.message;
import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.outcome.storage.FactStore;
import dk.fodfaeste.outcome.storage.InitiativePayload;
import dk.fodfaeste.outcome.storage.Initiatives;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Looks up enrolments by their keys in participant-service. The reply contains the present facts, so a line is checked correctly even before the
 * event of the enrolment arrives. Initiatives that are newer in participant-service are fetched and saved.
 */
@ApplicationScoped
public class ResolvingKeys {
    /** Limit of one lookup. */
    public static final int MAX_KEYS = 1000;

    private static final Message UNAVAILABLE = message("lookupUnavailable");

    private final ParticipantServiceClient participantService;
    private final ParticipantServiceReplies replies;
    private final Initiatives initiatives;
    private final FactStore facts;

    ResolvingKeys(
            @RestClient ParticipantServiceClient participantService,
            ParticipantServiceReplies replies,
            Initiatives initiatives,
            FactStore facts) {
        this.participantService = participantService;
        this.replies = replies;
        this.initiatives = initiatives;
        this.facts = facts;
    }

    /**
     * Returns one result for each key, in the order of the keys.
     *
     * @throws Refusal 503 if participant-service does not answer
     */
    public List<ResolvedKey> resolve(List<EnrolmentKey> keys) {
        List<EnrolmentKey> distinct =
                keys.stream().filter(EnrolmentKey::isValidText).distinct().toList();
        Map<EnrolmentKey, LookupPayload.Item> items = new HashMap<>();
        if (!distinct.isEmpty()) {
            LookupPayload.Reply reply = replies.read(
                    () -> participantService.lookUp(new LookupPayload.Request(distinct)),
                    LookupPayload.Reply.class,
                    UNAVAILABLE);
            if (reply.items().size() != distinct.size()) {
                throw new IllegalStateException("participant-service replied with a wrong number of items");
            }
            for (int i = 0; i < distinct.size(); i++) {
                items.put(distinct.get(i), reply.items().get(i));
            }
        }
        saveNewerInitiatives(items);
        return keys.stream().map(key -> resolved(items.get(key))).toList();
    }

    private static ResolvedKey resolved(LookupPayload.Item item) {
        if (item == null) {
            return new ResolvedKey.Unknown();
        }
        if (item.enrolment() != null) {
            return new ResolvedKey.Found(item.enrolment().toEnrolment());
        }
        return item.problem() == LookupPayload.Problem.SEVERAL
                ? new ResolvedKey.Ambiguous()
                : new ResolvedKey.Unknown();
    }

    private void saveNewerInitiatives(Map<EnrolmentKey, LookupPayload.Item> items) {
        Map<String, Integer> theirVersions = items.values().stream()
                .map(LookupPayload.Item::enrolment)
                .filter(Objects::nonNull)
                .collect(toMap(
                        LookupPayload.FoundEnrolment::initiative,
                        LookupPayload.FoundEnrolment::initiativeVersion,
                        Integer::max));
        if (theirVersions.isEmpty()) {
            return;
        }
        Map<String, Integer> ourVersions = initiatives.versions(theirVersions.keySet());
        List<InitiativePayload> newer = theirVersions.keySet().stream()
                .filter(code -> ourVersions.getOrDefault(code, 0) < theirVersions.get(code))
                .map(code ->
                        replies.read(() -> participantService.initiative(code), InitiativePayload.class, UNAVAILABLE))
                .toList();
        if (!newer.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> facts.saveInitiatives(newer));
        }
    }
}
