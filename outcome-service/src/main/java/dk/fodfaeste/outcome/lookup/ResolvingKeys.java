package dk.fodfaeste.outcome.lookup;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import dk.fodfaeste.outcome.storage.Initiatives;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Finds the enrolments that keys mean, with their facts as participant-service knows them at this moment - so a line is judged exactly
 * even before the enrolment's event has arrived - and sees to it that their initiatives are known here as they are there.
 */
@ApplicationScoped
public class ResolvingKeys {
    /** As many as one question may hold. */
    public static final int MOST_KEYS = 1000;

    private static final Logger LOG = Logger.getLogger(ResolvingKeys.class);

    private final ParticipantServiceClient participantService;
    private final EventJson json;
    private final Initiatives initiatives;
    private final FollowUpStore ledger;

    ResolvingKeys(
            @RestClient ParticipantServiceClient participantService, EventJson json, Initiatives initiatives, FollowUpStore ledger) {
        this.participantService = participantService;
        this.json = json;
        this.initiatives = initiatives;
        this.ledger = ledger;
    }

    /**
     * What each key leads to, in their order.
     *
     * @throws Refusal 503 where participant-service does not answer; then nothing has happened
     */
    public List<ResolvedKey> resolve(List<EnrolmentKey> keys) {
        List<EnrolmentKey> asked = keys.stream().filter(EnrolmentKey::mayBeKnown).distinct().toList();
        Map<EnrolmentKey, LookupPayload.Item> answers = new HashMap<>();
        if (!asked.isEmpty()) {
            LookupPayload.Reply reply = read(() -> participantService.lookUp(new LookupPayload.Question(asked)), LookupPayload.Reply.class);
            if (reply.items().size() != asked.size()) {
                throw new IllegalStateException(
                        "participant-service answered another number of keys than it was asked for");
            }
            for (int i = 0; i < asked.size(); i++) {
                answers.put(asked.get(i), reply.items().get(i));
            }
        }
        learnNewerInitiatives(answers);
        return keys.stream().map(key -> resolved(answers.get(key))).toList();
    }

    private static ResolvedKey resolved(LookupPayload.Item item) {
        if (item == null) {
            return new ResolvedKey.Unknown();
        }
        if (item.enrolment() != null) {
            return new ResolvedKey.One(item.enrolment().facts());
        }
        return item.problem() == LookupPayload.Why.SEVERAL ? new ResolvedKey.Several() : new ResolvedKey.Unknown();
    }

    private void learnNewerInitiatives(Map<EnrolmentKey, LookupPayload.Item> answers) {
        Map<String, Integer> there = answers.values().stream()
                .map(LookupPayload.Item::enrolment)
                .filter(Objects::nonNull)
                .collect(toMap(LookupPayload.Found::initiative, LookupPayload.Found::initiativeVersion, Integer::max));
        if (there.isEmpty()) {
            return;
        }
        Map<String, Integer> here = initiatives.versions(there.keySet());
        List<Initiative> newer = there.keySet().stream()
                .filter(code -> here.getOrDefault(code, 0) < there.get(code))
                .map(code -> read(() -> participantService.initiative(code), Initiative.class))
                .toList();
        if (!newer.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> ledger.learnInitiatives(newer));
        }
    }

    private <T> T read(Callable<byte[]> call, Class<T> shape) {
        try {
            return json.read(call.call(), shape);
        } catch (IOException unreadable) {
            throw new IllegalStateException("participant-service's answer cannot be read as " + shape.getSimpleName());
        } catch (Exception away) {
            // Whatever it is - refused, timed out, no token to be had - the caller cannot be helped now. Only kinds are
            // logged: a
            // message might repeat what was sent.
            LOG.warnf("participant-service could not be asked: %s, because of %s", kind(away), kind(away.getCause()));
            throw Refusal.unavailable(
                    "participant-service does not answer, and without it nobody can say whose the lines are. Try again.");
        }
    }

    private static String kind(Throwable failure) {
        return failure == null ? "nothing else" : failure.getClass().getName();
    }
}
