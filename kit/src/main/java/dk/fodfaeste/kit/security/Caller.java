package dk.fodfaeste.kit.security;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, and which initiatives the caller reaches: the claims {@code preferred_username} and {@code initiatives}. */
@RequestScoped
public class Caller {

    private static final String EVERYWHERE = "*";
    private static final Duration EVERYBODYS_TO_CORRECT = Duration.ofDays(60);

    @Inject
    SecurityIdentity identity;

    @Inject
    AccessRecorder looking;

    @Inject
    Clock clock;

    /** The user name that goes into the history of what the caller changes. */
    public String user() {
        return identity.getPrincipal().getName();
    }

    /** As the token has it; a service's own is {@code service}. */
    public String role() {
        return identity.getRoles().stream().sorted().collect(Collectors.joining(","));
    }

    /** The organisational unit, from the claim {@code unit}; blank where the provider gives none. */
    public String unit() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim("unit") != null
                ? token.getClaim("unit").toString()
                : "";
    }

    public boolean is(String role) {
        return identity.hasRole(role);
    }

    /** Whether no initiative is out of scope. */
    public boolean everywhere() {
        return is(Roles.SERVICE) || claimed().contains(EVERYWHERE);
    }

    /** The codes in scope; says nothing where the caller reaches {@link #everywhere}. */
    public Set<String> initiatives() {
        return claimed();
    }

    public boolean reaches(String initiative) {
        return everywhere() || claimed().contains(initiative);
    }

    /** As {@link #reaches}, for what was asked for by name: a no is a decision, and goes into the audit trail as one. */
    public boolean isLetInto(String initiative) {
        boolean letIn = reaches(initiative);
        if (!letIn) {
            looking.turnAway();
        }
        return letIn;
    }

    /** Whether somebody whose address may be protected is shown: then to the consultant assigned and to leads only. */
    public boolean isLetSee(boolean protectedAddress, String assignedConsultant) {
        return !protectedAddress || seesTheProtected() || user().equals(assignedConsultant);
    }

    /** Whether persons whose address is protected are shown whoever looks after them. */
    public boolean seesTheProtected() {
        return is(Roles.LEAD) || is(Roles.SERVICE);
    }

    /** @throws Refusal 403 where {@link #isLetSee} says no */
    public void mustBeLetSee(boolean protectedAddress, String assignedConsultant) {
        if (!isLetSee(protectedAddress, assignedConsultant)) {
            throw addressIsProtected();
        }
    }

    public static Refusal addressIsProtected() {
        return Refusal.forbidden("This person's address is protected: the assigned consultant and leads only.");
    }

    /** Whether what was recorded then has not become a lead's alone to correct, or the caller is a lead. */
    public boolean isLetCorrect(Instant recordedAt) {
        return is(Roles.LEAD) || !recordedAt.isBefore(clock.instant().minus(EVERYBODYS_TO_CORRECT));
    }

    /** @throws Refusal 403 where {@link #isLetCorrect} says no */
    public void mustBeLetCorrect(Instant recordedAt) {
        if (!isLetCorrect(recordedAt)) {
            throw Refusal.forbidden("What was recorded more than " + EVERYBODYS_TO_CORRECT.toDays()
                    + " days ago is corrected by a lead.");
        }
    }

    /** @throws Refusal 404 as if there were no such initiative */
    public void mustReach(String initiative, String field) {
        if (!isLetInto(initiative)) {
            throw Refusal.outOfScope(field, "initiative");
        }
    }

    private Set<String> claimed() {
        Set<String> codes = new LinkedHashSet<>();
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim("initiatives") instanceof Iterable<?> claim) {
            for (Object code : claim) {
                codes.add(code instanceof JsonString json ? json.getString() : String.valueOf(code));
            }
        }
        return codes;
    }
}
