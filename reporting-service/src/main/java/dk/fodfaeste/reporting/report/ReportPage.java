package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.report.drafting.DraftTextsBody;
import dk.fodfaeste.reporting.report.drafting.DraftTextsForm;
import dk.fodfaeste.reporting.report.drafting.Drafting;
import dk.fodfaeste.reporting.report.publishing.UnreadEvents;
import dk.fodfaeste.reporting.report.rendering.ReportView;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.StoredReport;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** The page of one report. A published report is for all readers. A draft has a preview and, for analysts, the forms to edit it. */
@Path("/reports/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
@Blocking
public class ReportPage {
    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance published(
                StoredReport stored,
                ReportView report,
                StoredReport successor,
                StoredReport predecessor,
                boolean mayCorrect,
                Form form,
                String done);

        static native TemplateInstance draft(
                StoredReport stored,
                ReportView report,
                List<RestatementRow> restatements,
                Editing editing,
                String done);
    }

    /**
     * What an analyst needs to edit a draft; null for a lead.
     *
     * @param discarding the form that deletes the draft, if it was refused
     * @param unread the number of events that are not in the figures yet; null if Kafka does not answer
     * @param lines of decisions
     * @param earlier decisions of earlier reports, to tick off
     */
    record Editing(
            Form form,
            Form discarding,
            Long unread,
            List<DraftTextsForm.Line> lines,
            List<DraftTextsForm.EarlierLine> earlier) {}

    private final AccessibleReports reports;
    private final Drafting drafting;
    private final UnreadEvents unreadEvents;
    private final RequestValidator validator;
    private final Caller caller;
    private final Language language;

    ReportPage(
            AccessibleReports reports,
            Drafting drafting,
            UnreadEvents unreadEvents,
            RequestValidator validator,
            Caller caller,
            Language language) {
        this.reports = reports;
        this.drafting = drafting;
        this.unreadEvents = unreadEvents;
        this.validator = validator;
        this.caller = caller;
        this.language = language;
    }

    @GET
    public TemplateInstance report(@PathParam("id") String id, @QueryParam("done") String done) throws SQLException {
        StoredReport report = reports.require(id);
        return page(report, DraftTextsForm.filled(report), Form.empty(), confirmation(done));
    }

    @POST
    @Path("/texts")
    @RolesAllowed(Roles.ANALYST)
    public Response writeTexts(@PathParam("id") String id, MultivaluedMap<String, String> sent) throws SQLException {
        StoredReport report = reports.require(id);
        DraftTextsForm texts = new DraftTextsForm(report, Form.of(sent));
        try {
            DraftTextsBody body = validator.validate(texts.body());
            drafting.writeTexts(report.id(), body.texts(report.texts().earlierDecisions()), body.expectedVersion());
            return seeReport(id, "saved");
        } catch (Refusal refused) {
            return refused(refused, report, texts.refused(refused), Form.empty());
        }
    }

    @POST
    @Path("/correction")
    @RolesAllowed(Roles.ANALYST)
    public Response correct(@PathParam("id") String id, MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        StoredReport report = reports.require(id);
        try {
            var body = validator.validate(new ReportsResource.CorrectBody(form.valueOrNull("because")));
            StoredReport draft = drafting.correct(report, body.because());
            return seeReport(draft.id().toString(), "opened");
        } catch (Refusal refused) {
            return refused(refused, report, DraftTextsForm.filled(report), form.refused(refused, "because"));
        }
    }

    @POST
    @Path("/discarding")
    @RolesAllowed(Roles.ANALYST)
    public Response discard(@PathParam("id") String id, MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        StoredReport report = reports.require(id);
        try {
            var body = validator.validate(new ReportsResource.DiscardBody(form.number("expectedVersion")));
            drafting.discard(report.id(), body.expectedVersion());
            return Response.seeOther(URI.create("/reports?done=discarded")).build();
        } catch (Refusal refused) {
            return refused(
                    refused, report, DraftTextsForm.filled(report), Form.empty().refused(refused));
        }
    }

    private static Response seeReport(String id, String done) {
        return Response.seeOther(URI.create("/reports/" + id + "?done=" + done)).build();
    }

    private Response refused(Refusal refused, StoredReport report, Form texts, Form other) throws SQLException {
        return Response.status(refused.status())
                .entity(page(report, texts, other, ""))
                .build();
    }

    private String confirmation(String done) {
        return switch (done == null ? "" : done) {
            case "opened" -> language.say("Udkastet er oprettet.", "The draft is created.");
            case "saved" -> language.say("Teksterne er gemt.", "The texts are saved.");
            case "published" -> language.say("Rapporten er offentliggjort.", "The report is published.");
            default -> "";
        };
    }

    private TemplateInstance page(StoredReport stored, Form texts, Form other, String done) throws SQLException {
        ReportDocument document = reports.document(stored);
        ReportView report = ReportView.of(document);
        boolean analyst = caller.hasRole(Roles.ANALYST);
        if (!stored.isDraft()) {
            return Templates.published(
                    stored,
                    report,
                    reports.findByNumber(stored.supersededBy()).orElse(null),
                    reports.findByNumber(stored.corrects()).orElse(null),
                    analyst && stored.status() == StoredReport.Status.PUBLISHED,
                    other,
                    done);
        }
        return Templates.draft(
                stored,
                report,
                RestatementRow.changed(reports.restatements(stored)),
                analyst ? editing(stored, texts, other) : null,
                done);
    }

    private Editing editing(StoredReport draft, Form texts, Form discarding) throws SQLException {
        return new Editing(
                texts,
                discarding,
                unreadEvents.unread(),
                new DraftTextsForm(draft, texts).visibleLines(),
                new DraftTextsForm(draft, texts).earlierLines());
    }
}
