package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.enrolment.EnrolmentHistory;
import dk.fodfaeste.participant.enrolment.EnrolmentPerson;
import dk.fodfaeste.participant.enrolment.EnrolmentPersons;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import dk.fodfaeste.participant.enrolment.EnrolmentViews;
import dk.fodfaeste.participant.enrolment.HistoryLine;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/** Reads and searches enrolments. */
@Path("/api/v1/enrolments")
public class EnrolmentsResource {
    private final EnrolmentViews views;
    private final FindingEnrolments finding;
    private final EnrolmentLookup lookup;
    private final EnrolmentIdentifiers identifiers;
    private final EnrolmentPersons persons;
    private final EnrolmentHistory history;

    EnrolmentsResource(
            EnrolmentViews views,
            FindingEnrolments finding,
            EnrolmentLookup lookup,
            EnrolmentIdentifiers identifiers,
            EnrolmentPersons persons,
            EnrolmentHistory history) {
        this.views = views;
        this.finding = finding;
        this.lookup = lookup;
        this.identifiers = identifiers;
        this.persons = persons;
        this.history = history;
    }

    /** A page of another service shows the persons of these enrolments. */
    record NamesBody(@NotNull @Size(min = 1, max = 200) List<@NotNull UUID> enrolmentIds) {}

    @GET
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public Page<EnrolmentView> list(
            @QueryParam("initiative") String initiative,
            @QueryParam("consultant") String consultant,
            @QueryParam("state") String state,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after) {
        return finding.list(initiative, consultant, state, limit, after);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public EnrolmentView one(UUID id) {
        return views.read(id);
    }

    /** The changes of the enrolment, oldest first. */
    @GET
    @Path("{id}/history")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public HistoryLine.History history(UUID id) {
        return new HistoryLine.History(history.of(id));
    }

    /** The persons of these enrolments, without those that the caller may not see. */
    @POST
    @Path("names")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.PARTNER})
    public EnrolmentPerson.Persons names(@Valid @NotNull NamesBody body) {
        return new EnrolmentPerson.Persons(persons.of(body.enrolmentIds()));
    }

    @POST
    @Path("search")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public Page<EnrolmentView> search(
            @Valid @NotNull SearchBody body, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        return finding.search(body, limit, after);
    }

    /** For partners: the enrolments with that case number, or of the person with that CPR, without their facts. */
    @POST
    @Path("partner-search")
    @RolesAllowed(Roles.PARTNER)
    public PartnerSearchResult partnerSearch(@Valid @NotNull PartnerSearchBody body) {
        return PartnerSearchResult.of(finding.search(body.search(), null, null), persons);
    }

    @POST
    @Path("lookup")
    @RolesAllowed(Roles.SERVICE)
    public LookupResult lookUp(@Valid @NotNull LookupBody body) {
        return lookup.lookUp(body);
    }

    /** The case numbers and civil registration numbers of these enrolments, for a stated purpose. */
    @POST
    @Path("identifiers")
    @RolesAllowed(Roles.SERVICE)
    public IdentifiersResult identifiers(@Valid @NotNull IdentifiersBody body) {
        return identifiers.find(body);
    }
}
