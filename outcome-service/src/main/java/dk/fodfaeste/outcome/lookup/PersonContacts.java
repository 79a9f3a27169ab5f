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

/** Fetches names and phone numbers for the rows of a page. If participant-service does not answer, the page shows no names. */
@ApplicationScoped
public class PersonContacts {
    private static final Logger LOG = Logger.getLogger(PersonContacts.class);

    private final NamesClient client;
    private final CallerToken token;
    private final EventJson json;

    PersonContacts(@RestClient NamesClient client, CallerToken token, EventJson json) {
        this.client = client;
        this.token = token;
        this.json = json;
    }

    /**
     * By enrolment, without persons whom the user may not see. Empty if participant-service does not answer.
     *
     * @param enrolmentIds at most 200
     */
    public Optional<Map<UUID, PersonContact>> find(Collection<UUID> enrolmentIds) {
        if (enrolmentIds.isEmpty()) {
            return Optional.of(Map.of());
        }
        try {
            List<UUID> distinct = enrolmentIds.stream().distinct().toList();
            byte[] reply = client.names(token.bearer(), new NamesClient.Request(distinct));
            return Optional.of(json.read(reply, NamesClient.Reply.class).items().stream()
                    .collect(toMap(PersonContact::enrolmentId, Function.identity())));
        } catch (Exception away) {
            // The page says that names are missing. Only the exception class is logged, because a message may repeat
            // the request.
            LOG.warnf("participant-service gave no names: %s", away.getClass().getName());
            return Optional.empty();
        }
    }
}
