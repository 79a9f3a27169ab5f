package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.audit.AuditTrail.Actor;
import dk.fodfaeste.kit.problem.Problem;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every request passes here on its way out: what was decided about it is written down, or the answer is not given. */
@ApplicationScoped
public class AuditFilter {
    private static final Logger LOG = Logger.getLogger(AuditFilter.class);
    private static final String PURPOSE = "Purpose";

    @Inject
    AuditTrail trail;

    @Inject
    AuditSettings settings;

    @Inject
    AccessRecorder looking;

    @Inject
    Caller caller;

    @Inject
    SecurityIdentity identity;

    @Inject
    CurrentIdentityAssociation identities;

    /** @throws Refusal 400 where the purpose is none of the short list */
    @ServerRequestFilter
    public void comesIn(ContainerRequestContext request, ResourceInfo resource) {
        looking.begin(action(resource), settings.purposes().getFirst());
        String purpose = request.getHeaderString(PURPOSE);
        if (purpose != null) {
            purposeIs(PURPOSE, purpose);
        }
    }

    /**
     * For what the present request looks, where it says so itself.
     *
     * @throws Refusal 400 naming the field, where the purpose is none of the short list
     */
    public void purposeIs(String field, String purpose) {
        if (!settings.purposes().contains(purpose)) {
            throw Refusal.malformed(field, "must be one of " + String.join(", ", settings.purposes()));
        }
        looking.purposeIs(purpose);
    }

    /** Writes down now what has been looked at so far, in the caller's transaction: for what takes long and commits in its course. */
    public void writeSoFar() {
        List<UUID> participants = looking.toWrite();
        if (participants.isEmpty()) {
            return;
        }
        try {
            trail.write(actor(looking.action(), looking.purpose()), Decision.PERMIT, participants);
        } catch (SQLException away) {
            throw new IllegalStateException("The audit trail cannot be written", away);
        }
    }

    /** For what goes on after the present request is answered. */
    public BackgroundCaller errand() {
        return new BackgroundCaller(identities.getIdentity(), looking);
    }

    /**
     * For what comes in by no request: a program looks, or has something recorded. In the caller's transaction.
     *
     * @param program goes into the trail in place of a user
     */
    public void writeOf(String program, String role, String action, Collection<UUID> participants) {
        if (participants.isEmpty()) {
            return;
        }
        try {
            trail.write(
                    new Actor(program, role, "", action, settings.purposes().getFirst(), AccessRecorder.newRequestId()),
                    Decision.PERMIT,
                    List.copyOf(participants));
        } catch (SQLException away) {
            throw new IllegalStateException("The audit trail cannot be written", away);
        }
    }

    /** Nobody asked where nobody signed in, and what failed on our side shows nothing. */
    @ServerResponseFilter
    public Uni<Void> goesOut(
            ContainerRequestContext request,
            ContainerResponseContext answer,
            ResourceInfo resource,
            Throwable problem) {
        boolean isNobody = problem instanceof UnauthorizedException
                || problem instanceof AuthenticationFailedException
                || problem instanceof AuthenticationCompletionException
                || problem instanceof AuthenticationRedirectException;
        int status = answer.getStatus();
        if (resource.getResourceMethod() == null || isNobody || status >= 500 || identity.isAnonymous()) {
            return null;
        }
        boolean denied = status == 403 || status == 429 || looking.wasTurnedAway();
        boolean isWritten = looking.isWritten();
        List<UUID> participants = looking.toWrite();
        if (isWritten && participants.isEmpty() && !denied) {
            return null;
        }
        Actor actor = actor(
                action(resource),
                looking.purpose() == null ? settings.purposes().getFirst() : looking.purpose());
        Runnable write = () -> write(actor, denied ? Decision.DENY : Decision.PERMIT, participants, answer);
        if (BlockingOperationControl.isBlockingAllowed()) {
            write.run();
            return null;
        }
        return Uni.createFrom()
                .<Void>item(() -> {
                    write.run();
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    private void write(Actor actor, Decision decision, List<UUID> participants, ContainerResponseContext answer) {
        try {
            trail.write(actor, decision, participants);
        } catch (SQLException away) {
            LOG.warnf("The audit trail cannot be written (SQL state %s)", away.getSQLState());
            Problem problem =
                    Problem.of(503, "Who looks has to be written down, and that cannot be done just now. Try again.");
            answer.setStatus(problem.status());
            answer.setEntity(problem, new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }

    private Actor actor(String action, String purpose) {
        return new Actor(caller.user(), caller.role(), caller.unit(), action, purpose, looking.requestId());
    }

    /** {@code POST /api/v1/enrolments/{id}/exit}: what stands in the annotations, so without any id. */
    private static String action(ResourceInfo resource) {
        String method = Arrays.stream(resource.getResourceMethod().getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElse("?");
        return method + " "
                + Stream.of(
                                resource.getResourceClass().getAnnotation(Path.class),
                                resource.getResourceMethod().getAnnotation(Path.class))
                        .filter(Objects::nonNull)
                        .map(Path::value)
                        .map(path -> path.startsWith("/") ? path : "/" + path)
                        .collect(Collectors.joining())
                        .replaceAll("//+", "/");
    }
}
