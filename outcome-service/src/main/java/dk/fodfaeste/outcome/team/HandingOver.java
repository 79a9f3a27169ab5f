package dk.fodfaeste.outcome.team;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.CallerToken;
import dk.fodfaeste.outcome.Employment;
import dk.fodfaeste.outcome.storage.Employments;
import dk.fodfaeste.outcome.team.ReassignmentClient.Question;
import dk.fodfaeste.outcome.team.ReassignmentClient.Takeover;
import jakarta.enterprise.context.ApplicationScoped;
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
 * Spreads what a consultant has to do evenly over others. Whose an enrolment is is participant-service's to say: it is asked, some hundred
 * at a time, and the follow-ups here go with the enrolments when its events arrive. Where it stops answering in between, what was handed
 * over stays so, and the same command again hands over the rest.
 */
@ApplicationScoped
public class HandingOver {
    /** As many as one question may hold. */
    static final int AT_A_TIME = 500;

    private static final Logger LOG = Logger.getLogger(HandingOver.class);

    private final Workloads workloads;
    private final Employments employments;
    private final ReassignmentClient there;
    private final EventJson json;
    private final CallerToken token;

    HandingOver(
            Workloads workloads,
            Employments employments,
            @RestClient ReassignmentClient there,
            EventJson json,
            CallerToken token) {
        this.workloads = workloads;
        this.employments = employments;
        this.there = there;
        this.json = json;
        this.token = token;
    }

    /** @throws Refusal 503 where participant-service does not answer */
    public HandOverResult handOver(String from, List<String> to, LocalDate today) {
        List<String> successors = checked(from, to, today);
        List<Takeover> all = spread(workloads.leftBehindBy(from, today), successors);
        int handedOver = 0;
        for (int next = 0; next < all.size(); next += AT_A_TIME) {
            handedOver += reassign(all.subList(next, Math.min(next + AT_A_TIME, all.size())));
        }
        return new HandOverResult(handedOver);
    }

    private List<String> checked(String from, List<String> to, LocalDate today) {
        List<String> successors =
                to.stream().map(name -> UserName.check("to", name)).toList();
        if (new HashSet<>(successors).size() < successors.size()) {
            throw Refusal.rule("to", "holds the same user name twice");
        }
        mustBeAbleTo("to", successors, from, today);
        return successors;
    }

    /** @throws Refusal naming the field that holds somebody who cannot take over */
    void mustBeAbleTo(String field, List<String> successors, String from, LocalDate today) {
        if (successors.contains(from)) {
            throw Refusal.rule(field, "holds the consultant whose work is handed over");
        }
        if (successors.stream().anyMatch(name -> hasLeft(name, today))) {
            throw Refusal.rule(field, "holds a consultant who has left");
        }
    }

    private boolean hasLeft(String consultant, LocalDate today) {
        return employments
                .latest(consultant)
                .map(Employment::leavesOn)
                .filter(last -> last.isBefore(today))
                .isPresent();
    }

    private static List<Takeover> spread(List<UUID> enrolments, List<String> successors) {
        var takeovers = new ArrayList<Takeover>();
        for (UUID enrolment : enrolments) {
            takeovers.add(new Takeover(enrolment, successors.get(takeovers.size() % successors.size())));
        }
        return takeovers;
    }

    private int reassign(List<Takeover> takeovers) {
        try {
            return json.read(there.reassign(token.bearer(), new Question(takeovers)), ReassignmentClient.Reply.class)
                    .reassigned();
        } catch (IOException unreadable) {
            throw new IllegalStateException("participant-service's answer to a hand-over cannot be read");
        } catch (WebApplicationException refused) {
            throw answered(refused.getResponse().getStatus());
        } catch (RuntimeException away) {
            // Only the kind is logged: a message might repeat what was sent.
            LOG.warnf(
                    "A hand-over did not reach participant-service: %s",
                    away.getClass().getName());
            throw unavailable();
        }
    }

    private static Refusal answered(int status) {
        LOG.warnf("participant-service answered a hand-over with %d", status);
        return switch (status) {
            case 401, 403 -> Refusal.forbidden("participant-service does not let you reassign enrolments.");
            case 404, 409, 422 ->
                Refusal.conflict("One of the enrolments has changed in the meantime; look again, and try again.");
            default -> unavailable();
        };
    }

    private static Refusal unavailable() {
        return Refusal.unavailable(
                "participant-service does not answer. What it took over before stays so; the same again hands over the rest.");
    }
}
