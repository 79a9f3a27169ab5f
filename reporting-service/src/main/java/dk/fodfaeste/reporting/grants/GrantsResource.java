package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.importing.ImportEndpoint;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.grants.calculation.CostPeriod;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
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

/** Grants: administrators enter them; the roles that read rates also read grants. */
@Path("/api/v1/grants")
@Produces(MediaType.APPLICATION_JSON)
class GrantsResource {
    /**
     * A whole document.
     *
     * @param expectedVersion the version that the sender read; 0 for a new document
     * @param statedTotals may be left out
     * @param note may be left out: the note says nothing else
     */
    record DocumentBody(
            @NotNull Integer expectedVersion,
            @NotNull List<@NotNull @Valid GrantLineBody> lines,
            List<@NotNull @Valid StatedTotalBody> statedTotals,
            @Valid NoteDetailsBody note) {
        DocumentBody {
            statedTotals = statedTotals == null ? List.of() : statedTotals;
        }

        NoteDetails details(String document) {
            return note == null ? NoteDetails.NONE : note.details(document);
        }
    }

    /**
     * A document as callers read it.
     *
     * @param lines of the initiatives in the caller's scope, or of the one asked for
     * @param statedTotals of the same initiatives, and of the whole document
     */
    record DocumentView(
            String document,
            int version,
            Instant recordedAt,
            List<GrantLine> lines,
            List<StatedTotal> statedTotals,
            NoteDetails note) {

        static DocumentView of(GrantDocument document, Predicate<String> inScope) {
            return new DocumentView(
                    document.document(),
                    document.version(),
                    document.recordedAt(),
                    document.lines().stream()
                            .filter(line -> inScope.test(line.initiative()))
                            .toList(),
                    document.statedTotals().stream()
                            .filter(total -> total.initiative() == null || inScope.test(total.initiative()))
                            .toList(),
                    document.note());
        }

        boolean concernsAnInitiative() {
            return !lines.isEmpty() || statedTotals.stream().anyMatch(total -> total.initiative() != null);
        }
    }

    private final Grants grants;
    private final EnteringGrants entering;
    private final GrantFileImporter importing;
    private final ImportEndpoint importEndpoint;
    private final EconomyQuery economy;
    private final FiguresInScope figures;
    private final Caller caller;
    private final Clock clock;

    GrantsResource(
            Grants grants,
            EnteringGrants entering,
            GrantFileImporter importing,
            ImportEndpoint importEndpoint,
            EconomyQuery economy,
            FiguresInScope figures,
            Caller caller,
            Clock clock) {
        this.grants = grants;
        this.entering = entering;
        this.importing = importing;
        this.importEndpoint = importEndpoint;
        this.economy = economy;
        this.figures = figures;
        this.caller = caller;
        this.clock = clock;
    }

    /** The current documents, ordered by name, each with the lines in the caller's scope. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.LEAD, Roles.ANALYST, Roles.STEERING})
    public Page<DocumentView> list(@RestQuery String initiative, @RestQuery String limit, @RestQuery String after)
            throws SQLException {
        int size = PageLimit.of(limit);
        String code = given(initiative);
        if (code != null && !caller.mayAccess(code)) {
            throw Refusal.notFound("initiative");
        }
        Predicate<String> inScope = code == null ? caller::reaches : code::equals;
        List<DocumentView> documents = grants.knownAt(Instant.MAX).stream()
                .map(document -> DocumentView.of(document, inScope))
                .filter(document -> document.concernsAnInitiative() || (code == null && caller.reachesAll()))
                .filter(document -> given(after) == null || document.document().compareTo(given(after)) > 0)
                .sorted(Comparator.comparing(DocumentView::document))
                .limit(size + 1L)
                .toList();
        return Page.of(documents, size, DocumentView::document);
    }

    /**
     * @param from with {@code to} the half-year or calendar year of the costs
     * @throws Refusal 404 if the initiative is not in scope
     */
    @GET
    @Path("/economy")
    @RolesAllowed({Roles.ADMIN, Roles.LEAD, Roles.ANALYST, Roles.STEERING})
    public InitiativeEconomy economy(@RestQuery String initiative, @RestQuery String from, @RestQuery String to)
            throws SQLException {
        String code = given(initiative);
        if (code == null) {
            throw Refusal.malformed("initiative", message("missing"));
        }
        Window window = window(Dates.parsePlausibleOrNull("from", from), Dates.parsePlausibleOrNull("to", to));
        AsOf now = AsOf.now(clock);
        figures.initiative(code, now);
        return economy.of(code, window, now, maySeeNoPersons())
                .within(caller::reaches)
                .with(figures.freshness(code, now));
    }

    @PUT
    @Path("/{document}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public DocumentView replace(@PathParam("document") String document, @Valid @NotNull DocumentBody body)
            throws SQLException {
        String name = GrantRules.document(document);
        return DocumentView.of(
                entering.replace(
                        name,
                        body.expectedVersion(),
                        body.lines().stream().map(line -> line.line(name)).toList(),
                        body.statedTotals().stream()
                                .map(total -> total.total(name))
                                .toList(),
                        body.details(name)),
                caller::reaches);
    }

    /** @param dryRun if true, the file is checked and nothing is saved */
    @POST
    @Path("/import")
    @Consumes("text/csv")
    @RolesAllowed(Roles.ADMIN)
    @APIResponse(
            responseCode = "200",
            description = "The result for each line.",
            content = @Content(schema = @Schema(implementation = ImportResult.class)))
    public Response importFile(InputStream file, @RestQuery String dryRun) throws IOException {
        return importEndpoint.receive(file, dryRun, null, importing, "");
    }

    /** Only leads and analysts may see persons. */
    private boolean maySeeNoPersons() {
        return !caller.hasRole(Roles.LEAD) && !caller.hasRole(Roles.ANALYST);
    }

    private static Window window(LocalDate from, LocalDate to) {
        if (from == null || to == null) {
            throw Refusal.malformed(from == null ? "from" : "to", message("missing"));
        }
        if (from.isAfter(to)
                || CostPeriod.of(new Window(from, to, Basis.ANCHOR)).isEmpty()) {
            throw Refusal.rule("from", message("notACostPeriod"));
        }
        return new Window(from, to, Basis.ANCHOR);
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
