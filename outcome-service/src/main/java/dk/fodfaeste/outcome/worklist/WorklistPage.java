package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.outcome.followup.WorklistSection;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The start page of consultants: what is overdue, due this week, coming, and needs confirmation. Leads see all worklists or one of them. */
@Path("/work")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class WorklistPage {
    @CheckedTemplate(basePath = "worklist")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance worklist(WorklistView view, ActivityWork activities, SeveralRowsForm several);
    }

    private final WorklistViews views;
    private final ActivityWorkViews activities;
    private final Caller caller;

    WorklistPage(WorklistViews views, ActivityWorkViews activities, Caller caller) {
        this.views = views;
        this.activities = activities;
        this.caller = caller;
    }

    /**
     * @param pile a section to show alone, page by page
     * @param done {@code enrolment/measure} of the row that a browser without scripts has just sent
     * @param did the {@link RowAction} in that row
     * @param activity the action that the user has just taken on an activity
     */
    @GET
    public TemplateInstance worklist(
            @QueryParam("consultant") String consultant,
            @QueryParam("pile") String pile,
            @QueryParam("after") String after,
            @QueryParam("done") String done,
            @QueryParam("did") String did,
            @QueryParam("activity") String activity) {
        Optional<String> shown = consultantOrDefault(consultant);
        Optional<WorklistSection> single = Optional.ofNullable(Codes.parseOrNull(WorklistSection.class, "pile", pile));
        return Templates.worklist(
                views.of(shown, single, after, CompletedAction.parse(done, did)),
                single.isPresent() ? ActivityWork.none("") : activities.of(shown, activity),
                SeveralRowsForm.of(
                        shown.orElse(""), single.map(WorklistSection::name).orElse(""), caller.hasRole(Roles.LEAD)));
    }

    /** The default is the worklist of the caller; for a lead it is empty, which means all worklists. */
    private Optional<String> consultantOrDefault(String consultant) {
        if (consultant == null || consultant.isBlank()) {
            return caller.hasRole(Roles.LEAD) ? Optional.empty() : Optional.of(caller.user());
        }
        Message fault = Texts.fault(consultant, 100);
        if (fault != null) {
            throw Refusal.malformed("consultant", fault);
        }
        return Optional.of(Identifiers.canonicalUserName(consultant));
    }
}
