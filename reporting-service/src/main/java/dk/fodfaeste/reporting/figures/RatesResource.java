package dk.fodfaeste.reporting.figures;

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

/** Rates against their targets, for those who steer by them. */
@Path("/api/v1/rates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
class RatesResource {
    private final Figures figures;
    private final RestrictedWindows gridOnly;
    private final Clock clock;

    RatesResource(Figures figures, RestrictedWindows gridOnly, Clock clock) {
        this.figures = figures;
        this.gridOnly = gridOnly;
        this.clock = clock;
    }

    record Items(List<FigureView> items) {
        static Items of(List<DisclosedFigure> answers) {
            return new Items(answers.stream().map(FigureView::of).toList());
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
        return Items.of(figures.ofAll(RequestedWindow.read(from, to, basis), asOf(today, knownAt)));
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
        return FigureView.of(
                figures.of(initiative, given(measure), RequestedWindow.read(from, to, basis), asOf(today, knownAt)));
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
                given(measure),
                RollingMonths.read(months),
                RequestedWindow.read(from, to, basis),
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
        return BreakdownView.of(figures.brokenDown(
                initiative,
                given(measure),
                Codes.parse(BreakdownDimension.class, "by", given(by)),
                RequestedWindow.read(from, to, basis),
                asOf(today, knownAt)));
    }

    private AsOf asOf(String today, String knownAt) {
        LocalDate day = Dates.parseOrNull("today", today);
        Instant instant = instant(given(knownAt));
        gridOnly.mustBeUnsaid("today", day);
        gridOnly.mustBeUnsaid("knownAt", instant);
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
            // refused below, as an instant out of range is
        }
        throw Refusal.malformed("knownAt", "is not an instant in UTC such as 2025-03-15T12:00:00Z");
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
