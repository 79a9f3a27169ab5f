package dk.fodfaeste.outcome.team;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.storage.Initiatives;
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
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** The team as its lead sees it: who has how much to do, who leaves when, and where all of one's open work goes to others in one go. */
@Path("/team")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.LEAD)
@Blocking
public class TeamPage {
    private static final int AT_A_TIME = 50;

    @CheckedTemplate(basePath = "team")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance team(
                List<Member> members, String next, boolean isFirst, String norm, String done);

        static native TemplateInstance employment(ConsultantView consultant, Form form);

        static native TemplateInstance handOver(
                ConsultantView consultant, Form form, List<ConsultantView> others, boolean more);
    }

    /**
     * A line of the table.
     *
     * @param aboveNorm that the caseload for each full-time equivalent is higher than every norm of the initiatives
     * @param hasLeft that the last day is over and something is still open
     */
    public record Member(ConsultantView consultant, boolean aboveNorm, boolean hasLeft) {}

    private final Workloads workloads;
    private final UpdatingEmployment employing;
    private final HandingOver handingOver;
    private final Initiatives initiatives;
    private final RequestValidator validator;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    TeamPage(
            Workloads workloads,
            UpdatingEmployment employing,
            HandingOver handingOver,
            Initiatives initiatives,
            RequestValidator validator,
            Caller caller,
            Language language,
            Clock clock) {
        this.workloads = workloads;
        this.employing = employing;
        this.handingOver = handingOver;
        this.initiatives = initiatives;
        this.validator = validator;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    @GET
    public TemplateInstance team(
            @QueryParam("after") String after, @QueryParam("done") String done, @QueryParam("many") String many) {
        Page<ConsultantView> page = workloads.page(LocalDate.now(clock), ConsultantCursor.read(after), AT_A_TIME);
        OptionalInt norm = highestNorm();
        return Templates.team(
                page.items().stream().map(shown -> member(shown, norm)).toList(),
                page.next(),
                after == null || after.isBlank(),
                norm.isPresent() ? String.valueOf(norm.getAsInt()) : "",
                doneInWords(done, many));
    }

    @GET
    @Path("/{consultant}")
    public TemplateInstance employment(@PathParam("consultant") String consultant) {
        ConsultantView shown = shown(consultant);
        Map<String, String> values = new HashMap<>();
        values.put("fullTimeEquivalent", DisplayText.decimal(shown.fullTimeEquivalent()));
        values.put("leavesOn", Objects.toString(shown.leavesOn(), ""));
        return Templates.employment(shown, Form.filled(values));
    }

    @POST
    @Path("/{consultant}")
    public Response employ(@PathParam("consultant") String consultant, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            String name = UserName.check("consultant", consultant);
            employing.employ(
                    name,
                    validator.validate(new EmploymentRequest(
                            form.decimal("fullTimeEquivalent"),
                            Dates.parseOrNull("leavesOn", form.value("leavesOn")),
                            form.number("expectedVersion"))));
            return seeTeam("employed", 0);
        } catch (Refusal refused) {
            return refused(
                    refused,
                    Templates.employment(shown(consultant), form.refused(refused, "fullTimeEquivalent", "leavesOn")));
        }
    }

    @GET
    @Path("/{consultant}/hand-over")
    public TemplateInstance handOver(@PathParam("consultant") String consultant) {
        return handingOver(consultant, Form.empty());
    }

    @POST
    @Path("/{consultant}/hand-over")
    public Response handOver(@PathParam("consultant") String consultant, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            List<String> to = new ArrayList<>(form.all("to"));
            String another = form.value("another");
            if (!another.isEmpty() && !to.contains(another)) {
                mustBeMeant(another, form.value("meant"));
                handingOver.mustBeAbleTo(
                        "another", List.of(another), UserName.check("consultant", consultant), LocalDate.now(clock));
                to.add(another);
            }
            if (to.isEmpty()) {
                throw Refusal.malformed("to", "is empty");
            }
            HandOverResult handedOver = handingOver.handOver(
                    UserName.check("consultant", consultant),
                    validator.validate(new HandOverRequest(to)).to(),
                    LocalDate.now(clock));
            return seeTeam("handed-over", handedOver.handedOver());
        } catch (Refusal refused) {
            return refused(refused, handingOver(consultant, form.refused(refused, "to", "another")));
        }
    }

    /** All of somebody's work would go to a slip of the pen; who has neither work nor employment here is asked about once. */
    private void mustBeMeant(String another, String confirmed) {
        String name = UserName.check("another", another);
        if (!another.equals(confirmed)
                && workloads.one(name, LocalDate.now(clock)).isEmpty()) {
            throw Refusal.rule("another", "has no work here yet; hand over again if the name is spelt right");
        }
    }

    private static Response refused(Refusal refused, TemplateInstance page) {
        return Response.status(refused.status()).entity(page).build();
    }

    private static Response seeTeam(String done, int many) {
        return Response.seeOther(URI.create("/team?done=" + done + "&many=" + many))
                .build();
    }

    private String doneInWords(String done, String many) {
        return switch (done == null ? "" : done) {
            case "employed" -> language.say("Gemt.", "Saved.");
            case "handed-over" -> {
                String number = many == null || !many.matches("[0-9]{1,9}") ? "0" : many;
                yield language.say(
                        number + " forløb er givet videre. Listen følger med om et øjeblik.",
                        number + " enrolments were handed over. The list follows in a moment.");
            }
            default -> "";
        };
    }

    private Member member(ConsultantView shown, OptionalInt norm) {
        return new Member(
                shown,
                norm.isPresent()
                        && shown.caseloadPerEquivalent() != null
                        && shown.caseloadPerEquivalent().compareTo(BigDecimal.valueOf(norm.getAsInt())) > 0,
                shown.leavesOn() != null
                        && shown.leavesOn().isBefore(LocalDate.now(clock))
                        && shown.openFollowUps() + shown.activeEnrolments() > 0);
    }

    private OptionalInt highestNorm() {
        return initiatives.all().stream()
                .filter(initiative -> initiative.caseloadNorm() != null && caller.reaches(initiative.code()))
                .mapToInt(Initiative::caseloadNorm)
                .max();
    }

    /** One of whom nothing is known yet can be told of, too. */
    private ConsultantView shown(String consultant) {
        String name = UserName.check("consultant", consultant);
        return workloads
                .one(name, LocalDate.now(clock))
                .orElseGet(() -> ConsultantView.of(name, null, null, 0, 0, 0, 0));
    }

    private TemplateInstance handingOver(String consultant, Form form) {
        LocalDate today = LocalDate.now(clock);
        Page<ConsultantView> first = workloads.page(today, Optional.empty(), AT_A_TIME);
        List<ConsultantView> others = first.items().stream()
                .filter(one -> !one.consultant().equals(consultant))
                .filter(one -> one.leavesOn() == null || !one.leavesOn().isBefore(today))
                .toList();
        return Templates.handOver(shown(consultant), form, others, first.next() != null);
    }
}
