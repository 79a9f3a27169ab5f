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
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.GrantStage;
import dk.fodfaeste.reporting.grants.calculation.Sign;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import dk.fodfaeste.reporting.projection.Initiatives;
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
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Where an administrator adds a line to a document, changes one and takes one away. */
@Path("/grants/lines")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.ADMIN)
@Blocking
class GrantLinesPage {
    private static final int AT_ONCE = 50;
    private static final String[] FIELDS = {
        "document",
        "initiative",
        "budgetAgreement",
        "standing",
        "scenario",
        "activity",
        "administration",
        "committee",
        "grantNumber",
        "steeringArea",
        "priceLevel",
        "sign",
        "year",
        "amount"
    };

    @CheckedTemplate(basePath = "grants")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance lines(
                GrantDocument document, List<LineRow> lines, int next, List<TotalRow> totals, String done);

        static native TemplateInstance line(Form form, Choices choices, boolean isNew);
    }

    /** A line and its place in the document, counted from 0. */
    record LineRow(int place, GrantLine line, String amount) {}

    /** A stated total likewise. */
    record TotalRow(int place, StatedTotal total, String amount) {}

    /** What the form lets choose. */
    record Choices(List<Choice> initiatives, List<Choice> standings, List<Choice> signs) {}

    private final Grants grants;
    private final EnteringGrants entering;
    private final Initiatives initiatives;
    private final RequestValidator validator;
    private final Caller caller;
    private final Language language;

    GrantLinesPage(
            Grants grants,
            EnteringGrants entering,
            Initiatives initiatives,
            RequestValidator validator,
            Caller caller,
            Language language) {
        this.grants = grants;
        this.entering = entering;
        this.initiatives = initiatives;
        this.validator = validator;
        this.caller = caller;
        this.language = language;
    }

    /** @param from the place of the first line on the page */
    @GET
    public TemplateInstance lines(
            @QueryParam("document") String name, @QueryParam("from") String from, @QueryParam("done") String done)
            throws SQLException {
        GrantDocument document = grants.named(name);
        int first = from != null && from.matches("[0-9]{1,4}") ? Integer.parseInt(from) : 0;
        List<LineRow> reached = IntStream.range(0, document.lines().size())
                .mapToObj(place -> new LineRow(
                        place,
                        document.lines().get(place),
                        DisplayText.count(document.lines().get(place).signed())))
                .filter(line -> caller.reaches(line.line().initiative()))
                .toList();
        boolean more = reached.size() > first + AT_ONCE;
        return Templates.lines(
                document,
                reached.stream().skip(first).limit(AT_ONCE).toList(),
                more ? first + AT_ONCE : 0,
                totals(document),
                switch (done == null ? "" : done) {
                    case "saved" -> language.say("Linjen er gemt.", "The line is saved.");
                    case "removed" -> language.say("Linjen er fjernet.", "The line is removed.");
                    case "stated" -> language.say("Summen er gemt.", "The total is saved.");
                    case "unstated" -> language.say("Summen er fjernet.", "The total is removed.");
                    default -> "";
                });
    }

    private List<TotalRow> totals(GrantDocument document) {
        return IntStream.range(0, document.statedTotals().size())
                .mapToObj(place -> new TotalRow(
                        place,
                        document.statedTotals().get(place),
                        DisplayText.count(document.statedTotals().get(place).amount())))
                .filter(one -> one.total().initiative() == null
                        || caller.reaches(one.total().initiative()))
                .toList();
    }

    /** Of a new document, too, where none is named. */
    @GET
    @Path("/new")
    public TemplateInstance empty(@QueryParam("document") String name, @QueryParam("initiative") String initiative)
            throws SQLException {
        Map<String, String> values = new HashMap<>(
                Map.of("standing", GrantStage.APPLIED_FOR.name(), "sign", Sign.EXPENSE.name(), "expectedVersion", "0"));
        if (initiative != null) {
            values.put("initiative", initiative);
        }
        if (name != null) {
            GrantDocument document = grants.named(name);
            values.put("document", document.document());
            values.put("expectedVersion", String.valueOf(document.version()));
        }
        return page(Form.filled(values), true);
    }

    /** Ready-filled with what it says. */
    @GET
    @Path("/one")
    public TemplateInstance filled(@QueryParam("document") String name, @QueryParam("place") String place)
            throws SQLException {
        GrantDocument document = grants.named(name);
        GrantLine line = at(document, place);
        Map<String, String> values = new HashMap<>();
        values.put("document", document.document());
        values.put("expectedVersion", String.valueOf(document.version()));
        values.put("place", place);
        values.put("initiative", line.initiative());
        values.put("budgetAgreement", line.budgetAgreement());
        values.put("standing", line.standing().name());
        values.put("scenario", orBlank(line.scenario()));
        values.put("activity", line.activity());
        values.put("administration", line.administration());
        values.put("committee", orBlank(line.committee()));
        values.put("grantNumber", orBlank(line.grantNumber()));
        values.put("steeringArea", orBlank(line.steeringArea()));
        values.put("priceLevel", String.valueOf(line.priceLevel()));
        values.put("sign", line.sign().name());
        values.put("year", String.valueOf(line.year()));
        values.put("amount", String.valueOf(line.amount()));
        return page(Form.filled(values), false);
    }

    @POST
    public Response save(MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        boolean isNew = form.value("place").isEmpty();
        try {
            String name = GrantRules.document(form.value("document"));
            GrantLineBody body = validator.validate(body(form));
            GrantDocument document = grants.present(name).orElseGet(() -> GrantDocument.unknown(name));
            List<GrantLine> lines = new ArrayList<>(document.lines());
            if (isNew) {
                lines.add(body.line(name));
            } else {
                lines.set(lines.indexOf(seen(form, document)), body.line(name));
            }
            replace(document, lines, form);
            return seeOther(name, "saved");
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(page(form.refused(refused, FIELDS), isNew))
                    .build();
        }
    }

    @POST
    @Path("/removal")
    public Response remove(MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        try {
            GrantDocument document = grants.named(form.value("document"));
            List<GrantLine> lines = new ArrayList<>(document.lines());
            lines.remove(seen(form, document));
            replace(document, lines, form);
            return seeOther(document.document(), "removed");
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(page(form.refused(refused, FIELDS), false))
                    .build();
        }
    }

    /** The line that the form was filled with; in another version another line may stand in its place. */
    private GrantLine seen(Form form, GrantDocument document) {
        mustBeSeen(form, document);
        return at(document, form.value("place"));
    }

    /** @throws Refusal 409 where the form was filled with another version */
    static void mustBeSeen(Form form, GrantDocument document) {
        int version = versionSeen(form);
        if (version != document.version()) {
            throw Refusal.stale(version, document.version());
        }
    }

    static int versionSeen(Form form) {
        Integer version = form.number("expectedVersion");
        if (version == null) {
            throw Refusal.malformed("expectedVersion", "must not be null");
        }
        return version;
    }

    private void replace(GrantDocument document, List<GrantLine> lines, Form form) throws SQLException {
        entering.replace(document.document(), versionSeen(form), lines, document.statedTotals());
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
                form.valueOrNull("activity"),
                form.valueOrNull("administration"),
                form.valueOrNull("committee"),
                form.valueOrNull("grantNumber"),
                form.valueOrNull("steeringArea"),
                form.number("priceLevel"),
                Codes.parseOrNull(Sign.class, "sign", form.value("sign")),
                form.number("year"),
                amount == null ? null : amount.longValue());
    }

    private TemplateInstance page(Form form, boolean isNew) throws SQLException {
        return Templates.line(
                form,
                new Choices(initiatives(), CodeLabels.choices(GrantStage.class), CodeLabels.choices(Sign.class)),
                isNew);
    }

    /** Those that the caller may enter money of. */
    List<Choice> initiatives() throws SQLException {
        return initiatives.knownAt(Instant.MAX).stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .map(GrantLinesPage::choice)
                .toList();
    }

    private static Choice choice(InitiativeVersion initiative) {
        return new Choice(initiative.code(), initiative.name());
    }

    static Response seeOther(String document, String done) {
        return Response.seeOther(
                        URI.create("/grants/lines?document=" + DisplayText.queryValue(document) + "&done=" + done))
                .build();
    }

    private static String orBlank(String text) {
        return text == null ? "" : text;
    }
}
