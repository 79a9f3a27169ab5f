package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.Figures;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The front page: who is signed in by a browser and may see rates sees all of them, each initiative over its whole time until today. Who may
 * not see persons sees the newest window that betrays nobody. Everybody else is led to their own desk.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class OverviewPage {
    private static final int AT_ONCE = 50;

    @CheckedTemplate(basePath = "overview")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(
                Page<InitiativeOverview> initiatives,
                List<FigureRow> rows,
                List<String> endings,
                boolean isFirst,
                boolean wholeTime,
                LocalDate today,
                long unreadable);

        static native TemplateInstance signedOut();
    }

    private final Figures figures;
    private final GrantEndingWarnings moneyThatEnds;
    private final StoredOffsets positions;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    OverviewPage(
            Figures figures,
            GrantEndingWarnings moneyThatEnds,
            StoredOffsets positions,
            Caller caller,
            Language language,
            Clock clock) {
        this.figures = figures;
        this.moneyThatEnds = moneyThatEnds;
        this.positions = positions;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /** @param after the code behind which the page begins */
    @GET
    @Authenticated
    public Response overview(@QueryParam("after") String after) throws SQLException {
        if (Stream.of(Roles.LEAD, Roles.ANALYST, Roles.STEERING).noneMatch(caller::hasRole)) {
            return Response.seeOther(ownDesk()).build();
        }
        AsOf now = AsOf.now(clock);
        String behind = after == null ? "" : after;
        List<DisclosedFigure> answers = figures.overview(behind, AT_ONCE + 1, now);
        Page<InitiativeOverview> shown =
                Page.of(InitiativeOverview.of(answers, language), AT_ONCE, InitiativeOverview::code);
        Set<String> codes = shown.items().stream().map(InitiativeOverview::code).collect(Collectors.toSet());
        List<DisclosedFigure> onThisPage = answers.stream()
                .filter(answer -> codes.contains(answer.initiative().code()))
                .toList();
        return page(Templates.overview(
                shown,
                InitiativeOverview.rows(onThisPage, language),
                moneyThatEnds.of(
                        onThisPage.stream().map(DisclosedFigure::initiative).distinct().toList(), now),
                behind.isEmpty(),
                figures.overTheWholeTime(),
                now.today(),
                positions.unreadableEvents()));
    }

    @GET
    @Path("/signed-out")
    @PermitAll
    public Response signedOut() {
        return page(Templates.signedOut());
    }

    /** @throws ForbiddenException where the role has no page */
    private URI ownDesk() {
        if (caller.hasRole(Roles.CONSULTANT)) {
            return URI.create("/work");
        }
        if (caller.hasRole(Roles.ADMIN)) {
            return URI.create("/initiatives");
        }
        if (caller.hasRole(Roles.REGISTER)) {
            return URI.create("/imports/statuses");
        }
        throw new ForbiddenException();
    }

    private static Response page(TemplateInstance page) {
        return Response.ok(page.render()).build();
    }
}
