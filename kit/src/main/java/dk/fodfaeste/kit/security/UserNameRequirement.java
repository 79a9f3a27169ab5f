package dk.fodfaeste.kit.security;

import dk.fodfaeste.kit.text.Texts;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Rejects a token or a session without a user name: limits, histories and the audit trail need one. */
@ApplicationScoped
class UserNameRequirement implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!identity.isAnonymous() && Texts.cleanOrNull(identity.getPrincipal().getName()) == null) {
            return Uni.createFrom().failure(new AuthenticationFailedException(new UserNameMissingException()));
        }
        return Uni.createFrom().item(identity);
    }
}
