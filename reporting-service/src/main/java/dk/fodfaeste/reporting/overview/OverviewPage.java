package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.Figures;
import dk.fodfaeste.reporting.projection.ReadingPositions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * The front page: who is signed in by a browser and may see rates sees all of them, each initiative over its whole time until today. Who may
 * not see persons sees the newest window that betrays nobody.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class OverviewPage {

    @ConfigMapping(prefix = "fodfaeste.pages")
    interface Settings {
        /** True says on every page that the people are made up. Leaving it false over made-up data would mislead; true over real data too. */
        @WithDefault("false")
        boolean sampleData();
    }

    @CheckedTemplate(basePath = "overview")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(
                String user,
                boolean sampleData,
                List<InitiativeOverview> initiatives,
                String period,
                String unreadable);

        static native TemplateInstance forbidden(String user, boolean sampleData);

        static native TemplateInstance signedOut(String user, boolean sampleData);
    }

    private final Figures figures;
    private final ReadingPositions positions;
    private final Caller caller;
    private final Clock clock;
    private final Settings settings;

    OverviewPage(Figures figures, ReadingPositions positions, Caller caller, Clock clock, Settings settings) {
        this.figures = figures;
        this.positions = positions;
        this.caller = caller;
        this.clock = clock;
        this.settings = settings;
    }

    @GET
    @Authenticated
    public Response overview() throws SQLException {
        if (Stream.of(Roles.LEAD, Roles.ANALYST, Roles.STEERING).noneMatch(caller::is)) {
            return page(Response.Status.FORBIDDEN, Templates.forbidden(caller.user(), settings.sampleData()));
        }
        AsOf now = AsOf.now(clock);
        return page(
                Response.Status.OK,
                Templates.overview(
                        caller.user(),
                        settings.sampleData(),
                        InitiativeOverview.of(figures.overview(now)),
                        InWords.period(figures.overTheWholeTime(), now.today()),
                        unreadable(positions.unreadableEvents())));
    }

    @GET
    @Path("/signed-out")
    @PermitAll
    public Response signedOut() {
        return page(Response.Status.OK, Templates.signedOut(null, settings.sampleData()));
    }

    private static String unreadable(long events) {
        if (events == 0) {
            return null;
        }
        return events == 1 ? "1 hændelse" : Danish.count(events) + " hændelser";
    }

    private static Response page(Response.Status status, TemplateInstance page) {
        return Response.status(status).entity(page.render()).build();
    }
}
