package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refused;
import dk.fodfaeste.kit.security.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The catalogue to read: which initiatives there are, whom they are for, and what they are judged by. */
@Path("/initiatives")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.ANALYST, Roles.STEERING, Roles.ADMIN})
@Blocking
public class InitiativePages {
    private static final int AT_ONCE = 50;

    @CheckedTemplate(basePath = "initiatives")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance catalogue(Page<Initiative> initiatives, LocalDate today);

        static native TemplateInstance initiative(
                Initiative initiative, List<MeasureInWords> measures, String kept, LocalDate today);
    }

    private final Initiatives initiatives;
    private final Clock clock;

    InitiativePages(Initiatives initiatives, Clock clock) {
        this.initiatives = initiatives;
        this.clock = clock;
    }

    /** @param after the code behind which the page begins */
    @GET
    public TemplateInstance catalogue(@QueryParam("after") String after) {
        return Templates.catalogue(
                Page.of(initiatives.page(after, AT_ONCE + 1), AT_ONCE, Initiative::code), LocalDate.now(clock));
    }

    @GET
    @Path("/{code}")
    public TemplateInstance initiative(String code) {
        Initiative initiative = initiatives.known(code).orElseThrow(() -> Refused.notFound("initiative"));
        LocalDate today = LocalDate.now(clock);
        Definition definition = initiative.definition();
        return Templates.initiative(
                initiative,
                definition.measures().stream()
                        .map(measure -> new MeasureInWords(measure, today))
                        .toList(),
                Offset.read(definition.retentionPeriod())
                        .map(MeasureInWords::inWords)
                        .orElseThrow(),
                today);
    }
}
