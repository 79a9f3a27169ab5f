package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.measures.CalendarPeriod;
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

/** The pages of the catalogue: all initiatives, and one initiative with its measures. */
@Path("/initiatives")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.ANALYST, Roles.STEERING, Roles.ADMIN})
@Blocking
public class InitiativePages {
    private static final int PAGE_SIZE = 50;

    @CheckedTemplate(basePath = "initiatives")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance catalogue(
                Page<Initiative> initiatives, LocalDate today, boolean byAdministrator);

        static native TemplateInstance initiative(
                Initiative initiative, List<MeasureText> measures, String retentionPeriod, PageContext context);
    }

    /** @param done the confirmation of a change; blank if there was none */
    record PageContext(LocalDate today, boolean byAdministrator, String done) {}

    private final Initiatives initiatives;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    InitiativePages(Initiatives initiatives, Caller caller, Language language, Clock clock) {
        this.initiatives = initiatives;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /** @param after the code after which the page begins */
    @GET
    public TemplateInstance catalogue(@QueryParam("after") String after) {
        return Templates.catalogue(
                Page.of(initiatives.page(after, PAGE_SIZE + 1), PAGE_SIZE, Initiative::code),
                LocalDate.now(clock),
                caller.hasRole(Roles.ADMIN));
    }

    @GET
    @Path("/{code}")
    public TemplateInstance initiative(String code, @QueryParam("done") String done) {
        Initiative initiative = initiatives.findByCode(code).orElseThrow(() -> Refusal.notFound("initiative"));
        LocalDate today = LocalDate.now(clock);
        Definition definition = initiative.definition();
        return Templates.initiative(
                initiative,
                MeasureText.of(definition, today),
                CalendarPeriod.tryParse(definition.retentionPeriod())
                        .map(MeasureText::text)
                        .orElseThrow(),
                new PageContext(
                        today,
                        caller.hasRole(Roles.ADMIN),
                        switch (done == null ? "" : done) {
                            case "revised" -> language.say("Målsætningen er rettet.", "The target is revised.");
                            case "created" -> language.say("Indsatsen er oprettet.", "The initiative is created.");
                            case "measure-added" -> language.say("Målepunktet er oprettet.", "The measure is created.");
                            case "changed" -> language.say("Indsatsen er ændret.", "The initiative is changed.");
                            default -> "";
                        }));
    }
}
