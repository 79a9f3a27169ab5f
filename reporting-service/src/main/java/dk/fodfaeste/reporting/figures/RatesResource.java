package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Rates and targets for leads, analysts and the steering group. */
@Path("/api/v1/rates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
class RatesResource {
    private final FiguresInScope figures;
    private final Clock clock;

    RatesResource(FiguresInScope figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
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
        return Items.of(figures.all(RequestedWindow.parse(from, to, basis), asOf(today, knownAt)));
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
                initiative, blankToNull(measure), RequestedWindow.parse(from, to, basis), asOf(today, knownAt)));
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
                asOf(today, knownAt)));
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
                asOf(today, knownAt)));
    }

    private AsOf asOf(String today, String knownAt) {
        LocalDate day = Dates.parseOrNull("today", today);
        Instant instant = instant(blankToNull(knownAt));
        figures.requireUnrestricted("today", day);
        figures.requireUnrestricted("knownAt", instant);
        return AsOf.of(day, instant, clock);
    }

    private static Instant instant(String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9998) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            // Refused below, like an instant out of range.
        }
        throw Refusal.malformed("knownAt", message("notAnInstantInUtc"));
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
