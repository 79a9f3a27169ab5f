package dk.fodfaeste.kit.web;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** To ask another service with the rights of whoever asks us: their token goes along, whether it came so or by a session. */
@RequestScoped
public class CallerToken {

    @Inject
    SecurityIdentity identity;

    /** For the header {@code Authorization}. */
    public String bearer() {
        return "Bearer " + identity.getCredential(AccessTokenCredential.class).getToken();
    }
}
