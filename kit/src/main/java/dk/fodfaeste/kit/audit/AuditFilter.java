package dk.fodfaeste.kit.audit;

import static dk.fodfaeste.kit.message.Message.message;

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
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Writes every request of a signed-in caller to the audit trail before its response leaves. If that fails, the response is 503 instead. */
@ApplicationScoped
public class AuditFilter {
    private static final Logger LOG = Logger.getLogger(AuditFilter.class);
    private static final String PURPOSE = "Purpose";

    /** Several resources may inherit one method. */
    private record Endpoint(Class<?> resource, Method method) {}

    private final AuditTrail trail;
    private final AuditSettings settings;
    private final AccessRecorder accessRecorder;
    private final Caller caller;
    private final CurrentIdentityAssociation identities;
    private final Map<Endpoint, String> actions = new ConcurrentHashMap<>();

    AuditFilter(
            AuditTrail trail,
            AuditSettings settings,
            AccessRecorder accessRecorder,
            Caller caller,
            CurrentIdentityAssociation identities) {
        this.trail = trail;
        this.settings = settings;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
        this.identities = identities;
    }

    /** @throws Refusal 400 if the purpose is not in the list of purposes */
    @ServerRequestFilter
    public void startRequest(ContainerRequestContext request, ResourceInfo resource) {
        accessRecorder.start(action(resource), settings.purposes().getFirst());
        String purpose = request.getHeaderString(PURPOSE);
        if (purpose != null) {
            usePurpose(PURPOSE, purpose);
        }
    }

    /**
     * Sets the purpose of the current request.
     *
     * @throws Refusal 400 for this field if the purpose is not in the list of purposes
     */
    public void usePurpose(String field, String purpose) {
        if (!settings.purposes().contains(purpose)) {
            throw Refusal.malformed(field, message("notAPurpose", String.join(", ", settings.purposes())));
        }
        accessRecorder.usePurpose(purpose);
    }

    /** Writes the persons recorded so far, in the caller's transaction. For long work that commits in steps. */
    public void writePending() {
        List<UUID> participants = accessRecorder.takeUnwritten();
        List<UUID> deniedParticipants = accessRecorder.takeUnwrittenDenied();
        Actor actor = actor(accessRecorder.action(), accessRecorder.purpose());
        try {
            if (!participants.isEmpty()) {
                trail.write(actor, Decision.PERMIT, participants);
            }
            if (!deniedParticipants.isEmpty()) {
                trail.write(actor, Decision.DENY, deniedParticipants);
            }
        } catch (SQLException unavailable) {
            throw new IllegalStateException("The audit trail cannot be written", unavailable);
        }
    }

    /** The caller for work that continues after the response of the current request. */
    public BackgroundCaller backgroundCaller() {
        return new BackgroundCaller(identities.getIdentity(), accessRecorder);
    }

    /**
     * Writes accesses of a program outside of any request, in the caller's transaction.
     *
     * @param program takes the place of the user in the trail
     */
    public void writeForProgram(String program, String role, String action, Collection<UUID> participants) {
        if (!participants.isEmpty()) {
            writeEntries(program, role, action, List.copyOf(participants));
        }
    }

    /** Like {@link #writeForProgram(String, String, String, Collection)}, for what a program does without any person. */
    public void writeForProgram(String program, String role, String action) {
        writeEntries(program, role, action, List.of());
    }

    private void writeEntries(String program, String role, String action, List<UUID> participants) {
        try {
            trail.write(
                    new Actor(program, role, "", action, settings.purposes().getFirst(), AccessRecorder.newRequestId()),
                    Decision.PERMIT,
                    participants);
        } catch (SQLException unavailable) {
            throw new IllegalStateException("The audit trail cannot be written", unavailable);
        }
    }

    /** Skips requests of callers who are not signed in, and failures of the service, which disclose nothing. */
    @ServerResponseFilter
    public Uni<Void> finishRequest(
            ContainerRequestContext request,
            ContainerResponseContext response,
            ResourceInfo resource,
            Throwable problem) {
        boolean isUnauthenticated = problem instanceof UnauthorizedException
                || problem instanceof AuthenticationFailedException
                || problem instanceof AuthenticationCompletionException
                || problem instanceof AuthenticationRedirectException;
        int status = response.getStatus();
        if (resource.getResourceMethod() == null || isUnauthenticated || status >= 500 || caller.isAnonymous()) {
            return null;
        }
        boolean denied = status == 403 || status == 429 || accessRecorder.wasDenied();
        boolean isPartlyWritten = accessRecorder.isPartlyWritten();
        List<UUID> participants = accessRecorder.takeUnwritten();
        List<UUID> deniedParticipants = accessRecorder.takeUnwrittenDenied();
        if (isPartlyWritten && participants.isEmpty() && deniedParticipants.isEmpty() && !denied) {
            return null;
        }
        Actor actor = actor(
                action(resource),
                accessRecorder.purpose() == null ? settings.purposes().getFirst() : accessRecorder.purpose());
        Runnable write = () -> {
            if (!participants.isEmpty() || deniedParticipants.isEmpty()) {
                write(actor, denied ? Decision.DENY : Decision.PERMIT, participants, response);
            }
            if (!deniedParticipants.isEmpty()) {
                write(actor, Decision.DENY, deniedParticipants, response);
            }
        };
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

    private void write(Actor actor, Decision decision, List<UUID> participants, ContainerResponseContext response) {
        try {
            trail.write(actor, decision, participants);
        } catch (SQLException unavailable) {
            LOG.warnf("The audit trail cannot be written (SQL state %s)", unavailable.getSQLState());
            Problem problem = Problem.of(503, message("auditUnavailable"));
            response.setStatus(problem.status());
            response.setEntity(problem, new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }

    private Actor actor(String action, String purpose) {
        return new Actor(caller.user(), caller.role(), caller.unit(), action, purpose, accessRecorder.requestId());
    }

    /** Such as {@code POST /api/v1/enrolments/{id}/exit}: from the annotations, so without any id. */
    private String action(ResourceInfo resource) {
        return actions.computeIfAbsent(
                new Endpoint(resource.getResourceClass(), resource.getResourceMethod()),
                endpoint -> actionOf(resource));
    }

    private static String actionOf(ResourceInfo resource) {
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
