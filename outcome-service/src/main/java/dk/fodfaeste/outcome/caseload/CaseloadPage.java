package dk.fodfaeste.outcome.caseload;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.team.HandingOver;
import dk.fodfaeste.outcome.team.Successors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The participants of a consultant, or of all consultants for a lead, who reassigns several of them together. */
@Path("/citizens")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class CaseloadPage {
    private static final int MAX_EXPORTED = 2000;

    @CheckedTemplate(basePath = "caseload")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance caseload(CaseloadView view);
    }

    private final CaseloadViews views;
    private final CaseloadFile file;
    private final HandingOver handingOver;
    private final Successors successors;
    private final Language language;
    private final Clock clock;

    CaseloadPage(
            CaseloadViews views,
            CaseloadFile file,
            HandingOver handingOver,
            Successors successors,
            Language language,
            Clock clock) {
        this.views = views;
        this.file = file;
        this.handingOver = handingOver;
        this.successors = successors;
        this.language = language;
        this.clock = clock;
    }

    /**
     * The parameters are {@link CaseloadViews#FIELDS}, {@code page}, the number of the page from 1, and {@code reassigned}, how many enrolments
     * the lead has just reassigned.
     */
    @GET
    public TemplateInstance list(@Context UriInfo address) {
        Form form = Form.of(address.getQueryParameters());
        String reassigned = form.value("reassigned");
        return Templates.caseload(views.page(
                form,
                Form.empty(),
                reassigned.matches("[0-9]{1,3}")
                        ? language.say(
                                reassigned + " forløb er overdraget. Listen følger med om et øjeblik.",
                                reassigned + " enrolments were handed over. The list is updated in a moment.")
                        : ""));
    }

    /** @throws Refusal 413 if the list is too long, 503 if there are no names */
    @GET
    @Path("/csv")
    @Produces("text/csv")
    public Response export(@Context UriInfo address) {
        return Response.ok(file.write(views.whole(Form.of(address.getQueryParameters()), MAX_EXPORTED)))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + language.say("borgere", "citizens") + "-" + LocalDate.now(clock)
                                + ".csv\"")
                .build();
    }

    /** Reassigns the chosen enrolments to one consultant, all or none. */
    @POST
    @Path("/reassignment")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.LEAD)
    public Response reassign(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            int reassigned = handingOver.reassign(
                    chosen(form.all("enrolment")),
                    "successor",
                    successors.named(form, "successor", "meant", LocalDate.now(clock)),
                    LocalDate.now(clock));
            return Response.seeOther(URI.create("/citizens?" + CaseloadView.query(form) + "reassigned=" + reassigned))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(Templates.caseload(views.page(form, form.refused(refusal, "enrolment", "successor"), "")))
                    .build();
        }
    }

    private static List<UUID> chosen(List<String> enrolments) {
        if (enrolments.isEmpty() || enrolments.size() > CaseloadViews.PAGE_SIZE) {
            throw Refusal.malformed("enrolment", message("noneChosen"));
        }
        try {
            return enrolments.stream().map(UUID::fromString).distinct().toList();
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.malformed("enrolment", message("noneChosen"));
        }
    }
}
