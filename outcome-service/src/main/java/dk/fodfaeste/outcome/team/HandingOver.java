package dk.fodfaeste.outcome.team;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.web.CallerToken;
import dk.fodfaeste.outcome.Employment;
import dk.fodfaeste.outcome.storage.Employments;
import dk.fodfaeste.outcome.team.ReassignmentClient.Reassignment;
import dk.fodfaeste.outcome.team.ReassignmentClient.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Distributes the enrolments of a consultant evenly to others. participant-service owns assignments: it is called in batches, and the follow-ups change
 * when its events arrive. If it becomes unavailable, earlier batches stay, and repeating the command hands over the rest.
 */
@ApplicationScoped
public class HandingOver {
    /** Limit of one call. */
    static final int BATCH_SIZE = 500;

    private static final Logger LOG = Logger.getLogger(HandingOver.class);

    private final Workloads workloads;
    private final Employments employments;
    private final ReassignmentClient client;
    private final EventJson json;
    private final CallerToken token;

    HandingOver(
            Workloads workloads,
            Employments employments,
            @RestClient ReassignmentClient client,
            EventJson json,
            CallerToken token) {
        this.workloads = workloads;
        this.employments = employments;
        this.client = client;
        this.json = json;
        this.token = token;
    }

    record HandOverRequest(
            @NotNull(message = "missing") @Size(min = 1, max = 50, message = "wrongNumberOfUserNames")
            List<@NotNull(message = "missing") String> to) {}

    /** @param handedOver number of enrolments that were reassigned */
    public record HandOverResult(int handedOver) {}

    /** @throws Refusal 503 if participant-service does not answer */
    public HandOverResult handOver(String from, List<String> to, LocalDate today) {
        List<String> successors = checked(from, to, today);
        List<Reassignment> all = distribute(workloads.enrolmentsToHandOver(from, today), successors);
        int handedOver = 0;
        for (int next = 0; next < all.size(); next += BATCH_SIZE) {
            handedOver += reassign(all.subList(next, Math.min(next + BATCH_SIZE, all.size())));
        }
        return new HandOverResult(handedOver);
    }

    private List<String> checked(String from, List<String> to, LocalDate today) {
        List<String> successors =
                to.stream().map(name -> Identifiers.userName("to", name)).toList();
        if (new HashSet<>(successors).size() < successors.size()) {
            throw Refusal.rule("to", message("sameUserNameTwice"));
        }
        requireCanTakeOver("to", successors, from, today);
        return successors;
    }

    /** @throws Refusal if one of the successors cannot take over */
    void requireCanTakeOver(String field, List<String> successors, String from, LocalDate today) {
        if (successors.contains(from)) {
            throw Refusal.rule(field, message("handedOverToSelf"));
        }
        if (successors.stream().anyMatch(name -> hasLeft(name, today))) {
            throw Refusal.rule(field, message("successorHasLeft"));
        }
    }

    private boolean hasLeft(String consultant, LocalDate today) {
        return employments
                .latest(consultant)
                .map(Employment::leavesOn)
                .filter(last -> last.isBefore(today))
                .isPresent();
    }

    private static List<Reassignment> distribute(List<UUID> enrolments, List<String> successors) {
        var reassignments = new ArrayList<Reassignment>();
        for (UUID enrolment : enrolments) {
            reassignments.add(new Reassignment(enrolment, successors.get(reassignments.size() % successors.size())));
        }
        return reassignments;
    }

    private int reassign(List<Reassignment> reassignments) {
        try {
            return json.read(
                            client.reassign(token.bearer(), new Request(reassignments)), ReassignmentClient.Reply.class)
                    .reassigned();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the reply of participant-service to a hand-over cannot be read");
        } catch (WebApplicationException failed) {
            throw refusal(failed.getResponse().getStatus());
        } catch (RuntimeException away) {
            // Only the exception class is logged, because a message may repeat the request.
            LOG.warnf(
                    "A hand-over did not reach participant-service: %s",
                    away.getClass().getName());
            throw unavailable();
        }
    }

    private static Refusal refusal(int status) {
        LOG.warnf("participant-service answered a hand-over with %d", status);
        return switch (status) {
            case 401, 403 -> Refusal.forbidden(message("reassignmentForbidden"));
            case 404, 409, 422 -> Refusal.conflict(message("enrolmentChangedMeanwhile"));
            default -> unavailable();
        };
    }

    private static Refusal unavailable() {
        return Refusal.unavailable(message("handOverInterrupted"));
    }
}
