package dk.fodfaeste.kit.security;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Identifiers;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The user of the request and the initiatives in their scope, from the claims {@code preferred_username} and {@code initiatives}. */
@RequestScoped
public class Caller {
    private static final String EVERY_INITIATIVE = "*";

    private final SecurityIdentity identity;
    private final AccessRecorder accessRecorder;

    Caller(SecurityIdentity identity, AccessRecorder accessRecorder) {
        this.identity = identity;
        this.accessRecorder = accessRecorder;
    }

    /** Whether nobody is signed in, also because the token or the session is not valid. */
    public boolean isAnonymous() {
        try {
            return identity.isAnonymous();
        } catch (AuthenticationFailedException
                | AuthenticationCompletionException
                | AuthenticationRedirectException invalid) {
            return true;
        }
    }

    /** The user name for the history of what the caller changes, in its {@linkplain Identifiers#canonicalUserName canonical form}. */
    public String user() {
        return Identifiers.canonicalUserName(identity.getPrincipal().getName());
    }

    /** The role in the token; {@code service} for another service. */
    public String role() {
        return identity.getRoles().stream().sorted().collect(Collectors.joining(","));
    }

    /** The organisational unit from the claim {@code unit}; blank if the token has none. */
    public String unit() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim("unit") != null
                ? token.getClaim("unit").toString()
                : "";
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    /** Whether every initiative is in scope. */
    public boolean reachesAll() {
        return hasRole(Roles.SERVICE) || initiatives().contains(EVERY_INITIATIVE);
    }

    /** The codes of the initiatives in scope. Not complete if the caller {@linkplain #reachesAll reaches all}. */
    public Set<String> initiatives() {
        return codes("initiatives");
    }

    /** The kinds of activities that a partner works with, from the claim {@code activityKinds}. Empty if the token has none. */
    public Set<String> activityKinds() {
        return codes("activityKinds");
    }

    /** The topics of Kafka that a subscriber reads over HTTP, from the claim {@code topics}. Empty if the token has none. */
    public Set<String> topics() {
        return codes("topics");
    }

    private Set<String> codes(String name) {
        Set<String> codes = new LinkedHashSet<>();
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim(name) instanceof Iterable<?> claim) {
            for (Object code : claim) {
                codes.add(code instanceof JsonString json ? json.getString() : String.valueOf(code));
            }
        }
        return codes;
    }

    public boolean reaches(String initiative) {
        return reachesAll() || initiatives().contains(initiative);
    }

    /** Like {@link #reaches}, for an initiative that the request names: a denial is recorded in the audit trail. */
    public boolean mayAccess(String initiative) {
        boolean permitted = reaches(initiative);
        if (!permitted) {
            accessRecorder.deny();
        }
        return permitted;
    }

    /** A person with a protected address is visible to the assigned consultant and to leads only. */
    public boolean maySee(boolean protectedAddress, String assignedConsultant) {
        return !protectedAddress || seesProtectedAddresses() || user().equals(assignedConsultant);
    }

    /** Whether persons with a protected address are visible without being assigned. */
    public boolean seesProtectedAddresses() {
        return hasRole(Roles.LEAD) || hasRole(Roles.SERVICE);
    }

    /** @throws Refusal 403 unless {@link #maySee} */
    public void requireMaySee(boolean protectedAddress, String assignedConsultant) {
        if (!maySee(protectedAddress, assignedConsultant)) {
            throw protectedAddressRefusal();
        }
    }

    public static Refusal protectedAddressRefusal() {
        return Refusal.forbidden(message("protectedAddress"));
    }

    /** @throws Refusal 404, as if the initiative did not exist */
    public void requireReach(String initiative, String field) {
        if (!mayAccess(initiative)) {
            throw Refusal.outOfScope(field, "initiative");
        }
    }
}
