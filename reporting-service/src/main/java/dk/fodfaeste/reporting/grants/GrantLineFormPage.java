package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.GrantStage;
import dk.fodfaeste.reporting.grants.calculation.Sign;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The form with which an administrator adds, changes or removes a line of a document. */
@Path("/grants/lines")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.ADMIN)
@Blocking
class GrantLineFormPage {
    private static final String[] FIELDS = {
        "document",
        "initiative",
        "budgetAgreement",
        "standing",
        "scenario",
        "budgetItem",
        "administration",
        "committee",
        "grantNumber",
        "steeringArea",
        "priceLevel",
        "sign",
        "year",
        "amount",
        "fullTimeEquivalents"
    };

    @CheckedTemplate(basePath = "grants")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance line(Form form, Choices choices, boolean isNew);
    }

    record Choices(List<Choice> initiatives, List<Choice> stages, List<Choice> signs) {}

    private final Grants grants;
    private final EnteringGrants entering;
    private final InitiativeChoices initiatives;
    private final RequestValidator validator;
    private final Caller caller;

    GrantLineFormPage(
            Grants grants,
            EnteringGrants entering,
            InitiativeChoices initiatives,
            RequestValidator validator,
            Caller caller) {
        this.grants = grants;
        this.entering = entering;
        this.initiatives = initiatives;
        this.validator = validator;
        this.caller = caller;
    }

    /** @param name of the document; null for a line of a new document */
    @GET
    @Path("/new")
    public TemplateInstance add(@QueryParam("document") String name, @QueryParam("initiative") String initiative)
            throws SQLException {
        Map<String, String> values = new HashMap<>(
                Map.of("standing", GrantStage.APPLIED_FOR.name(), "sign", Sign.EXPENSE.name(), "expectedVersion", "0"));
        if (initiative != null) {
            values.put("initiative", initiative);
        }
        if (name != null) {
            GrantDocument document = grants.require(name);
            values.put("document", document.document());
            values.put("expectedVersion", String.valueOf(document.version()));
        }
        return page(Form.filled(values), true);
    }

    @GET
    @Path("/one")
    public TemplateInstance change(@QueryParam("document") String name, @QueryParam("place") String place)
            throws SQLException {
        GrantDocument document = grants.require(name);
        GrantLine line = at(document, place);
        Map<String, String> values = new HashMap<>();
        values.put("document", document.document());
        values.put("expectedVersion", String.valueOf(document.version()));
        values.put("place", place);
        values.put("initiative", line.initiative());
        values.put("budgetAgreement", line.budgetAgreement());
        values.put("standing", line.standing().name());
        values.put("scenario", orBlank(line.scenario()));
        values.put("budgetItem", line.budgetItem());
        values.put("administration", line.administration());
        values.put("committee", orBlank(line.committee()));
        values.put("grantNumber", orBlank(line.grantNumber()));
        values.put("steeringArea", orBlank(line.steeringArea()));
        values.put("priceLevel", String.valueOf(line.priceLevel()));
        values.put("sign", line.sign().name());
        values.put("year", String.valueOf(line.year()));
        values.put("amount", String.valueOf(line.amount()));
        values.put("fullTimeEquivalents", DisplayText.decimal(line.fullTimeEquivalents()));
        return page(Form.filled(values), false);
    }

    @POST
    public Response save(MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        boolean isNew = form.value("place").isEmpty();
        try {
            String name = GrantRules.document(form.value("document"));
            GrantLine line = validator.validate(body(form)).line(name);
            GrantDocument document = grants.find(name).orElseGet(() -> GrantDocument.unknown(name));
            List<GrantLine> lines = new ArrayList<>(document.lines());
            if (isNew) {
                lines.add(line);
            } else {
                lines.set(lines.indexOf(editedLine(form, document)), line);
            }
            return new DocumentForm(form).replace(entering, document.withLines(lines), "saved");
        } catch (Refusal refused) {
            return refused(form, refused, isNew);
        }
    }

    @POST
    @Path("/removal")
    public Response remove(MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        try {
            GrantDocument document = grants.require(form.value("document"));
            List<GrantLine> lines = new ArrayList<>(document.lines());
            lines.remove(editedLine(form, document));
            return new DocumentForm(form).replace(entering, document.withLines(lines), "removed");
        } catch (Refusal refused) {
            return refused(form, refused, false);
        }
    }

    private Response refused(Form form, Refusal refused, boolean isNew) throws SQLException {
        return Response.status(refused.status())
                .entity(page(form.refused(refused, FIELDS), isNew))
                .build();
    }

    private GrantLine editedLine(Form form, GrantDocument document) {
        new DocumentForm(form).requireCurrent(document);
        return at(document, form.value("place"));
    }

    private GrantLine at(GrantDocument document, String place) {
        if (place == null || !place.matches("[0-9]{1,4}")) {
            throw Refusal.notFound("line");
        }
        return document.lines().stream()
                .skip(Integer.parseInt(place))
                .findFirst()
                .filter(line -> caller.mayAccess(line.initiative()))
                .orElseThrow(() -> Refusal.notFound("line"));
    }

    private static GrantLineBody body(Form form) {
        Integer amount = form.number("amount");
        return new GrantLineBody(
                form.valueOrNull("initiative"),
                form.valueOrNull("budgetAgreement"),
                Codes.parseOrNull(GrantStage.class, "standing", form.value("standing")),
                form.valueOrNull("scenario"),
                form.valueOrNull("budgetItem"),
                form.valueOrNull("administration"),
                form.valueOrNull("committee"),
                form.valueOrNull("grantNumber"),
                form.valueOrNull("steeringArea"),
                form.number("priceLevel"),
                Codes.parseOrNull(Sign.class, "sign", form.value("sign")),
                form.number("year"),
                amount == null ? null : amount.longValue(),
                form.decimal("fullTimeEquivalents"));
    }

    private TemplateInstance page(Form form, boolean isNew) throws SQLException {
        return Templates.line(
                form,
                new Choices(initiatives.all(), CodeLabels.choices(GrantStage.class), CodeLabels.choices(Sign.class)),
                isNew);
    }

    private static String orBlank(String text) {
        return text == null ? "" : text;
    }
}
