package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.PersonVersion;
import jakarta.annotation.security.RolesAllowed;
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

/** Changes the data of a person and returns their history. */
@Path("/api/v1/participants/{ref}")
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
public class PersonChangesResource {
    private final ChangingPersons changing;
    private final MergingPersons merging;
    private final ShowingPersons persons;

    PersonChangesResource(ChangingPersons changing, MergingPersons merging, ShowingPersons persons) {
        this.changing = changing;
        this.merging = merging;
        this.persons = persons;
    }

    /**
     * @param participantRef the record that was changed; it may have been merged into the requested one since
     * @param event name-changed, phone-changed, number-changed, address-protection-changed or merged
     * @param by user name
     * @param because null if the change has no justification
     */
    public record PersonHistoryLine(
            UUID participantRef,
            int version,
            String event,
            Instant recordedAt,
            String by,
            @Schema(nullable = true) String because) {
        static PersonHistoryLine of(PersonVersion version) {
            return new PersonHistoryLine(
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

    /** Oldest first, without the registration. */
    public record PersonHistoryLines(List<PersonHistoryLine> items) {}

    @GET
    @Path("history")
    @Transactional
    public PersonHistoryLines history(UUID ref) {
        return new PersonHistoryLines(
                persons.history(ref).stream().map(PersonHistoryLine::of).toList());
    }

    @POST
    @Path("phone")
    public PersonView changePhone(UUID ref, @NotNull @Valid PhoneChangeBody body) {
        return changing.changePhone(ref, body);
    }

    @POST
    @Path("name")
    public PersonView changeName(UUID ref, @NotNull @Valid NameChangeBody body) {
        return changing.changeName(ref, body);
    }

    /** For a replacement number that becomes a final one, or for a mistyped number. The former number still finds the person. */
    @POST
    @Path("cpr")
    public PersonView changeCpr(UUID ref, @NotNull @Valid CprChangeBody body) {
        return changing.changeCpr(ref, body);
    }

    /** Merges the other record of the same person into this one. */
    @POST
    @Path("merge")
    @RolesAllowed(Roles.LEAD)
    public PersonView merge(UUID ref, @NotNull @Valid MergeBody body) {
        return merging.merge(ref, body);
    }
}
