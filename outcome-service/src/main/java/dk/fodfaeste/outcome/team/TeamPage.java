package dk.fodfaeste.outcome.team;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.storage.HandOvers.HandOver;
import dk.fodfaeste.outcome.storage.Initiatives;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/** The team page of a lead: the workload, the last day and the work for jobs of each consultant. */
@Path("/team")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LEAD)
@Blocking
public class TeamPage {
    static final int PAGE_SIZE = 50;
    static final String EMPLOYED = "employed";
    static final String HANDED_OVER = "handed-over";
    static final String UNDONE = "hand-over-undone";

    @CheckedTemplate(basePath = "team")
    static final class Templates {
        private Templates() {}

        /** @param undoable the hand-over that the lead can undo; null if there is none */
        static native TemplateInstance team(
                List<Member> members,
                List<JobSupport> jobSupport,
                String next,
                boolean isFirst,
                String norm,
                Workloads.Totals totals,
                HandOver undoable,
                String done);
    }

    /**
     * A row of the table.
     *
     * @param aboveNorm whether the caseload per full-time equivalent is higher than every norm of the initiatives
     * @param hasLeft whether the last day has passed while work is still open
     */
    public record Member(ConsultantView consultant, boolean aboveNorm, boolean hasLeft) {}

    private final Workloads workloads;
    private final HandingOver handingOver;
    private final JobSupportQuery jobSupport;
    private final Initiatives initiatives;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    TeamPage(
            Workloads workloads,
            HandingOver handingOver,
            JobSupportQuery jobSupport,
            Initiatives initiatives,
            Caller caller,
            Language language,
            Clock clock) {
        this.workloads = workloads;
        this.handingOver = handingOver;
        this.jobSupport = jobSupport;
        this.initiatives = initiatives;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /**
     * @param done a change that another page has just made
     * @param many number of enrolments that were handed over
     */
    @GET
    public TemplateInstance team(
            @QueryParam("after") String after, @QueryParam("done") String done, @QueryParam("many") String many) {
        LocalDate today = LocalDate.now(clock);
        Page<ConsultantView> page = workloads.page(today, ConsultantCursor.decode(after), PAGE_SIZE);
        OptionalInt norm = highestNorm();
        return Templates.team(
                page.items().stream()
                        .map(consultant -> member(consultant, norm, today))
                        .toList(),
                jobSupport.of(
                        page.items().stream().map(ConsultantView::consultant).toList(), today),
                page.next(),
                after == null || after.isBlank(),
                norm.isPresent() ? String.valueOf(norm.getAsInt()) : "",
                workloads.totals(today),
                handingOver.latest().orElse(null),
                confirmation(done, many));
    }

    private static Member member(ConsultantView consultant, OptionalInt norm, LocalDate today) {
        return new Member(
                consultant,
                norm.isPresent()
                        && consultant.caseloadPerEquivalent() != null
                        && consultant.caseloadPerEquivalent().compareTo(BigDecimal.valueOf(norm.getAsInt())) > 0,
                consultant.leavesOn() != null
                        && consultant.leavesOn().isBefore(today)
                        && consultant.openFollowUps() + consultant.activeEnrolments() > 0);
    }

    private OptionalInt highestNorm() {
        return initiatives.all().stream()
                .filter(initiative -> initiative.caseloadNorm() != null && caller.reaches(initiative.code()))
                .mapToInt(Initiative::caseloadNorm)
                .max();
    }

    private String confirmation(String done, String many) {
        return switch (done == null ? "" : done) {
            case EMPLOYED -> language.say("Gemt.", "Saved.");
            case HANDED_OVER -> {
                String number = many == null || !many.matches("[0-9]{1,9}") ? "0" : many;
                yield language.say(
                        number + " forløb er givet videre. Listen følger med om et øjeblik.",
                        number + " enrolments were handed over. The list is updated in a moment.");
            }
            case UNDONE -> {
                String number = many == null || !many.matches("[0-9]{1,9}") ? "0" : many;
                yield language.say(
                        "Overdragelsen er fortrudt: " + number
                                + " forløb er givet tilbage. Listen følger med om et øjeblik.",
                        "The hand-over is undone: " + number
                                + " enrolments were given back. The list is updated in a moment.");
            }
            default -> "";
        };
    }

    /** Redirects to the team page with a confirmation. */
    static Response redirect(String done, int many) {
        return Response.seeOther(URI.create("/team?done=" + done + "&many=" + many))
                .build();
    }
}
