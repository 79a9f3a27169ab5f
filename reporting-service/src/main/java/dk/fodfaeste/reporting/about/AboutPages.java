package dk.fodfaeste.reporting.about;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.LocalDate;

/** The pages that the footer of every page links. They need no sign-in. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
class AboutPages {
    @CheckedTemplate(basePath = "about")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance accessibility(Installation installation);

        static native TemplateInstance data(Installation installation);

        static native TemplateInstance guide(RawString html);
    }

    /** The settings; null where one is missing. */
    record Installation(
            String organisation,
            URI accessibilityStatement,
            String accessibilityContact,
            LocalDate accessibilityReviewedOn,
            String dataProtectionContact,
            URI privacyNotice) {
        static Installation of(AboutSettings settings) {
            return new Installation(
                    settings.organisation().orElse(null),
                    settings.accessibilityStatement().orElse(null),
                    settings.accessibilityContact().orElse(null),
                    settings.accessibilityReviewedOn().orElse(null),
                    settings.dataProtectionContact().orElse(null),
                    settings.privacyNotice().orElse(null));
        }
    }

    private final AboutSettings settings;
    private final UserGuide guide;

    AboutPages(AboutSettings settings, UserGuide guide) {
        this.settings = settings;
        this.guide = guide;
    }

    /** The address is the one that the Danish Agency for Digital Government wants on every site ("nemURL"). */
    @GET
    @Path("/was")
    public TemplateInstance accessibility() {
        return Templates.accessibility(Installation.of(settings));
    }

    @GET
    @Path("/data-handling")
    public TemplateInstance data() {
        return Templates.data(Installation.of(settings));
    }

    @GET
    @Path("/user-guide")
    public TemplateInstance guide() {
        return Templates.guide(guide.html());
    }
}
