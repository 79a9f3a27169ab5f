package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.FiguresInScope;
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
 * The front page. Roles with access to rates see the rates of all their initiatives: over the initiative's whole time, or over the latest closed
 * period that may be disclosed if the role may not see persons. Other roles are redirected to the start page of their role.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class OverviewPage {
    private static final int PAGE_SIZE = 50;

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

    private final FiguresInScope figures;
    private final GrantEndingWarnings endingWarnings;
    private final StoredOffsets storedOffsets;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    OverviewPage(
            FiguresInScope figures,
            GrantEndingWarnings endingWarnings,
            StoredOffsets storedOffsets,
            Caller caller,
            Language language,
            Clock clock) {
        this.figures = figures;
        this.endingWarnings = endingWarnings;
        this.storedOffsets = storedOffsets;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /** @param after the last code of the page before */
    @GET
    @Authenticated
    public Response overview(@QueryParam("after") String after) throws SQLException {
        if (Stream.of(Roles.LEAD, Roles.ANALYST, Roles.STEERING).noneMatch(caller::hasRole)) {
            return Response.seeOther(startPage()).build();
        }
        AsOf now = AsOf.now(clock);
        String lastCode = after == null ? "" : after;
        List<DisclosedFigure> figuresFound = figures.overview(lastCode, PAGE_SIZE + 1, now);
        Page<InitiativeOverview> page =
                Page.of(InitiativeOverview.of(figuresFound, language), PAGE_SIZE, InitiativeOverview::code);
        Set<String> codes = page.items().stream().map(InitiativeOverview::code).collect(Collectors.toSet());
        List<DisclosedFigure> onThisPage = figuresFound.stream()
                .filter(figure -> codes.contains(figure.initiative().code()))
                .toList();
        return html(Templates.overview(
                page,
                InitiativeOverview.rows(onThisPage, language),
                endingWarnings.of(
                        onThisPage.stream()
                                .map(DisclosedFigure::initiative)
                                .distinct()
                                .toList(),
                        now),
                lastCode.isEmpty(),
                figures.coversWholePeriod(),
                now.today(),
                storedOffsets.unreadableEvents()));
    }

    @GET
    @Path("/signed-out")
    @PermitAll
    public Response signedOut() {
        return html(Templates.signedOut());
    }

    /** @throws ForbiddenException if the role has no page */
    private URI startPage() {
        if (caller.hasRole(Roles.CONSULTANT)) {
            return URI.create("/work");
        }
        if (caller.hasRole(Roles.ADMIN)) {
            return URI.create("/initiatives");
        }
        if (caller.hasRole(Roles.REGISTER)) {
            return URI.create("/imports/statuses");
        }
        if (caller.hasRole(Roles.PARTNER)) {
            return URI.create("/partner");
        }
        throw new ForbiddenException();
    }

    private static Response html(TemplateInstance template) {
        return Response.ok(template.render()).build();
    }
}
