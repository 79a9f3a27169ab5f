package dk.fodfaeste.reporting.fidelity;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.fidelity.CaseloadProposal.Proposal;
import dk.fodfaeste.reporting.fidelity.FidelityReviewBody.ScoreBody;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The form of a review: the digits of all scores one after the other, and the remarks below. */
@Path("/rates/{initiative}/fidelity/review")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.LEAD, Roles.ANALYST})
@Blocking
class FidelityFormPage {
    private static final String REMARK = "remark-";
    private static final String[] FIELDS = Stream.concat(
                    Stream.of("unit", "because"),
                    Stream.of(FidelityItem.values()).flatMap(item -> Stream.of(item.name(), REMARK + item.name())))
            .toArray(String[]::new);

    @CheckedTemplate(basePath = "fidelity")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance review(
                InitiativeVersion initiative,
                LocalDate day,
                List<Group> groups,
                Form form,
                List<FidelityReviewVersion> history);
    }

    /** A group of the scale with the fields of its items. */
    record Group(FidelityGroup group, List<ItemField> items) {
        static List<Group> all(Proposal proposal) {
            return Stream.of(FidelityGroup.values())
                    .map(group -> new Group(
                            group,
                            Stream.of(FidelityItem.values())
                                    .filter(item -> item.group() == group)
                                    .map(item -> ItemField.of(item, proposal))
                                    .toList()))
                    .toList();
        }
    }

    /**
     * @param name of the field of the score, and {@code remark} of the remark
     * @param hint blank if the system proposes no score
     */
    record ItemField(FidelityItem item, String name, String remark, String hint) {
        static ItemField of(FidelityItem item, Proposal proposal) {
            return new ItemField(
                    item,
                    item.name(),
                    REMARK + item.name(),
                    item == proposal.item() && proposal.score() != null ? hint(proposal) : "");
        }

        private static String hint(Proposal proposal) {
            String caseload = DisplayText.decimal(proposal.caseloadPerFullTime());
            return DisplayText.say(
                    "Forslag ud fra systemets egne tal: %d. Sagsstammen er %s pr. fuldtidskonsulent den dag."
                            .formatted(proposal.score(), caseload),
                    "Proposed from the data of the system: %d. The caseload is %s per full-time consultant that day."
                            .formatted(proposal.score(), caseload));
        }
    }

    private interface Command {
        void run() throws SQLException;
    }

    private final RequestedReview requested;
    private final FidelityReviews reviews;
    private final EnteringFidelityReviews entering;
    private final CaseloadProposal proposal;
    private final RequestValidator validator;

    FidelityFormPage(
            RequestedReview requested,
            FidelityReviews reviews,
            EnteringFidelityReviews entering,
            CaseloadProposal proposal,
            RequestValidator validator) {
        this.requested = requested;
        this.reviews = reviews;
        this.entering = entering;
        this.proposal = proposal;
        this.validator = validator;
    }

    @GET
    public TemplateInstance page(@PathParam("initiative") String code, @QueryParam("date") String date)
            throws SQLException {
        InitiativeVersion initiative = requested.initiative(code);
        LocalDate day = Dates.parse("date", date == null ? "" : date);
        List<FidelityReviewVersion> history = reviews.history(code, day);
        Proposal proposed = proposal.on(day, code);
        return Templates.review(
                initiative,
                day,
                Group.all(proposed),
                Form.filled(values(history.stream().findFirst(), proposed)),
                history);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(@PathParam("initiative") String code, MultivaluedMap<String, String> sent)
            throws SQLException {
        Form form = Form.of(sent);
        LocalDate day = Dates.parse("date", form.value("date"));
        return carryOut(code, day, form, "entered&date=" + day, () -> {
            FidelityReviewBody body = validator.validate(
                    new FidelityReviewBody(form.valueOrNull("unit"), scores(form), form.number("expectedVersion")));
            entering.enter(code, day, body.unit(), body.itemScores(), body.expectedVersion());
        });
    }

    @POST
    @Path("/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@PathParam("initiative") String code, MultivaluedMap<String, String> sent)
            throws SQLException {
        Form form = Form.of(sent);
        LocalDate day = Dates.parse("date", form.value("date"));
        return carryOut(code, day, form, "withdrawn", () -> {
            FidelityReviewBody.Withdrawal body = validator.validate(
                    new FidelityReviewBody.Withdrawal(form.valueOrNull("because"), form.number("expectedVersion")));
            entering.withdraw(code, day, body.justification(), body.expectedVersion());
        });
    }

    private Response carryOut(String code, LocalDate day, Form form, String done, Command command) throws SQLException {
        InitiativeVersion initiative = requested.initiative(code);
        try {
            command.run();
            return Response.seeOther(
                            URI.create("/rates/%s/fidelity?done=%s".formatted(DisplayText.pathSegment(code), done)))
                    .build();
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(Templates.review(
                            initiative,
                            day,
                            Group.all(proposal.on(day, code)),
                            form.refused(refused.atFields(FidelityFormPage::fieldOfForm), FIELDS),
                            reviews.history(code, day)))
                    .build();
        }
    }

    /** One for each item in the order of the scale, so that the place of a fault tells the item. */
    private static List<ScoreBody> scores(Form form) {
        List<ScoreBody> scores = new ArrayList<>();
        List<Violation> unreadable = new ArrayList<>();
        for (FidelityItem item : FidelityItem.values()) {
            try {
                scores.add(new ScoreBody(item, form.number(item.name()), form.valueOrNull(REMARK + item.name())));
            } catch (Refusal refused) {
                unreadable.addAll(refused.violations());
            }
        }
        if (!unreadable.isEmpty()) {
            throw Refusal.malformed(unreadable);
        }
        return scores;
    }

    private static String fieldOfForm(String field) {
        for (FidelityItem item : FidelityItem.values()) {
            String place = "scores[" + item.ordinal() + "].";
            if (field.endsWith(place + "score")) {
                return item.name();
            }
            if (field.endsWith(place + "remark")) {
                return REMARK + item.name();
            }
        }
        return field;
    }

    private static Map<String, String> values(Optional<FidelityReviewVersion> present, Proposal proposed) {
        Map<String, String> values = new HashMap<>();
        values.put(
                "expectedVersion",
                present.map(version -> String.valueOf(version.version())).orElse("0"));
        if (present.isEmpty() && proposed.score() != null) {
            values.put(proposed.item().name(), String.valueOf(proposed.score()));
        }
        present.map(FidelityReviewVersion::review).ifPresent(review -> {
            values.put("unit", review.unit());
            for (ItemScore each : review.scores()) {
                if (each.score() != null) {
                    values.put(each.item().name(), String.valueOf(each.score()));
                }
                if (each.remark() != null) {
                    values.put(REMARK + each.item().name(), each.remark());
                }
            }
        });
        return values;
    }
}
