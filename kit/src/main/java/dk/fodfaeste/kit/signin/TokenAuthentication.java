package dk.fodfaeste.kit.signin;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/** Authenticates like the extension, but verifies the signature of a bearer token only if it is not among the {@link VerifiedTokens}. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TokenAuthentication implements HttpAuthenticationMechanism {
    private final OidcAuthenticationMechanism extension;
    private final VerifiedTokens verifiedTokens;

    TokenAuthentication(OidcAuthenticationMechanism extension, VerifiedTokens verifiedTokens) {
        this.extension = extension;
        this.verifiedTokens = verifiedTokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager identities) {
        String header = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return extension.authenticate(exchange, identities);
        }
        return verifiedTokens
                .find(header, exchange)
                .map(identity -> Uni.createFrom().item(identity))
                .orElseGet(() -> extension
                        .authenticate(exchange, identities)
                        .invoke(identity -> verifiedTokens.store(header, identity)));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return extension.getChallenge(exchange);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return extension.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext exchange) {
        return extension.getCredentialTransport(exchange);
    }

    @Override
    public int getPriority() {
        return extension.getPriority();
    }
}
