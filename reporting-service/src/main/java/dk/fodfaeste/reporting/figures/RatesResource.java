package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Rates and targets for leads, analysts and the steering group. */
@Path("/api/v1/rates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
class RatesResource {
    private final FiguresInScope figures;
    private final RequestedAsOf requestedAsOf;

    RatesResource(FiguresInScope figures, RequestedAsOf requestedAsOf) {
        this.figures = figures;
        this.requestedAsOf = requestedAsOf;
    }

    record Items(List<FigureView> items) {
        static Items of(List<DisclosedFigure> figures) {
            return new Items(figures.stream().map(FigureView::of).toList());
        }
    }

    @GET
    public Items all(
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String basis,
            @RestQuery String today,
            @RestQuery String knownAt)
            throws SQLException {
        return Items.of(figures.all(RequestedWindow.parse(from, to, basis), requestedAsOf.parse(today, knownAt)));
    }

    @GET
    @Path("/{initiative}")
    public FigureView one(
            @PathParam("initiative") String initiative,
            @RestQuery String measure,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String basis,
            @RestQuery String today,
            @RestQuery String knownAt)
            throws SQLException {
        return FigureView.of(figures.of(
                initiative,
                blankToNull(measure),
                RequestedWindow.parse(from, to, basis),
                requestedAsOf.parse(today, knownAt)));
    }

    @GET
    @Path("/{initiative}/rolling")
    public Items rolling(
            @PathParam("initiative") String initiative,
            @RestQuery String measure,
            @RestQuery String months,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String basis,
            @RestQuery String today,
            @RestQuery String knownAt)
            throws SQLException {
        return Items.of(figures.rolling(
                initiative,
                blankToNull(measure),
                RollingMonths.parse(months),
                RequestedWindow.parse(from, to, basis),
                requestedAsOf.parse(today, knownAt)));
    }

    @GET
    @Path("/{initiative}/breakdown")
    public BreakdownView breakdown(
            @PathParam("initiative") String initiative,
            @RestQuery String measure,
            @RestQuery String by,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String basis,
            @RestQuery String today,
            @RestQuery String knownAt)
            throws SQLException {
        return BreakdownView.of(figures.breakdown(
                initiative,
                blankToNull(measure),
                Codes.parse(BreakdownDimension.class, "by", blankToNull(by)),
                RequestedWindow.parse(from, to, basis),
                requestedAsOf.parse(today, knownAt)));
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
