package dk.fodfaeste.reporting.comparisons;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.reporting.rate.Basis;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Comparisons of figures with other groups; analysts enter them. */
@Path("/api/v1/comparisons/{initiative}/{measure}/{basis}/{from}/{to}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ANALYST)
class ComparisonsResource {
    private final RequestedComparison requested;
    private final Comparisons comparisons;
    private final EnteringComparisons entering;

    ComparisonsResource(RequestedComparison requested, Comparisons comparisons, EnteringComparisons entering) {
        this.requested = requested;
        this.comparisons = comparisons;
        this.entering = entering;
    }

    /**
     * A comparison with all its versions, the latest first.
     *
     * @param withdrawn whether it is shown beside no figure any more
     */
    record ComparisonView(
            String initiative,
            String measure,
            Basis basis,
            LocalDate from,
            LocalDate to,
            String label,
            long successes,
            long denominator,
            BigDecimal percent,
            String source,
            LocalDate lookedUpOn,
            boolean withdrawn,
            int version,
            List<VersionView> history) {

        static ComparisonView of(List<ComparisonVersion> history) {
            ComparisonVersion latest = history.getFirst();
            ComparisonKey key = latest.key();
            Comparison comparison = latest.comparison();
            return new ComparisonView(
                    key.initiative(),
                    key.measure(),
                    key.window().basis(),
                    key.window().firstDay(),
                    key.window().lastDayInclusive(),
                    comparison.label(),
                    comparison.successes(),
                    comparison.denominator(),
                    comparison.rate().percent().orElseThrow(),
                    comparison.source(),
                    comparison.lookedUpOn(),
                    latest.withdrawn(),
                    latest.version(),
                    history.stream().map(VersionView::of).toList());
        }
    }

    /** @param because why it was withdrawn; null if it was not, or without a reason */
    record VersionView(
            int version,
            String label,
            long successes,
            long denominator,
            String source,
            LocalDate lookedUpOn,
            boolean withdrawn,
            @Schema(nullable = true) String because,
            Instant recordedAt,
            String recordedBy) {
        static VersionView of(ComparisonVersion version) {
            Comparison comparison = version.comparison();
            return new VersionView(
                    version.version(),
                    comparison.label(),
                    comparison.successes(),
                    comparison.denominator(),
                    comparison.source(),
                    comparison.lookedUpOn(),
                    version.withdrawn(),
                    version.because(),
                    version.recordedAt(),
                    version.recordedBy());
        }
    }

    @GET
    public ComparisonView one(
            @PathParam("initiative") String initiative,
            @PathParam("measure") String measure,
            @PathParam("basis") String basis,
            @PathParam("from") String from,
            @PathParam("to") String to)
            throws SQLException {
        return view(requested.key(initiative, measure, basis, from, to));
    }

    /** Enters the comparison, or corrects it. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public ComparisonView enter(
            @PathParam("initiative") String initiative,
            @PathParam("measure") String measure,
            @PathParam("basis") String basis,
            @PathParam("from") String from,
            @PathParam("to") String to,
            @NotNull(message = "missing") @Valid ComparisonBody body)
            throws SQLException {
        ComparisonKey key = requested.key(initiative, measure, basis, from, to);
        entering.enter(key, body.comparison(), body.expectedVersion());
        return view(key);
    }

    @POST
    @Path("/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    public ComparisonView withdraw(
            @PathParam("initiative") String initiative,
            @PathParam("measure") String measure,
            @PathParam("basis") String basis,
            @PathParam("from") String from,
            @PathParam("to") String to,
            @NotNull(message = "missing") @Valid ComparisonBody.Withdrawal body)
            throws SQLException {
        ComparisonKey key = requested.key(initiative, measure, basis, from, to);
        entering.withdraw(key, body.justification(), body.expectedVersion());
        return view(key);
    }

    private ComparisonView view(ComparisonKey key) throws SQLException {
        List<ComparisonVersion> history = comparisons.history(key);
        if (history.isEmpty()) {
            throw Refusal.notFound("comparison");
        }
        return ComparisonView.of(history);
    }
}
