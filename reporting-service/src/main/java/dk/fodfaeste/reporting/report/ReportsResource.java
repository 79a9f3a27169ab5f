package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageCursor;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.reporting.report.drafting.DraftTextsBody;
import dk.fodfaeste.reporting.report.drafting.Drafting;
import dk.fodfaeste.reporting.report.drafting.NoCprNumber;
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

/** Half-yearly reports: drawn up and published by analysts, read by those who steer. */
@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
class ReportsResource {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String PDF = "application/pdf";
    static final String CSV = "text/csv;charset=UTF-8";

    private final AccessibleReports atHand;
    private final Reports reports;
    private final Drafting drafting;
    private final Publishing publishing;
    private final ReportFormats formats;
    private final PublishedDocuments published;
    private final ReportedFollowUps followUps;

    ReportsResource(
            AccessibleReports atHand,
            Reports reports,
            Drafting drafting,
            Publishing publishing,
            ReportFormats formats,
            PublishedDocuments published,
            ReportedFollowUps followUps) {
        this.atHand = atHand;
        this.reports = reports;
        this.drafting = drafting;
        this.publishing = publishing;
        this.formats = formats;
        this.published = published;
        this.followUps = followUps;
    }

    /** @param seen the fingerprint that a preview said; the report is published only if it still says the same */
    record PublishBody(
            @NotNull(message = "is missing") Integer expectedVersion,
            @Schema(nullable = true) @PlainText(max = 64) String seen) {}

    record CorrectBody(
            @NotNull(message = "is missing") @PlainText(max = 1_000) @NoCprNumber
            String because) {}

    record DiscardBody(@NotNull(message = "is missing") Integer expectedVersion) {}

    /** Those that the caller may read; one page may hold fewer than there are on it for others. */
    @GET
    public Page<ReportSummary> all(@RestQuery String limit, @RestQuery String after) throws SQLException {
        int most = PageLimit.of(limit);
        List<StoredReport> some = reports.newestFirst(atHand.seesDrafts(), PageCursor.id(after), most + 1);
        Page<StoredReport> page = Page.of(some, most, report -> report.id().toString());
        return new Page<>(
                page.items().stream()
                        .filter(atHand::mayRead)
                        .map(ReportSummary::of)
                        .toList(),
                page.next());
    }

    @GET
    @Path("/{id}")
    public ReportSummary one(@PathParam("id") String id) throws SQLException {
        return ReportSummary.of(atHand.one(id));
    }

    @POST
    @RolesAllowed(Roles.ANALYST)
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = ReportSummary.class)))
    public Response open(@NotNull(message = "is missing") @Valid OpenDraftBody body) throws SQLException {
        return created(drafting.open(body.halfYear(), body.initiatives()));
    }

    @POST
    @Path("/{id}/texts")
    @RolesAllowed(Roles.ANALYST)
    public ReportSummary write(@PathParam("id") String id, @NotNull(message = "is missing") @Valid DraftTextsBody body)
            throws SQLException {
        drafting.write(atHand.one(id).id(), body.texts(), body.expectedVersion());
        return one(id);
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed(Roles.ANALYST)
    public ReportSummary publish(@PathParam("id") String id, @NotNull(message = "is missing") @Valid PublishBody body)
            throws SQLException {
        publishing.publish(atHand.one(id).id(), body.expectedVersion(), body.seen());
        return one(id);
    }

    /** Opens the draft that takes its place. */
    @POST
    @Path("/{id}/correction")
    @RolesAllowed(Roles.ANALYST)
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = ReportSummary.class)))
    public Response correct(@PathParam("id") String id, @NotNull(message = "is missing") @Valid CorrectBody body)
            throws SQLException {
        return created(drafting.correct(atHand.one(id), body.because()));
    }

    /** Answers with the draft as it last was. */
    @POST
    @Path("/{id}/discarding")
    @RolesAllowed(Roles.ANALYST)
    public ReportSummary discard(@PathParam("id") String id, @NotNull(message = "is missing") @Valid DiscardBody body)
            throws SQLException {
        StoredReport draft = atHand.one(id);
        drafting.discard(draft.id(), body.expectedVersion());
        return ReportSummary.of(draft);
    }

    /**
     * What the report says, as JSON: of a published one byte for byte what was published. The answer to a draft carries as {@code ETag} what a
     * publication says it has {@code seen}.
     */
    @GET
    @Path("/{id}/document")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(schema = @Schema(implementation = ReportDocument.class)))
    public Response document(@PathParam("id") String id) throws SQLException {
        StoredReport report = atHand.one(id);
        if (!report.draft()) {
            return Response.ok(formats.json(report)).build();
        }
        ReportDocument document = atHand.document(report);
        return Response.ok(published.written(document))
                .tag(new EntityTag(published.fingerprint(document), true))
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
        StoredReport report = atHand.one(id);
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
        StoredReport report = atHand.one(id);
        return file(formats.xlsx(report), report, "xlsx");
    }

    /** One of its tables. */
    @GET
    @Path("/{id}/tables/{table}")
    @Produces(CSV)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response table(@PathParam("id") String id, @PathParam("table") String table) throws SQLException {
        StoredReport report = atHand.one(id);
        String csv = formats.csv(report, table).orElseThrow(() -> Refusal.notFound("table"));
        return file(csv, report, table + ".csv");
    }

    record RestatementList(List<Restatements.ExactRestatement> items) {}

    /** Of a draft: what the published figures would be now and why, to the last follow-up. */
    @GET
    @Path("/{id}/restatements")
    @RolesAllowed({Roles.LEAD, Roles.ANALYST})
    public RestatementList restatements(@PathParam("id") String id) throws SQLException {
        return new RestatementList(atHand.restatements(atHand.one(id)));
    }

    /** Of a published report: which follow-ups its figures of one measure were counted from, and which versions of the facts said so. */
    @GET
    @Path("/{id}/follow-ups")
    @RolesAllowed({Roles.LEAD, Roles.ANALYST})
    public Page<ReportedFollowUps.PublishedFollowUp> followUps(
            @PathParam("id") String id,
            @RestQuery @NotNull(message = "is missing") String initiative,
            @RestQuery @NotNull(message = "is missing") String measure,
            @RestQuery String limit,
            @RestQuery String after)
            throws SQLException {
        int most = PageLimit.of(limit);
        List<ReportedFollowUps.PublishedFollowUp> some =
                followUps.kept(atHand.one(id).id(), initiative, measure, PageCursor.id(after), most + 1);
        return Page.of(some, most, kept -> kept.enrolmentId().toString());
    }

    private static Response created(StoredReport draft) {
        return Response.created(URI.create("/api/v1/reports/" + draft.id()))
                .entity(ReportSummary.of(draft))
                .build();
    }

    private static Response file(Object content, StoredReport report, String ending) {
        String which = report.draft() ? "udkast" : String.valueOf(report.number());
        return Response.ok(content)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"fodfaeste-%s-%s%s%s\""
                                .formatted(report.period(), which, ending.contains(".") ? "-" : ".", ending))
                .build();
    }
}
