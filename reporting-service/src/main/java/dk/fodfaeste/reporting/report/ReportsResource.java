package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageCursor;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.kit.text.PublicText;
import dk.fodfaeste.reporting.report.drafting.DraftTextsBody;
import dk.fodfaeste.reporting.report.drafting.Drafting;
import dk.fodfaeste.reporting.report.drafting.OpenDraftBody;
import dk.fodfaeste.reporting.report.publishing.Publishing;
import dk.fodfaeste.reporting.report.restating.ReportedFollowUps;
import dk.fodfaeste.reporting.report.restating.Restatements;
import dk.fodfaeste.reporting.report.store.PublishedDocuments;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.Reports;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** Half-yearly reports. Analysts create and publish them; leads and the steering group read them. */
@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
class ReportsResource {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String PDF = "application/pdf";
    static final String CSV = "text/csv;charset=UTF-8";
    private static final String ZIP = "application/zip";

    private final AccessibleReports accessible;
    private final Reports reports;
    private final Drafting drafting;
    private final Publishing publishing;
    private final ReportFormats formats;
    private final PublishedDocuments documents;
    private final ReportedFollowUps followUps;

    ReportsResource(
            AccessibleReports accessible,
            Reports reports,
            Drafting drafting,
            Publishing publishing,
            ReportFormats formats,
            PublishedDocuments documents,
            ReportedFollowUps followUps) {
        this.accessible = accessible;
        this.reports = reports;
        this.drafting = drafting;
        this.publishing = publishing;
        this.formats = formats;
        this.documents = documents;
        this.followUps = followUps;
    }

    /** @param seen the fingerprint of the preview; if given, the report is published only if the figures are the same */
    record PublishBody(
            @NotNull(message = "missing") Integer expectedVersion,
            @Schema(nullable = true) @PlainText(max = 64) String seen) {}

    record CorrectBody(
            @NotNull(message = "missing") @PublicText(max = 1_000)
            String because) {}

    record DiscardBody(@NotNull(message = "missing") Integer expectedVersion) {}

    /** The reports in the caller's scope. A page may have fewer items than its limit, because reports out of scope are left out of it. */
    @GET
    public Page<ReportSummary> all(@RestQuery String limit, @RestQuery String after) throws SQLException {
        int size = PageLimit.of(limit);
        List<StoredReport> found = reports.latestFirst(accessible.maySeeDrafts(), PageCursor.id(after), size + 1);
        Page<StoredReport> page = Page.of(found, size, report -> report.id().toString());
        return new Page<>(
                page.items().stream()
                        .filter(accessible::isInScope)
                        .map(ReportSummary::of)
                        .toList(),
                page.next());
    }

    @GET
    @Path("/{id}")
    public ReportSummary one(@PathParam("id") String id) throws SQLException {
        return ReportSummary.of(accessible.require(id));
    }

