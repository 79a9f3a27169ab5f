package dk.fodfaeste.outcome.caseload;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.caseload.CaseloadRows.RowsWithNames;
import dk.fodfaeste.outcome.storage.Initiatives;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The participants of a consultant, or of all consultants for a lead. A consultant sees their own only. */
@Path("/citizens")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class CaseloadPage {
    static final List<String> FIELDS = List.of("state", "initiative", "consultant", "sort");
    static final int PAGE_SIZE = 50;
    private static final int MAX_PAGE = 9999;
    private static final int MAX_EXPORTED = 2000;

    @CheckedTemplate(basePath = "caseload")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance caseload(CaseloadView view);
    }

    private final CaseloadQuery query;
    private final CaseloadRows rows;
    private final CaseloadFile file;
    private final Initiatives initiatives;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    CaseloadPage(
            CaseloadQuery query,
            CaseloadRows rows,
            CaseloadFile file,
            Initiatives initiatives,
            Caller caller,
            Language language,
            Clock clock) {
        this.query = query;
        this.rows = rows;
        this.file = file;
        this.initiatives = initiatives;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /** The parameters are {@link #FIELDS} and {@code page}, the number of the page from 1. */
    @GET
    public TemplateInstance list(@Context UriInfo address) {
        Form form = Form.of(address.getQueryParameters());
        int page = page(form.value("page"));
        CaseloadFilter filter = filter(form);
        LocalDate today = LocalDate.now(clock);
        long total = query.count(filter, today);
        RowsWithNames found = rows.of(query.find(filter, today, PAGE_SIZE, (page - 1) * PAGE_SIZE), today);
        return Templates.caseload(new CaseloadView(
                form,
                caller.hasRole(Roles.LEAD),
                filter.sort() == CaseloadSort.NAME && total <= PAGE_SIZE ? found.sortedByName() : found,
                total,
                page,
                total <= (long) page * PAGE_SIZE,
                today,
                states(),
                initiatives(),
                consultants(),
                sorts(total)));
    }

    /** @throws Refusal 413 if the list is too long, 503 if there are no names */
    @GET
    @Path("/csv")
    @Produces("text/csv")
    public Response export(@Context UriInfo address) {
        CaseloadFilter filter = filter(Form.of(address.getQueryParameters()));
        LocalDate today = LocalDate.now(clock);
        if (query.count(filter, today) > MAX_EXPORTED) {
            throw Refusal.tooLarge(message("tooManyToExport", MAX_EXPORTED));
        }
        RowsWithNames found = rows.of(query.find(filter, today, MAX_EXPORTED, 0), today);
        if (found.namesMissing()) {
            throw Refusal.unavailable(message("namesUnavailable"));
        }
        return Response.ok(file.write((filter.sort() == CaseloadSort.NAME ? found.sortedByName() : found).rows()))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + language.say("borgere", "citizens") + "-" + today + ".csv\"")
                .build();
    }

    private CaseloadFilter filter(Form form) {
        String initiative = text(form, "initiative");
        if (initiative != null) {
            caller.requireReach(initiative, "initiative");
        }
        CaseloadState state = Codes.parseOrNull(CaseloadState.class, "state", form.value("state"));
        CaseloadSort sort = Codes.parseOrNull(CaseloadSort.class, "sort", form.value("sort"));
        return new CaseloadFilter(
                consultant(text(form, "consultant")),
                Optional.ofNullable(initiative),
                state == null ? CaseloadState.ACTIVE : state,
                sort == null ? CaseloadSort.DEADLINE : sort);
    }

    private Optional<String> consultant(String asked) {
        Optional<String> name = Optional.ofNullable(asked).map(Identifiers::canonicalUserName);
        if (caller.hasRole(Roles.LEAD)) {
            return name;
        }
        if (name.filter(user -> !user.equals(caller.user())).isPresent()) {
            throw Refusal.forbidden(message("ownCitizensOnly"));
        }
        return Optional.of(caller.user());
    }

    private static String text(Form form, String field) {
        String text = form.valueOrNull(field);
        Message fault = text == null ? null : Texts.fault(text, 100);
        if (fault != null) {
            throw Refusal.malformed(field, fault);
        }
        return text;
    }

    private static int page(String number) {
        if (number.isEmpty()) {
            return 1;
        }
        if (!number.matches("[1-9][0-9]{0,3}")) {
            throw Refusal.malformed("page", message("notFromOneTo", MAX_PAGE));
        }
        return Integer.parseInt(number);
    }

    private List<Choice> states() {
        return List.of(
                new Choice(CaseloadState.ACTIVE.name(), language.say("I gang", "Active")),
                new Choice(CaseloadState.NOT_STARTED.name(), language.say("Ikke begyndt", "Not begun")),
                new Choice(CaseloadState.EXITED.name(), language.say("Afsluttet", "Exited")));
    }

    private List<Choice> initiatives() {
        return initiatives.all().stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .map(initiative -> new Choice(initiative.code(), initiative.name()))
                .toList();
    }

    private List<Choice> consultants() {
        return caller.hasRole(Roles.LEAD)
                ? query.consultants().stream()
                        .map(user -> new Choice(user, user))
                        .toList()
                : List.of();
    }

    private List<Choice> sorts(long total) {
        List<Choice> choices = new ArrayList<>(List.of(
                new Choice(CaseloadSort.DEADLINE.name(), language.say("Næste frist", "Next deadline")),
                new Choice(CaseloadSort.DAYS.name(), language.say("Længst i indsatsen", "Longest in the initiative")),
                new Choice(CaseloadSort.INITIATIVE.name(), language.say("Indsats", "Initiative"))));
        if (caller.hasRole(Roles.LEAD)) {
            choices.add(new Choice(CaseloadSort.CONSULTANT.name(), language.say("Konsulent", "Consultant")));
        }
        if (total <= PAGE_SIZE) {
            choices.add(new Choice(CaseloadSort.NAME.name(), language.say("Navn", "Name")));
        }
        return choices;
    }
}
