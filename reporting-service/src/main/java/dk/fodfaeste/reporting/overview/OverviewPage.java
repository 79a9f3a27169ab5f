package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import dk.fodfaeste.reporting.rate.Window;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The front page. Roles with access to rates see one row for each of their initiatives, all over the same default period or over the one that
 * is chosen in the address. Other roles are redirected to the start page of their role.
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
                Page<OverviewRow> rows,
                Form form,
                List<Choice> periods,
                List<String> endings,
                boolean isFirst,
                boolean showsOpen,
                LocalDate today,
                long unreadable);

        static native TemplateInstance signedOut();
    }

    private final FiguresInScope figures;
    private final OverviewBuilder builder;
    private final GrantEndingWarnings endingWarnings;
    private final StoredOffsets storedOffsets;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    OverviewPage(
            FiguresInScope figures,
            OverviewBuilder builder,
            GrantEndingWarnings endingWarnings,
            StoredOffsets storedOffsets,
            Caller caller,
            Language language,
            Clock clock) {
        this.figures = figures;
        this.builder = builder;
        this.endingWarnings = endingWarnings;
        this.storedOffsets = storedOffsets;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /**
     * @param after the last code of the page before
     * @param period a window as two days with a slash; blank for the default
     */
    @GET
    @Authenticated
    public Response overview(@QueryParam("after") String after, @QueryParam("period") String period)
            throws SQLException {
        if (Stream.of(Roles.LEAD, Roles.ANALYST, Roles.STEERING).noneMatch(caller::hasRole)) {
            return Response.seeOther(startPage()).build();
        }
        AsOf now = AsOf.now(clock);
        Optional<Window> chosen = OverviewPeriods.parse(period, now.today());
        String lastCode = after == null ? "" : after;
        Page<InitiativeVersion> initiatives =
                Page.of(figures.initiatives(lastCode, PAGE_SIZE + 1, now), PAGE_SIZE, InitiativeVersion::code);
        List<OverviewRow> rows = new ArrayList<>();
        for (InitiativeVersion initiative : initiatives.items()) {
            if (!initiative.measures().isEmpty()) {
                rows.add(OverviewRow.of(builder.figures(initiative, chosen, now), language));
            }
        }
        return html(Templates.overview(
                new Page<>(rows, initiatives.next()),
                Form.filled(Map.of("period", chosen.map(Filters::period).orElse(""))),
                OverviewPeriods.choices(chosen, now.today(), language),
                endingWarnings.of(initiatives.items(), now),
                lastCode.isEmpty(),
                !figures.hasSmallCountControl(),
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
        if (caller.hasRole(Roles.DPO)) {
            return URI.create("/audit/persons");
        }
        if (caller.hasRole(Roles.RECORDS)) {
            return URI.create("/erasures");
        }
        throw new ForbiddenException();
    }

    private static Response html(TemplateInstance template) {
        return Response.ok(template.render()).build();
    }
}
