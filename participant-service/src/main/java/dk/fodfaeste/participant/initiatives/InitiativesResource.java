package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** The catalogue of initiatives: everybody in the house reads it, administrators write it. */
@Path("/api/v1/initiatives")
public class InitiativesResource {
    @Inject
    Initiatives initiatives;

    @Inject
    RevisingInitiative revising;

    @GET
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.ANALYST, Roles.STEERING, Roles.ADMIN, Roles.SERVICE})
    public Page<InitiativeAnswer> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        int asked = PageLimit.of(limit);
        return Page.of(
                initiatives.page(after, asked + 1).stream()
                        .map(InitiativeAnswer::of)
                        .toList(),
                asked,
                InitiativeAnswer::code);
    }

    @GET
    @Path("{code}")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.ANALYST, Roles.STEERING, Roles.ADMIN, Roles.SERVICE})
    public InitiativeAnswer one(String code) {
        return initiatives.known(code).map(InitiativeAnswer::of).orElseThrow(() -> Refusal.notFound("initiative"));
    }

    @PUT
    @Path("{code}")
    @RolesAllowed(Roles.ADMIN)
    public InitiativeAnswer revise(String code, @Valid @NotNull InitiativeBody body) {
        return InitiativeAnswer.of(revising.revise(code, body));
    }
}
