package dk.fodfaeste.outcome.lookup;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.web.CallerToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Names and phone numbers for the rows of a page. A page does without them when participant-service is away. */
@ApplicationScoped
public class PersonContacts {
    private static final Logger LOG = Logger.getLogger(PersonContacts.class);

    private final NamesClient there;
    private final CallerToken token;
    private final EventJson json;

    PersonContacts(@RestClient NamesClient there, CallerToken token, EventJson json) {
        this.there = there;
        this.token = token;
        this.json = json;
    }

    /**
     * By enrolment; whom the user may not see is left out. Nothing where participant-service does not answer.
     *
     * @param enrolmentIds at most 200
     */
    public Optional<Map<UUID, PersonContact>> of(Collection<UUID> enrolmentIds) {
        if (enrolmentIds.isEmpty()) {
            return Optional.of(Map.of());
        }
        try {
            List<UUID> asked = enrolmentIds.stream().distinct().toList();
            byte[] reply = there.names(token.bearer(), new NamesClient.Question(asked));
            return Optional.of(json.read(reply, NamesClient.Reply.class).items().stream()
                    .collect(toMap(PersonContact::enrolmentId, Function.identity())));
        } catch (Exception away) {
            // Whatever it is, the page goes on without names and says so. Only the kind is logged: a message might
            // repeat what was sent.
            LOG.warnf("participant-service gave no names: %s", away.getClass().getName());
            return Optional.empty();
        }
    }
}
