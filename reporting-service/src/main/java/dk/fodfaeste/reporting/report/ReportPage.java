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
import dk.fodfaeste.reporting.report.publishing.Publishing;
import dk.fodfaeste.reporting.report.publishing.UnreadEvents;
import dk.fodfaeste.reporting.report.rendering.ReportView;
import dk.fodfaeste.reporting.report.restating.Restatements;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** One report: read by everybody who steers; as a draft written in, looked at as it will be, and published. */
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
                StoredReport file,
                ReportView report,
                StoredReport successor,
                StoredReport predecessor,
                boolean mayCorrect,
                Form form,
                String done);

        static native TemplateInstance draft(
                StoredReport file, ReportView report, List<Restatements.ExactRestatement> restated, Editing editing, String done);
    }

    /**
     * What an analyst has before them beside the preview; null for a lead, who only reads.
     *
     * @param unread how many events are not in the figures yet; 0 where all are, null where Kafka does not say
     * @param seen the fingerprint of this preview
     * @param lines of decisions
     */
    record Editing(Form form, Form publishing, Long unread, String seen, List<DraftTextsForm.Line> lines) {}

    private final AccessibleReports atHand;
    private final Drafting drafting;
    private final Publishing publishing;
    private final PublishedDocuments published;
    private final UnreadEvents unread;
    private final RequestValidator validator;
    private final Caller caller;
    private final Language language;

    @PathParam("id")
    String id;

    ReportPage(
            AccessibleReports atHand,
            Drafting drafting,
            Publishing publishing,
            PublishedDocuments published,
            UnreadEvents unread,
            RequestValidator validator,
            Caller caller,
            Language language) {
        this.atHand = atHand;
        this.drafting = drafting;
        this.publishing = publishing;
        this.published = published;
        this.unread = unread;
        this.validator = validator;
        this.caller = caller;
        this.language = language;
    }

    @GET
    public TemplateInstance report(@QueryParam("done") String done) throws SQLException {
        StoredReport file = atHand.one(id);
        return page(file, DraftTextsForm.asItStands(file), Form.empty(), said(done));
    }

    @POST
    @Path("/texts")
    @RolesAllowed(Roles.ANALYST)
    public Response write(MultivaluedMap<String, String> sent) throws SQLException {
        StoredReport file = atHand.one(id);
        DraftTextsForm texts = new DraftTextsForm(file, Form.of(sent));
        try {
            DraftTextsBody body = validator.validate(texts.written());
            drafting.write(file.id(), body.texts(), body.expectedVersion());
            return backTo("saved");
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(page(file, texts.refused(refused), Form.empty(), ""))
                    .build();
        }
    }

    @POST
    @Path("/publication")
    @RolesAllowed(Roles.ANALYST)
    public Response publish(MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        StoredReport file = atHand.one(id);
        try {
            var body = validator.validate(
                    new ReportsResource.PublishBody(form.number("expectedVersion"), form.valueOrNull("seen")));
            publishing.publish(file.id(), body.expectedVersion(), body.seen());
            return backTo("published");
        } catch (Refusal refused) {
            StoredReport present = atHand.one(id);
            return Response.status(refused.status())
                    .entity(page(
                            present, DraftTextsForm.asItStands(present), Form.empty().refused(refused), ""))
                    .build();
        }
    }

    @POST
    @Path("/correction")
    @RolesAllowed(Roles.ANALYST)
    public Response correct(MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        StoredReport file = atHand.one(id);
        try {
            var body = validator.validate(new ReportsResource.CorrectBody(form.valueOrNull("because")));
            StoredReport draft = drafting.correct(file, body.because());
            return Response.seeOther(URI.create("/reports/" + draft.id() + "?done=opened"))
                    .build();
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(page(file, DraftTextsForm.asItStands(file), form.refused(refused, "because"), ""))
                    .build();
        }
    }

    @POST
    @Path("/discarding")
    @RolesAllowed(Roles.ANALYST)
    public Response discard(MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        StoredReport file = atHand.one(id);
        try {
            var body = validator.validate(new ReportsResource.DiscardBody(form.number("expectedVersion")));
            drafting.discard(file.id(), body.expectedVersion());
            return Response.seeOther(URI.create("/reports?done=discarded")).build();
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(page(file, DraftTextsForm.asItStands(file), Form.empty().refused(refused), ""))
                    .build();
        }
    }

    private Response backTo(String done) {
        return Response.seeOther(URI.create("/reports/" + id + "?done=" + done)).build();
    }

    private String said(String done) {
        return switch (done == null ? "" : done) {
            case "opened" -> language.say("Udkastet er oprettet.", "The draft is opened.");
            case "saved" -> language.say("Teksterne er gemt.", "The texts are saved.");
            case "published" -> language.say("Rapporten er offentliggjort.", "The report is published.");
            default -> "";
        };
    }

    private TemplateInstance page(StoredReport file, Form texts, Form other, String done) throws SQLException {
        ReportDocument document = atHand.document(file);
        ReportView report = ReportView.of(document);
        boolean analyst = caller.hasRole(Roles.ANALYST);
        if (!file.draft()) {
            return Templates.published(
                    file,
                    report,
                    atHand.numbered(file.supersededBy()).orElse(null),
                    atHand.numbered(file.corrects()).orElse(null),
                    analyst && file.status() == StoredReport.Status.PUBLISHED,
                    other,
                    done);
        }
        return Templates.draft(
                file,
                report,
                atHand.restatements(file).stream()
                        .filter(one -> !one.changes().isEmpty())
                        .toList(),
                analyst ? editing(file, document, texts, other) : null,
                done);
    }

    private Editing editing(StoredReport file, ReportDocument document, Form texts, Form publishingForm) throws SQLException {
        return new Editing(
                texts, publishingForm, unread(), published.fingerprint(document), new DraftTextsForm(file, texts).room());
    }

    /** Null where Kafka does not say; the page is there all the same. */
    private Long unread() throws SQLException {
        try {
            return unread.until(unread.ends());
        } catch (Refusal notToldNow) {
            return null;
        }
    }
}