    @POST
    @RolesAllowed(Roles.ANALYST)
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = ReportSummary.class)))
    public Response open(@NotNull(message = "missing") @Valid OpenDraftBody body) throws SQLException {
        return created(drafting.open(body.halfYear(), body.initiatives()));
    }

    @POST
    @Path("/{id}/texts")
    @RolesAllowed(Roles.ANALYST)
    public ReportSummary write(@PathParam("id") String id, @NotNull(message = "missing") @Valid DraftTextsBody body)
            throws SQLException {
        StoredReport draft = accessible.require(id);
        drafting.writeTexts(draft.id(), body.texts(draft.texts().earlierDecisions()), body.expectedVersion());
        return one(id);
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed(Roles.ANALYST)
    public ReportSummary publish(@PathParam("id") String id, @NotNull(message = "missing") @Valid PublishBody body)
            throws SQLException {
        publishing.publish(accessible.require(id).id(), body.expectedVersion(), body.seen());
        return one(id);
    }

    /** Opens a draft that will replace the report. */
    @POST
    @Path("/{id}/correction")
    @RolesAllowed(Roles.ANALYST)
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = ReportSummary.class)))
    public Response correct(@PathParam("id") String id, @NotNull(message = "missing") @Valid CorrectBody body)
            throws SQLException {
        return created(drafting.correct(accessible.require(id), body.because()));
    }

    /** Returns the discarded draft. */
    @POST
    @Path("/{id}/discarding")
    @RolesAllowed(Roles.ANALYST)
    public ReportSummary discard(@PathParam("id") String id, @NotNull(message = "missing") @Valid DiscardBody body)
            throws SQLException {
        StoredReport draft = accessible.require(id);
        drafting.discard(draft.id(), body.expectedVersion());
        return ReportSummary.of(draft);
    }

    /**
     * The document as JSON. For a published report, it is byte for byte what was published. For a draft, the {@code ETag} is the fingerprint to
     * send as {@code seen} on publication.
     */
    @GET
    @Path("/{id}/document")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(schema = @Schema(implementation = ReportDocument.class)))
    public Response document(@PathParam("id") String id) throws SQLException {
        StoredReport report = accessible.require(id);
        if (!report.isDraft()) {
            return Response.ok(documents.json(report)).build();
        }
        ReportDocument document = accessible.document(report);
        return Response.ok(documents.toJson(document))
                .tag(new EntityTag(documents.fingerprint(document), true))
                .build();
    }

    @GET
    @Path("/{id}/pdf")
    @Produces(PDF)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response pdf(@PathParam("id") String id) throws SQLException {
        StoredReport report = accessible.require(id);
        return file(formats.pdf(report), report, "pdf");
    }

    @GET
    @Path("/{id}/xlsx")
    @Produces(XLSX)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response xlsx(@PathParam("id") String id) throws SQLException {
        StoredReport report = accessible.require(id);
        return file(formats.xlsx(report), report, "xlsx");
    }

    /** A table of the report. */
    @GET
    @Path("/{id}/tables/{table}")
    @Produces(CSV)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response table(@PathParam("id") String id, @PathParam("table") String table) throws SQLException {
        StoredReport report = accessible.require(id);
        String csv = formats.csv(report, table).orElseThrow(() -> Refusal.notFound("table"));
        return file(csv, report, table + ".csv");
    }

    /** Every table as CSV, in one file. */
    @GET
    @Path("/{id}/tables")
    @Produces(ZIP)
    @APIResponse(
            responseCode = "200",
            description = "The tables",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response tables(@PathParam("id") String id) throws SQLException {
        StoredReport report = accessible.require(id);
        return file(formats.csvZip(report), report, "csv.zip");
    }

    record RestatementList(List<Restatements.ExactRestatement> items) {}

    /** The exact restatements of a draft: what the published figures would be now, and why. */
    @GET
    @Path("/{id}/restatements")
    @RolesAllowed({Roles.LEAD, Roles.ANALYST})
    public RestatementList restatements(@PathParam("id") String id) throws SQLException {
        return new RestatementList(accessible.restatements(accessible.require(id)));
    }

    /** The follow-ups that a published report counted for a measure, and the versions that they are derived from. */
    @GET
    @Path("/{id}/follow-ups")
    @RolesAllowed({Roles.LEAD, Roles.ANALYST})
    public Page<ReportedFollowUps.PublishedFollowUp> followUps(
            @PathParam("id") String id,
            @RestQuery @NotNull(message = "missing") String initiative,
            @RestQuery @NotNull(message = "missing") String measure,
            @RestQuery String limit,
            @RestQuery String after)
            throws SQLException {
        int size = PageLimit.of(limit);
        List<ReportedFollowUps.PublishedFollowUp> found =
                followUps.page(accessible.require(id).id(), initiative, measure, PageCursor.id(after), size + 1);
        return Page.of(found, size, followUp -> followUp.id().toString());
    }

    private static Response created(StoredReport draft) {
        return Response.created(URI.create("/api/v1/reports/" + draft.id()))
                .entity(ReportSummary.of(draft))
                .build();
    }

    private static Response file(Object content, StoredReport report, String ending) {
        String version = report.isDraft() ? "udkast" : String.valueOf(report.number());
        return Response.ok(content)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"fodfaeste-%s-%s%s%s\""
                                .formatted(report.period(), version, ending.contains(".") ? "-" : ".", ending))
                .build();
    }
}
