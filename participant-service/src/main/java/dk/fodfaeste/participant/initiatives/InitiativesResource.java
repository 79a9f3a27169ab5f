package dk.fodfaeste.participant.initiatives;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** The catalogue of initiatives. All roles of case work and reporting read it; administrators write it. */
@Path("/api/v1/initiatives")
public class InitiativesResource {
    private final Initiatives initiatives;
    private final RevisingInitiative revising;

    InitiativesResource(Initiatives initiatives, RevisingInitiative revising) {
        this.initiatives = initiatives;
        this.revising = revising;
    }

    record InitiativeView(String code, @JsonUnwrapped Definition definition, int version) {
        static InitiativeView of(Initiative initiative) {
            return new InitiativeView(initiative.code(), initiative.definition(), initiative.version());
        }
    }

    @GET
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.ANALYST, Roles.STEERING, Roles.ADMIN, Roles.SERVICE})
    public Page<InitiativeView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        int asked = PageLimit.of(limit);
        return Page.of(
                initiatives.page(after, asked + 1).stream()
                        .map(InitiativeView::of)
                        .toList(),
                asked,
                InitiativeView::code);
    }

    @GET
    @Path("{code}")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.ANALYST, Roles.STEERING, Roles.ADMIN, Roles.SERVICE})
    public InitiativeView one(String code) {
        return initiatives.findByCode(code).map(InitiativeView::of).orElseThrow(() -> Refusal.notFound("initiative"));
    }

    @PUT
    @Path("{code}")
    @RolesAllowed(Roles.ADMIN)
    public InitiativeView revise(String code, @Valid @NotNull InitiativeBody body) {
        return InitiativeView.of(revising.revise(code, body));
    }
}
