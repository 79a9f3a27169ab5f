package dk.fodfaeste.kit.web;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The caller's access token, from the request or from the session, for requests to other services with the caller's rights. */
@RequestScoped
public class CallerToken {
    private final SecurityIdentity identity;

    CallerToken(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The value of the header {@code Authorization}. */
    public String bearer() {
        return "Bearer " + identity.getCredential(AccessTokenCredential.class).getToken();
    }
}
