package dk.fodfaeste.participant.person;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.command.FormCommandHandler;
import dk.fodfaeste.participant.person.PersonDetails.HistoryLine;
import dk.fodfaeste.participant.person.PersonResource.DisclosureBody;
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
import java.util.List;
import java.util.UUID;

/** The page of one person: contact data, the visible enrolments and the history. */
@Path("/participants/{ref}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class PersonPage {
    private static final int PAGE_SIZE = 50;

    @CheckedTemplate(basePath = "person")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance person(
                PersonDetails person, HistoryPage history, Form form, List<Choice> purposes, PageState state);
    }

    /** @param from the index at which the next page begins; null on the last page */
    record HistoryPage(List<HistoryLine> lines, Integer from) {
        static HistoryPage of(List<HistoryLine> newestFirst, Integer from) {
            int begin = from == null ? 0 : Math.clamp(from, 0, newestFirst.size());
            int end = Math.min(begin + PAGE_SIZE, newestFirst.size());
            return new HistoryPage(newestFirst.subList(begin, end), end < newestFirst.size() ? end : null);
        }
    }

    /**
     * The parts of the page that depend on the request.
     *
     * @param number the whole civil registration number; blank unless it was just disclosed
     * @param done the confirmation of a change; blank if there was none
     */
    record PageState(boolean lead, String number, String done) {
        @Override
        public String toString() {
            return "shown";
        }
    }

    private final PersonDetailsQuery persons;
    private final ShowingPersons showing;
    private final ProtectingAddresses protecting;
    private final RequestValidator validator;
    private final Caller caller;
    private final Language language;

    PersonPage(
            PersonDetailsQuery persons,
            ShowingPersons showing,
            ProtectingAddresses protecting,
            RequestValidator validator,
            Caller caller,
            Language language) {
        this.persons = persons;
        this.showing = showing;
        this.protecting = protecting;
        this.validator = validator;
        this.caller = caller;
        this.language = language;
    }

    /**
     * @param after the enrolment after which the list begins
     * @param from the index at which the history begins
     */
    @GET
    public TemplateInstance person(
            UUID ref,
            @QueryParam("done") String done,
            @QueryParam("after") String after,
            @QueryParam("from") Integer from) {
        return page(persons.forDisplay(ref, after), from, Form.empty(), "", confirmation(done));
    }

    /** Discloses the whole number once, for a purpose. The number is in the response and never in an address. */
    @POST
    @Path("/cpr-disclosure")
    public Response disclose(UUID ref, MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            String purpose = validator
                    .validate(new DisclosureBody(form.valueOrNull("purpose")))
                    .purpose();
            String number = showing.disclose(ref, purpose).cpr();
            return Response.ok(page(
                            persons.forDisplay(ref, null),
                            null,
                            form,
                            number.substring(0, 6) + "-" + number.substring(6),
                            ""))
                    .build();
        } catch (Refusal refusal) {
            if (FormCommandHandler.isAboutWholePage(refusal)) {
                throw refusal;
            }
            return Response.status(refusal.status())
                    .entity(page(persons.forDisplay(ref, null), null, form.refused(refusal, "purpose"), "", ""))
                    .build();
        }
    }

    @POST
    @Path("/address-protection")
    public Response protectAddress(UUID ref, MultivaluedMap<String, String> submitted) {
        boolean protectedAddress = switch (Form.of(submitted).value("protectedAddress")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.malformed("protectedAddress", message("missing"));
        };
        protecting.change(ref, protectedAddress);
        return Response.seeOther(URI.create(
                        "/participants/" + ref + "?done=" + (protectedAddress ? "protected" : "unprotected")))
                .build();
    }

    private TemplateInstance page(PersonDetails person, Integer from, Form form, String number, String done) {
        return Templates.person(
                person,
                HistoryPage.of(person.history(), from),
                form,
                purposes(),
                new PageState(caller.hasRole(Roles.LEAD), number, done));
    }

    /** The purposes of the audit trail that apply to case work. */
    private List<Choice> purposes() {
        return List.of(
                new Choice("case-work", language.say("Sagsbehandling", "Case work")),
                new Choice("follow-up", language.say("Opfølgning", "Follow-up")),
                new Choice("citizen-request", language.say("Borgerens henvendelse", "The citizen's request")),
                new Choice("supervision", language.say("Tilsyn", "Supervision")));
    }

    private String confirmation(String done) {
        return switch (done == null ? "" : done) {
            case "name" -> language.say("Navnet er ændret.", "The name is changed.");
            case "phone" -> language.say("Telefonnummeret er ændret.", "The telephone number is changed.");
            case "cpr" -> language.say("CPR-nummeret er ændret.", "The CPR number is changed.");
            case "merged" ->
                language.say("De to registreringer er samlet til denne.", "The two records are merged into this one.");
            case "protected" -> language.say("Adressen er beskyttet.", "The address is protected.");
            case "unprotected" ->
                language.say("Adressen er ikke længere beskyttet.", "The address is no longer protected.");
            default -> "";
        };
    }
}
