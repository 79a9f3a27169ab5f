package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.fidelity.FidelityTrend;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.Breakdown;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.figures.RequestedWindow;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.report.rendering.CsvRenderer;
import dk.fodfaeste.reporting.report.rendering.ReportTable;
import dk.fodfaeste.reporting.report.rendering.SpreadsheetRenderer;
import dk.fodfaeste.reporting.volumes.InitiativeVolumes;
import dk.fodfaeste.reporting.volumes.VolumesTable;
import dk.fodfaeste.reporting.volumes.VolumesView;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The tables of an initiative's page as CSV files and workbooks. The address has the filters of the page, and the same rules apply. */
@Path("/rates/{initiative}/tables/{table}")
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
@Blocking
class FigureFiles {
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int ALL_HALF_YEARS = 200;

    private final FiguresInScope figures;
    private final InitiativeViewBuilder builder;
    private final BreakdownTables breakdowns;
    private final InitiativeVolumes volumes;
    private final FidelityTrend fidelity;
    private final Language language;
    private final Clock clock;

    FigureFiles(
            FiguresInScope figures,
            InitiativeViewBuilder builder,
            BreakdownTables breakdowns,
            InitiativeVolumes volumes,
            FidelityTrend fidelity,
            Language language,
            Clock clock) {
        this.figures = figures;
        this.builder = builder;
        this.breakdowns = breakdowns;
        this.volumes = volumes;
        this.fidelity = fidelity;
        this.language = language;
        this.clock = clock;
    }

    @GET
    @Path("/csv")
    @Produces(CSV)
    public Response csv(
            @PathParam("initiative") String initiative, @PathParam("table") String table, @Context UriInfo request)
            throws SQLException {
        return file(CsvRenderer.render(table(initiative, table, request)), initiative, table, "csv");
    }

    @GET
    @Path("/xlsx")
    @Produces(XLSX)
    public Response xlsx(
            @PathParam("initiative") String initiative, @PathParam("table") String table, @Context UriInfo request)
            throws SQLException {
        return file(SpreadsheetRenderer.render(table(initiative, table, request)), initiative, table, "xlsx");
    }

    /** @throws Refusal 404 if the page has no such table */
    private ReportTable table(String code, String table, UriInfo request) throws SQLException {
        AsOf now = AsOf.now(clock);
        InitiativeVersion initiative = figures.initiative(code, now);
        if (initiative.measures().isEmpty()) {
            throw Refusal.notFound("table");
        }
        Filters filters = builder.filters(initiative, Form.of(request.getQueryParameters()), now);
        FigureFile file = new FigureFile(language);
        return switch (table) {
            case "rolling" ->
                file.figures(table, language.say("Rullende", "Rolling"), builder.rolling(filters, initiative, now));
            case "half-years" ->
                file.figures(
                        table,
                        language.say("Halvår", "Half-years"),
                        figures.halfYears(
                                code, filters.measure(), filters.window().basis(), 0, ALL_HALF_YEARS, now));
            case "denominator" ->
                file.denominator(
                        table, language.say("Hvem tæller med", "Who is counted"), startedHeadline(filters, now));
            case "volumes" -> volumes(filters, file, now);
            case "fidelity" -> fidelity(filters, initiative, file, now);
            default -> breakdown(filters, table, file, now);
        };
    }

    /** @throws Refusal 404 before the initiative has begun */
    private DisclosedFigure startedHeadline(Filters filters, AsOf now) throws SQLException {
        DisclosedFigure headline = headline(filters, now);
        if (new FigureText(headline, language).isBeforeStart()) {
            throw Refusal.notFound("table");
        }
        return headline;
    }

    private DisclosedFigure headline(Filters filters, AsOf now) throws SQLException {
        return figures.of(filters.initiative(), filters.measure(), RequestedWindow.of(filters.window()), now);
    }

    private ReportTable volumes(Filters filters, FigureFile file, AsOf now) throws SQLException {
        VolumesView found = volumes.of(filters.initiative(), RequestedWindow.of(filters.window()), now);
        return file.volumes(
                "volumes",
                language.say("Hvor mange er med", "How many take part"),
                startedHeadline(filters, now),
                VolumesTable.of(found, filters.window(), language));
    }

    private ReportTable fidelity(Filters filters, InitiativeVersion initiative, FigureFile file, AsOf now)
            throws SQLException {
        List<DisclosedFigure> halfYears = figures.halfYears(
                filters.initiative(), filters.measure(), filters.window().basis(), 0, ALL_HALF_YEARS, now);
        return file.fidelity(
                "fidelity",
                language.say("Modeltro", "Fidelity"),
                NameText.of(initiative),
                fidelity.knownAt(Instant.MAX, filters.initiative()).stream()
                        .map(review -> new FigureFile.ReviewLine(
                                review,
                                halfYears.stream()
                                        .filter(figure -> figure.window().contains(review.reviewedOn()))
                                        .findFirst()
                                        .orElse(null)))
                        .toList());
    }

    private ReportTable breakdown(Filters filters, String table, FigureFile file, AsOf now) throws SQLException {
        Breakdown found = breakdowns.of(filters, headline(filters, now), now).stream()
                .filter(breakdown -> table.equals("by-" + breakdown.by()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("table"));
        return file.breakdown(found);
    }

    /** The code of an initiative and the name of a table that exists have no characters to escape. */
    private static Response file(Object content, String initiative, String table, String ending) {
        return Response.ok(content)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"fodfaeste-%s-%s.%s\"".formatted(initiative, table, ending))
                .build();
    }
}
