package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.access.AccessRecorder;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.UUID;

/**
 * The caller of a request whose work continues after the response, on another thread. The work runs with the identity, the rights and the purpose
 * of that request. The persons it accesses are written to the audit trail during the work, at the latest at its end.
 */
public final class BackgroundCaller {
    private final SecurityIdentity identity;
    private final String action;
    private final String purpose;
    private final UUID requestId;

    BackgroundCaller(SecurityIdentity identity, AccessRecorder accessRecorder) {
        this.identity = identity;
        this.action = accessRecorder.action();
        this.purpose = accessRecorder.purpose();
        this.requestId = accessRecorder.requestId();
    }

    /** @throws IllegalStateException if the audit trail cannot be written; then the result of the work must not be shown */
    public void run(Runnable work) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            Arc.container().instance(CurrentIdentityAssociation.class).get().setIdentity(identity);
            Arc.container().instance(AccessRecorder.class).get().resume(action, purpose, requestId);
            try {
                work.run();
            } finally {
                Arc.container().instance(AuditFilter.class).get().writePending();
            }
        } finally {
            request.terminate();
        }
    }
}
