package dk.fodfaeste.kit.republishing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.republishing.Republication.Scope;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.PageLayout;
import dk.fodfaeste.kit.web.ServicePart;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The page on which an administrator sends events once more and sees how far that is. Each service that publishes events has a subclass with the path. */
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.ADMIN)
@Blocking
public abstract class RepublishingPage {
    private static final String[] FIELDS = {"scope", "subject"};

    @CheckedTemplate(basePath = "republishing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance republishing(
                ServicePart writer,
                List<ServicePart> writers,
                Form form,
                List<Choice> scopes,
                List<Republication> latest);

        static native TemplateInstance republishing$progress(ServicePart writer, List<Republication> latest);
    }

    @Inject
    Republishing republishing;

    @Inject
    PageLayout layout;

    /** The service whose events are sent. */
    protected abstract ServicePart writer();

    @GET
    public TemplateInstance show() throws SQLException {
        return layout.isFragmentRequested()
                ? Templates.republishing$progress(writer(), republishing.latest())
                : page(Form.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(MultivaluedMap<String, String> submitted) throws SQLException {
        Form form = Form.of(submitted);
        try {
            republishing.start(scope(form.value("scope")), form.value("subject"));
            return Response.seeOther(URI.create(writer().republishingAddress())).build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(form.refused(refusal, FIELDS)))
                    .build();
        }
    }

    private static Scope scope(String code) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.name().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed("scope", message("missing")));
    }

    private TemplateInstance page(Form form) throws SQLException {
        return Templates.republishing(
                writer(),
                ServicePart.publishing(),
                form,
                List.of(
                        new Choice(Scope.ENROLMENT.name(), DisplayText.say("Ét forløb", "One enrolment")),
                        new Choice(Scope.INITIATIVE.name(), DisplayText.say("En indsats", "One initiative")),
                        new Choice(Scope.EVERYTHING.name(), DisplayText.say("Alt", "Everything"))),
                republishing.latest());
    }
}
