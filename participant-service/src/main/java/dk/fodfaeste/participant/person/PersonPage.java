package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.person.PersonAtHand.Changed;
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

/** One person: how she is reached, all enrolments of hers that the user sees, and what was changed about her. */
@Path("/participants/{ref}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class PersonPage {
    private static final int LINES_AT_ONCE = 50;

    @CheckedTemplate(basePath = "person")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance person(
                PersonAtHand person, Lines history, Form form, List<Choice> purposes, Shown shown);
    }

    /** @param from where the older lines begin; null where there are none */
    record Lines(List<Changed> lines, Integer from) {
        static Lines of(List<Changed> newestFirst, Integer from) {
            int begin = from == null ? 0 : Math.clamp(from, 0, newestFirst.size());
            int end = Math.min(begin + LINES_AT_ONCE, newestFirst.size());
            return new Lines(newestFirst.subList(begin, end), end < newestFirst.size() ? end : null);
        }
    }

    /**
     * What only this answer shows.
     *
     * @param number the whole number, this once; blank where nobody asked for it
     * @param done what has just been done; blank where nothing was
     */
    record Shown(boolean lead, String number, String done) {
        @Override
        public String toString() {
            return "shown";
        }
    }

    private final PersonsAtHand persons;
    private final ShowingPersons showing;
    private final ProtectingAddresses protecting;
    private final RequestValidator validator;
    private final Caller caller;
    private final Language language;

    PersonPage(
            PersonsAtHand persons,
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
     * @param after the enrolment behind which the list goes on
     * @param from the line of the history from which it goes on
     */
    @GET
    public TemplateInstance person(
            UUID ref,
            @QueryParam("done") String done,
            @QueryParam("after") String after,
            @QueryParam("from") Integer from) {
        return page(persons.toShow(ref, after), from, Form.empty(), "", inWords(done));
    }

    /** The whole number, once and for a purpose; it stands in this answer and in no address. */
    @POST
    @Path("/cpr-disclosure")
    public Response disclose(UUID ref, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            String purpose = validator
                    .validate(new DisclosureBody(form.valueOrNull("purpose")))
                    .purpose();
            String number = showing.disclose(ref, purpose).cpr();
            return Response.ok(page(
                            persons.toShow(ref, null),
                            null,
                            form,
                            number.substring(0, 6) + "-" + number.substring(6),
                            ""))
                    .build();
        } catch (Refusal refused) {
            if (refused.status() == 403 || refused.status() == 404) {
                throw refused;
            }
            return Response.status(refused.status())
                    .entity(page(persons.toShow(ref, null), null, form.refused(refused, "purpose"), "", ""))
                    .build();
        }
    }

    @POST
    @Path("/address-protection")
    public Response protectAddress(UUID ref, MultivaluedMap<String, String> sent) {
        boolean protectedAddress = switch (Form.of(sent).value("protectedAddress")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.malformed("protectedAddress", "is missing");
        };
        protecting.change(ref, protectedAddress);
        return Response.seeOther(URI.create(
                        "/participants/" + ref + "?done=" + (protectedAddress ? "protected" : "unprotected")))
                .build();
    }

    private TemplateInstance page(PersonAtHand person, Integer from, Form form, String number, String done) {
        return Templates.person(
                person,
                Lines.of(person.history(), from),
                form,
                purposes(),
                new Shown(caller.hasRole(Roles.LEAD), number, done));
    }

    /** Those of the audit trail's purposes for which case workers look. */
    private List<Choice> purposes() {
        return List.of(
                new Choice("case-work", language.say("Sagsbehandling", "Case work")),
                new Choice("follow-up", language.say("Opfølgning", "Follow-up")),
                new Choice("citizen-request", language.say("Borgerens henvendelse", "The citizen's request")),
                new Choice("supervision", language.say("Tilsyn", "Supervision")));
    }

    private String inWords(String done) {
        return switch (done == null ? "" : done) {
            case "name" -> language.say("Navnet er ændret.", "The name is changed.");
            case "phone" -> language.say("Telefonnummeret er ændret.", "The telephone number is changed.");
            case "cpr" -> language.say("CPR-nummeret er ændret.", "The CPR number is changed.");
            case "merged" ->
                language.say("De to registreringer er samlet til denne.", "The two records are this one now.");
            case "protected" -> language.say("Adressen er beskyttet.", "The address is protected.");
            case "unprotected" ->
                language.say("Adressen er ikke længere beskyttet.", "The address is no longer protected.");
            default -> "";
        };
    }
}
