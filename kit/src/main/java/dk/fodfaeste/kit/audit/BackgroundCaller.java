package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.access.AccessRecorder;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.UUID;

/**
 * What goes on after its request was answered: on another thread, in the name, with the rights and for the purpose of whoever asked, as they
 * were then. At whom it looked is written down in its course, and at its end at the latest.
 */
public final class BackgroundCaller {
    private final SecurityIdentity who;
    private final String action;
    private final String purpose;
    private final UUID requestId;

    BackgroundCaller(SecurityIdentity who, AccessRecorder looking) {
        this.who = who;
        this.action = looking.action();
        this.purpose = looking.purpose();
        this.requestId = looking.requestId();
    }

    /** @throws IllegalStateException where it cannot be written down who was looked at; then nothing of it may be told */
    public void run(Runnable work) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            Arc.container().instance(CurrentIdentityAssociation.class).get().setIdentity(who);
            Arc.container().instance(AccessRecorder.class).get().goOn(action, purpose, requestId);
            try {
                work.run();
            } finally {
                Arc.container().instance(AuditFilter.class).get().writeSoFar();
            }
        } finally {
            request.terminate();
        }
    }
}
