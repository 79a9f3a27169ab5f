package dk.fodfaeste.reporting.comparisons;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Window;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form with which an analyst enters, corrects or withdraws the comparison of a figure. The address names the figure. */
@Path("/rates/{initiative}/comparison")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.ANALYST)
@Blocking
class ComparisonPage {
    private static final String[] FIELDS = {"label", "successes", "denominator", "source", "lookedUpOn", "because"};

    @CheckedTemplate(basePath = "comparisons")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance comparison(
                InitiativeVersion initiative,
                String measureName,
                Window window,
                String figure,
                Form form,
                List<ComparisonVersion> history,
                String done);
    }

    private final RequestedComparison requested;
    private final Comparisons comparisons;
    private final EnteringComparisons entering;
    private final RequestValidator validator;

    ComparisonPage(
            RequestedComparison requested,
            Comparisons comparisons,
            EnteringComparisons entering,
            RequestValidator validator) {
        this.requested = requested;
        this.comparisons = comparisons;
        this.entering = entering;
        this.validator = validator;
    }

    private interface Command {
        void run(ComparisonKey key, Form form) throws SQLException;
    }

    @GET
    public TemplateInstance page(@PathParam("initiative") String initiative, @Context UriInfo request)
            throws SQLException {
        Form query = Form.of(request.getQueryParameters());
        ComparisonKey key = key(initiative, query);
        List<ComparisonVersion> history = comparisons.history(key);
        return page(key, Form.filled(values(key, history.stream().findFirst())), history, done(query.value("done")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(@PathParam("initiative") String initiative, MultivaluedMap<String, String> sent)
            throws SQLException {
        return carryOut(initiative, Form.of(sent), "entered", (key, form) -> {
            ComparisonBody body = validator.validate(new ComparisonBody(
                    form.valueOrNull("label"),
                    count(form, "successes"),
                    count(form, "denominator"),
                    form.valueOrNull("source"),
                    Dates.parseOrNull("lookedUpOn", form.value("lookedUpOn")),
                    form.number("expectedVersion")));
            entering.enter(key, body.comparison(), body.expectedVersion());
        });
    }

    @POST
    @Path("/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@PathParam("initiative") String initiative, MultivaluedMap<String, String> sent)
            throws SQLException {
        return carryOut(initiative, Form.of(sent), "withdrawn", (key, form) -> {
            ComparisonBody.Withdrawal body = validator.validate(
                    new ComparisonBody.Withdrawal(form.valueOrNull("because"), form.number("expectedVersion")));
            entering.withdraw(key, body.justification(), body.expectedVersion());
        });
    }

    private Response carryOut(String initiative, Form form, String done, Command command) throws SQLException {
        ComparisonKey key = key(initiative, form);
        try {
            command.run(key, form);
            return Response.seeOther(URI.create(
                            "/rates/%s/comparison?%s&done=%s".formatted(segment(key), figureQuery(key), done)))
                    .build();
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(page(key, form.refused(refused, FIELDS), comparisons.history(key), ""))
                    .build();
        }
    }

    private ComparisonKey key(String initiative, Form form) throws SQLException {
        return requested.key(
                initiative, form.value("measure"), form.value("basis"), form.value("from"), form.value("to"));
    }

    private static Long count(Form form, String field) {
        Integer number = form.number(field);
        return number == null ? null : number.longValue();
    }

    private static Map<String, String> values(ComparisonKey key, Optional<ComparisonVersion> present) {
        Map<String, String> values = new HashMap<>(Map.of(
                "measure", key.measure(),
                "basis", key.window().basis().name(),
                "from", key.window().firstDay().toString(),
                "to", key.window().lastDayInclusive().toString(),
                "expectedVersion",
                        present.map(version -> String.valueOf(version.version()))
                                .orElse("0")));
        present.map(ComparisonVersion::comparison).ifPresent(comparison -> {
            values.put("label", comparison.label());
            values.put("successes", String.valueOf(comparison.successes()));
            values.put("denominator", String.valueOf(comparison.denominator()));
            values.put("source", comparison.source());
            values.put("lookedUpOn", comparison.lookedUpOn().toString());
        });
        return values;
    }

    private TemplateInstance page(ComparisonKey key, Form form, List<ComparisonVersion> history, String done)
            throws SQLException {
        InitiativeVersion initiative = requested.initiative(key.initiative());
        Measure measure = initiative.measure(key.measure()).orElseThrow();
        return Templates.comparison(
                initiative,
                DisplayText.name(measure.name(), measure.englishName()),
                key.window(),
                "/rates/%s?%s".formatted(segment(key), figureQuery(key)),
                form,
                history,
                done);
    }

    private static String segment(ComparisonKey key) {
        return DisplayText.pathSegment(key.initiative());
    }

    private static String figureQuery(ComparisonKey key) {
        return "measure=%s&basis=%s&from=%s&to=%s"
                .formatted(
                        DisplayText.queryValue(key.measure()),
                        key.window().basis(),
                        key.window().firstDay(),
                        key.window().lastDayInclusive());
    }

    private static String done(String code) {
        return switch (code) {
            case "entered" -> DisplayText.say("Sammenligningen er gemt.", "The comparison is saved.");
            case "withdrawn" ->
                DisplayText.say("Sammenligningen vises ikke længere.", "The comparison is no longer shown.");
            default -> "";
        };
    }
}
