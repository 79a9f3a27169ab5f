package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.report.publishing.Publishing;
import dk.fodfaeste.reporting.report.publishing.UnreadEvents;
import dk.fodfaeste.reporting.report.rendering.HiddenFigures;
import dk.fodfaeste.reporting.report.rendering.ReportView;
import dk.fodfaeste.reporting.report.store.PublishedDocuments;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** Shows what publishing a draft means, asks whether to do it, and does it. */
@Path("/reports/{id}/publication")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.ANALYST)
@Blocking
class PublicationPage {
    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance publication(
                StoredReport stored, ReportView report, PublicationSummary summary, Form form);
    }

    /**
     * What the analyst is asked to publish, beside the first page of the report.
     *
     * @param unread the number of events that are not in the figures yet; null if Kafka does not answer
     * @param needsAnother whether another person must publish the draft
     * @param fingerprint of the figures, so that only these are published
     */
    record PublicationSummary(
            List<HiddenFigures> hidden,
            List<RestatementRow> restatements,
            Long unread,
            boolean needsAnother,
            String fingerprint) {

        public boolean isPossible() {
            return unread != null && unread == 0 && !needsAnother;
        }
    }

    private final AccessibleReports reports;
    private final Publishing publishing;
    private final PublishedDocuments documents;
    private final UnreadEvents unreadEvents;
    private final RequestValidator validator;

    PublicationPage(
            AccessibleReports reports,
            Publishing publishing,
            PublishedDocuments documents,
            UnreadEvents unreadEvents,
            RequestValidator validator) {
        this.reports = reports;
        this.publishing = publishing;
        this.documents = documents;
        this.unreadEvents = unreadEvents;
        this.validator = validator;
    }

    /** A published report is shown instead. */
    @GET
    public Response ask(@PathParam("id") String id) throws SQLException {
        StoredReport report = reports.require(id);
        return report.isDraft() ? question(200, report, Form.empty()) : seeReport(id, "");
    }

    @POST
    public Response publish(@PathParam("id") String id, MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        StoredReport report = reports.require(id);
        try {
            var body = validator.validate(
                    new ReportsResource.PublishBody(form.number("expectedVersion"), form.valueOrNull("seen")));
            publishing.publish(report.id(), body.expectedVersion(), body.seen());
            return seeReport(id, "?done=published");
        } catch (Refusal refused) {
            StoredReport current = reports.require(id);
            return current.isDraft()
                    ? question(refused.status(), current, Form.empty().refused(refused))
                    : seeReport(id, "");
        }
    }

    private static Response seeReport(String id, String query) {
        return Response.seeOther(URI.create("/reports/" + id + query)).build();
    }

    private Response question(int status, StoredReport draft, Form form) throws SQLException {
        ReportDocument document = reports.document(draft);
        PublicationSummary summary = new PublicationSummary(
                HiddenFigures.of(document),
                RestatementRow.changed(reports.restatements(draft)),
                unreadEvents.unread(),
                publishing.needsAnotherApprover(draft),
                documents.fingerprint(document));
        return Response.status(status)
                .entity(Templates.publication(draft, ReportView.of(document), summary, form)
                        .render())
                .build();
    }
}
