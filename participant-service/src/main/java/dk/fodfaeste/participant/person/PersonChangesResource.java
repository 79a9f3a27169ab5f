package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.PersonName;
import dk.fodfaeste.participant.PersonVersion;
import dk.fodfaeste.participant.Phone;
import dk.fodfaeste.participant.person.PersonResource.Person;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Takes what becomes otherwise about a person, and tells what did. */
@Path("/api/v1/participants/{ref}")
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
public class PersonChangesResource {
    @Inject
    ChangingPersons changing;

    @Inject
    MergingPersons merging;

    @Inject
    ShowingPersons persons;

    /**
     * @param participantRef of the record that it happened to, which may have been merged into the one asked for since
     * @param event name-changed, phone-changed, number-changed, address-protection-changed or merged
     * @param by user name
     * @param because null where nobody had to say why
     */
    public record Change(
            UUID participantRef,
            int version,
            String event,
            Instant recordedAt,
            String by,
            @Schema(nullable = true) String because) {
        static Change of(PersonVersion version) {
            return new Change(
                    version.participantRef(),
                    version.version(),
                    version.change(),
                    version.recordedAt(),
                    version.recordedBy(),
                    version.because());
        }

        @Override
        public String toString() {
            return "change";
        }
    }

    /** Oldest first; the registration is not among them. */
    public record Changes(List<Change> items) {}

    @GET
    @Path("history")
    @Transactional
    public Changes history(UUID ref) {
        return new Changes(persons.history(ref).stream().map(Change::of).toList());
    }

    @POST
    @Path("phone")
    public Person call(UUID ref, @NotNull @Valid PhoneBody body) {
        Phone phone = body.phone() == null ? null : Phone.parse("phone", body.phone());
        return changing.call(ref, phone, body.expectedVersion());
    }

    @POST
    @Path("name")
    public Person rename(UUID ref, @NotNull @Valid NameBody body) {
        return changing.rename(ref, new PersonName(body.name()), body.because().strip(), body.expectedVersion());
    }

    /** A replacement number becomes a real one, or was mistyped; the former number still finds the person. */
    @POST
    @Path("cpr")
    public Person renumber(UUID ref, @NotNull @Valid NumberBody body) {
        return changing.renumber(
                ref, Cpr.parse("cpr", body.cpr()), body.because().strip(), body.expectedVersion());
    }

    /** Two records of one person become this one. */
    @POST
    @Path("merge")
    @RolesAllowed(Roles.LEAD)
    public Person merge(UUID ref, @NotNull @Valid MergeBody body) {
        return merging.merge(ref, body.other(), body.because().strip(), body.expectedVersion());
    }
}
