package dk.fodfaeste.outcome.team;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.team.HandingOver.HandOverRequest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages on which a lead hands all open work of a consultant over to others, sees before who gets what, and undoes it. */
@Path("/team/{consultant}/hand-over")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.LEAD)
@Blocking
public class HandOverPage {
    @CheckedTemplate(basePath = "team")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance handOver(
                ConsultantView consultant, Form form, List<ConsultantView> others, boolean more);

        /** @param changed whether the plan differs from the one that the lead has seen */
        static native TemplateInstance preview(
                ConsultantView consultant, HandOverPlan plan, List<HandOverPreview.Share> shares, boolean changed);
    }

    private final Workloads workloads;
    private final HandingOver handingOver;
    private final HandOverPreview preview;
    private final RequestValidator validator;
    private final Clock clock;

    HandOverPage(
            Workloads workloads,
            HandingOver handingOver,
            HandOverPreview preview,
            RequestValidator validator,
            Clock clock) {
        this.workloads = workloads;
        this.handingOver = handingOver;
        this.preview = preview;
        this.validator = validator;
        this.clock = clock;
    }

    @GET
    public TemplateInstance show(@PathParam("consultant") String consultant) {
        return page(consultant, Form.empty());
    }

    @POST
    public Response handOver(@PathParam("consultant") String consultant, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            LocalDate today = LocalDate.now(clock);
            List<String> to = new ArrayList<>(form.all("to"));
            String another = Identifiers.canonicalUserName(form.value("another"));
            if (!another.isEmpty() && !to.contains(another)) {
                requireConfirmed(another, Identifiers.canonicalUserName(form.value("meant")), today);
                handingOver.requireCanTakeOver(
                        "another", List.of(another), Identifiers.userName("consultant", consultant), today);
                to.add(another);
            }
            if (to.isEmpty()) {
                throw Refusal.malformed("to", message("empty"));
            }
            String from = Identifiers.userName("consultant", consultant);
            HandOverPlan plan = handingOver.plan(
                    from, validator.validate(new HandOverRequest(to)).to(), today);
            if (!plan.fingerprint().equals(form.value("plan"))) {
                return Response.ok(Templates.preview(
                                workloads.findOrEmpty(from, today),
                                plan,
                                preview.of(plan, today),
                                !form.value("plan").isEmpty()))
                        .build();
            }
            return TeamPage.redirect(
                    TeamPage.HANDED_OVER, handingOver.carryOut(plan).handedOver());
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(consultant, form.refused(refusal, "to", "another")))
                    .build();
        }
    }

    /** Gives the enrolments of the lead's latest hand-over back. */
    @POST
    @Path("/undo")
    public Response undo(@PathParam("consultant") String consultant, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            int givenBack = handingOver
                    .undo(form.value("handOver"), LocalDate.now(clock))
                    .handedOver();
            return TeamPage.redirect(TeamPage.UNDONE, givenBack);
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(consultant, form.refused(refusal)))
                    .build();
        }
    }

    /** A misspelt user name would take over all the work, so an unknown one must be sent twice. */
    private void requireConfirmed(String another, String confirmed, LocalDate today) {
        String name = Identifiers.userName("another", another);
        if (!another.equals(confirmed) && workloads.find(name, today).isEmpty()) {
            throw Refusal.rule("another", message("noWorkYet"));
        }
    }

    private TemplateInstance page(String consultant, Form form) {
        LocalDate today = LocalDate.now(clock);
        String name = Identifiers.userName("consultant", consultant);
        Page<ConsultantView> first = workloads.page(today, Optional.empty(), TeamPage.PAGE_SIZE);
        List<ConsultantView> others = first.items().stream()
                .filter(other -> !other.consultant().equals(name))
                .filter(other -> other.leavesOn() == null || !other.leavesOn().isBefore(today))
                .toList();
        return Templates.handOver(workloads.findOrEmpty(name, today), form, others, first.next() != null);
    }
}
