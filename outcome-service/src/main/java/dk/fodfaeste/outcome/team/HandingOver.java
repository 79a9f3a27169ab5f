package dk.fodfaeste.outcome.team;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.kit.web.CallerToken;
import dk.fodfaeste.outcome.Employment;
import dk.fodfaeste.outcome.storage.Employments;
import dk.fodfaeste.outcome.storage.HandOvers;
import dk.fodfaeste.outcome.storage.HandOvers.HandOver;
import dk.fodfaeste.outcome.team.ReassignmentClient.Reassignment;
import dk.fodfaeste.outcome.team.ReassignmentClient.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    /** How long the lead can undo it. Later the successors have worked with the enrolments. */
    private static final Duration UNDOABLE = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(HandingOver.class);

    private final Workloads workloads;
    private final Employments employments;
    private final ReassignmentClient client;
    private final EventJson json;
    private final CallerToken token;
    private final HandOvers handOvers;
    private final Caller caller;
    private final Clock clock;

    HandingOver(
            Workloads workloads,
            Employments employments,
            @RestClient ReassignmentClient client,
            EventJson json,
            CallerToken token,
            HandOvers handOvers,
            Caller caller,
            Clock clock) {
        this.workloads = workloads;
        this.employments = employments;
        this.client = client;
        this.json = json;
        this.token = token;
        this.handOvers = handOvers;
        this.caller = caller;
        this.clock = clock;
    }

    record HandOverRequest(
            @NotNull(message = "missing") @Size(min = 1, max = 50, message = "wrongNumberOfUserNames")
            List<@NotNull(message = "missing") String> to) {}

    /** @param handedOver number of enrolments that were reassigned */
    public record HandOverResult(int handedOver) {}

    /**
     * What a hand-over would do now. Nothing is reassigned.
     *
     * @throws Refusal 422 if a successor cannot take over
     */
    HandOverPlan plan(String from, List<String> to, LocalDate today) {
        List<String> successors = checked(from, to, today);
        return new HandOverPlan(from, successors, distribute(workloads.enrolmentsToHandOver(from, today), successors));
    }

    /** @throws Refusal 503 if participant-service does not answer */
    public HandOverResult handOver(String from, List<String> to, LocalDate today) {
        return carryOut(plan(from, to, today));
    }

    /**
     * Stores the plan before it is carried out, so that a hand-over that was interrupted can be undone, too.
     *
     * @throws Refusal 503 if participant-service does not answer
     */
    HandOverResult carryOut(HandOverPlan plan) {
        if (!plan.reassignments().isEmpty()) {
            handOvers.add(
                    UUID.randomUUID(), plan.from(), plan.successorsByEnrolment(), Clocks.instant(clock), caller.user());
        }
        return new HandOverResult(reassignAll(plan.reassignments()));
    }

    /**
     * The latest hand-over of the caller within {@link #UNDOABLE}. Empty if it is undone.
     */
    Optional<HandOver> latest() {
        return handOvers.latest(caller.user(), clock.instant().minus(UNDOABLE));
    }

    /**
     * Gives back the enrolments of the caller's latest hand-over, except those that were reassigned since.
     *
     * @throws Refusal 409 if it is another hand-over or undone already, 422 if the consultant has left
     */
    HandOverResult undo(String handOverId, LocalDate today) {
        HandOver handOver = latest().filter(
                        found -> found.handOverId().toString().equals(handOverId))
                .orElseThrow(() -> Refusal.conflict(message("handOverNotUndoable")));
        if (hasLeft(handOver.fromConsultant(), today)) {
            throw Refusal.rule("consultant", message("successorHasLeft"));
        }
        int givenBack = reassignAll(handOvers.undoable(handOver, caller).stream()
                .map(enrolment -> new Reassignment(enrolment, handOver.fromConsultant()))
                .toList());
        handOvers.markUndone(handOver.handOverId(), Clocks.instant(clock));
        return new HandOverResult(givenBack);
    }

    /**
     * Reassigns some enrolments of any consultant.
     *
     * @param field the field with the name of the consultant, for a fault
     * @throws Refusal 422 if the consultant has left, 503 if participant-service does not answer
     */
    public int reassign(List<UUID> enrolments, String field, String consultant, LocalDate today) {
        if (hasLeft(consultant, today)) {
            throw Refusal.rule(field, message("successorHasLeft"));
        }
        return reassignAll(enrolments.stream()
                .map(enrolment -> new Reassignment(enrolment, consultant))
                .toList());
    }

    private int reassignAll(List<Reassignment> all) {
        int reassigned = 0;
        for (int next = 0; next < all.size(); next += BATCH_SIZE) {
            reassigned += reassign(all.subList(next, Math.min(next + BATCH_SIZE, all.size())));
        }
        return reassigned;
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
