package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
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

/** The form with which an administrator adds or removes a stated total. The totals are listed below the lines of the document. */
@Path("/grants/totals")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.ADMIN)
@Blocking
class StatedTotalPage {
    private static final String[] FIELDS = {
        "initiative", "budgetAgreement", "scenario", "budgetItem", "year", "amount", "where"
    };

    @CheckedTemplate(basePath = "grants")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance statedTotal(Form form, List<Choice> initiatives);
    }

    private final Grants grants;
    private final EnteringGrants entering;
    private final InitiativeChoices initiatives;
    private final RequestValidator validator;
    private final Caller caller;

    StatedTotalPage(
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

    /** If all lines have the same budget agreement, it is filled in. */
    @GET
    @Path("/new")
    public TemplateInstance form(@QueryParam("document") String name) throws SQLException {
        GrantDocument document = grants.require(name);
        Map<String, String> values = new HashMap<>(
                Map.of("document", document.document(), "expectedVersion", String.valueOf(document.version())));
        List<String> agreements = document.lines().stream()
                .map(GrantLine::budgetAgreement)
                .distinct()
                .toList();
        if (agreements.size() == 1) {
            values.put("budgetAgreement", agreements.getFirst());
        }
        return page(Form.filled(values));
    }

    @POST
    public Response add(MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        try {
            GrantDocument document = grants.require(form.value("document"));
            StatedTotalBody body = validator.validate(body(form));
            List<StatedTotal> totals = new ArrayList<>(document.statedTotals());
            totals.add(body.total(document.document()));
            return new DocumentForm(form).replace(entering, document.withTotals(totals), "stated");
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(page(form.refused(refused, FIELDS)))
                    .build();
        }
    }

    @POST
    @Path("/removal")
    public Response remove(MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        GrantDocument document = grants.require(form.value("document"));
        DocumentForm documentForm = new DocumentForm(form);
        documentForm.requireCurrent(document);
        List<StatedTotal> totals = new ArrayList<>(document.statedTotals());
        totals.remove(at(document, form.value("place")));
        return documentForm.replace(entering, document.withTotals(totals), "unstated");
    }

    private StatedTotal at(GrantDocument document, String place) {
        if (!place.matches("[0-9]{1,3}")) {
            throw Refusal.notFound("total");
        }
        return document.statedTotals().stream()
                .skip(Integer.parseInt(place))
                .findFirst()
                .filter(total -> total.initiative() == null || caller.mayAccess(total.initiative()))
                .orElseThrow(() -> Refusal.notFound("total"));
    }

    private static StatedTotalBody body(Form form) {
        Integer amount = form.number("amount");
        return new StatedTotalBody(
                form.valueOrNull("initiative"),
                form.valueOrNull("budgetAgreement"),
                form.valueOrNull("scenario"),
                form.valueOrNull("budgetItem"),
                form.number("year"),
                amount == null ? null : amount.longValue(),
                form.valueOrNull("where"));
    }

    private TemplateInstance page(Form form) throws SQLException {
        return Templates.statedTotal(form, initiatives.all());
    }
}
