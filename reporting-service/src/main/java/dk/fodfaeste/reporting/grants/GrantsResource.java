package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.importing.ImportEndpoint;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.grants.calculation.Cost;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** Money that was applied for and granted: administrators enter it, and whoever reads rates reads it beside them. */
@Path("/api/v1/grants")
@Produces(MediaType.APPLICATION_JSON)
class GrantsResource {
    private final Grants grants;
    private final EnteringGrants entering;
    private final GrantFileImporter importing;
    private final ImportEndpoint importEndpoint;
    private final EconomyQuery economy;
    private final Caller caller;
    private final Clock clock;

    GrantsResource(
            Grants grants,
            EnteringGrants entering,
            GrantFileImporter importing,
            ImportEndpoint importEndpoint,
            EconomyQuery economy,
            Caller caller,
            Clock clock) {
        this.grants = grants;
        this.entering = entering;
        this.importing = importing;
        this.importEndpoint = importEndpoint;
        this.economy = economy;
        this.caller = caller;
        this.clock = clock;
    }

    /** The present documents in the order of their names, each with what the caller may see of it. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.LEAD, Roles.ANALYST, Roles.STEERING})
    public Page<DocumentShown> list(@RestQuery String initiative, @RestQuery String limit, @RestQuery String after)
            throws SQLException {
        int asked = PageLimit.of(limit);
        String code = given(initiative);
        if (code != null && !caller.mayAccess(code)) {
            throw Refusal.notFound("initiative");
        }
        Predicate<String> shown = code == null ? caller::reaches : code::equals;
        List<DocumentShown> documents = grants.knownAt(Instant.MAX).stream()
                .map(document -> DocumentShown.of(document, shown))
                .filter(document -> document.saysSomething() || (code == null && caller.reachesAll()))
                .filter(document -> given(after) == null || document.document().compareTo(given(after)) > 0)
                .sorted(Comparator.comparing(DocumentShown::document))
                .limit(asked + 1L)
                .toList();
        return Page.of(documents, asked, DocumentShown::document);
    }

    /** @param from with {@code to} a half-year or a calendar year, which the costs are over */
    @GET
    @Path("/economy")
    @RolesAllowed({Roles.ADMIN, Roles.LEAD, Roles.ANALYST, Roles.STEERING})
    public InitiativeEconomy economy(@RestQuery String initiative, @RestQuery String from, @RestQuery String to)
            throws SQLException {
        String code = given(initiative);
        if (code == null) {
            throw Refusal.malformed("initiative", "is missing");
        }
        Window window = window(Dates.parseOrNull("from", from), Dates.parseOrNull("to", to));
        if (!caller.mayAccess(code) || !entering.known().contains(code)) {
            throw Refusal.notFound("initiative");
        }
        return economy.of(code, window, AsOf.now(clock), seesNoPersons()).within(caller::reaches);
    }

    @PUT
    @Path("/{document}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public DocumentShown replace(@PathParam("document") String document, @Valid @NotNull DocumentBody body)
            throws SQLException {
        return DocumentShown.of(entering.replace(document, body), caller::reaches);
    }

    /** @param dryRun true only says what would become of the file */
    @POST
    @Path("/import")
    @Consumes("text/csv")
    @RolesAllowed(Roles.ADMIN)
    @APIResponse(
            responseCode = "200",
            description = "The lines were taken.",
            content = @Content(schema = @Schema(implementation = ImportResult.class)))
    public Response take(InputStream file, @RestQuery String dryRun) throws IOException {
        return importEndpoint.receive(file, dryRun, null, importing, "");
    }

    /** Anybody who is not known to see more. */
    private boolean seesNoPersons() {
        return !caller.hasRole(Roles.LEAD) && !caller.hasRole(Roles.ANALYST);
    }

    private static Window window(LocalDate from, LocalDate to) {
        if (from == null || to == null) {
            throw Refusal.malformed(from == null ? "from" : "to", "is missing");
        }
        if (from.isAfter(to) || !Cost.canBeToldOver(new Window(from, to, Basis.ANCHOR))) {
            throw Refusal.rule("from", "is not the first day of a half-year or a calendar year that ends with to");
        }
        return new Window(from, to, Basis.ANCHOR);
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
