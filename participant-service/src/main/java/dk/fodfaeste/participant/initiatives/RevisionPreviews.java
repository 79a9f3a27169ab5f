package dk.fodfaeste.participant.initiatives;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.kit.web.CallerToken;
import dk.fodfaeste.measures.MeasureDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks reporting-service for the effect of a revision on the present figure, with the rights of the user. */
@ApplicationScoped
class RevisionPreviews {
    private static final Logger LOG = Logger.getLogger(RevisionPreviews.class);

    private final ReportingClient reporting;
    private final CallerToken token;

    RevisionPreviews(@RestClient ReportingClient reporting, CallerToken token) {
        this.reporting = reporting;
        this.token = token;
    }

    /** Empty if reporting-service does not answer or does not know the measure yet. */
    Optional<RevisionPreview> of(String initiative, String measure, MeasureDefinition.Revision revision) {
        try {
            return Optional.of(reporting.preview(
                    token.bearer(),
                    initiative,
                    new PreviewRequest(
                            measure,
                            revision.validFrom(),
                            revision.targetPercent(),
                            revision.successStatuses(),
                            revision.activityKinds(),
                            revision.minimumCount(),
                            revision.minimumWeeklyHours())));
        } catch (RuntimeException unavailable) {
            LOG.warnf(
                    "reporting-service gave no preview: %s",
                    unavailable.getClass().getName());
            return Optional.empty();
        }
    }

    @Path("/api/v1/rates/{initiative}/revision-preview")
    @RegisterRestClient(configKey = "reporting-service")
    interface ReportingClient {
        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        @Produces(MediaType.APPLICATION_JSON)
        RevisionPreview preview(
                @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
                @PathParam("initiative") String initiative,
                PreviewRequest request);
    }

    /** Without the fields that the kind of the measure does not have. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PreviewRequest(
            String measure,
            LocalDate validFrom,
            BigDecimal targetPercent,
            List<String> successStatuses,
            List<String> activityKinds,
            Integer minimumCount,
            BigDecimal minimumWeeklyHours) {}

    /**
     * The answer of reporting-service.
     *
     * @param countedFrom the first day of the quarter in which the revision begins
     * @param present null if there is no present figure that may be disclosed
     * @param revised null like {@code present}, or if it would disclose a small count
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RevisionPreview(
            Window window,
            LocalDate countedFrom,
            PreviewedFigure present,
            PreviewedFigure revised,
            Long judgedOtherwise) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Window(LocalDate from, LocalDate to) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PreviewedFigure(
            long successes,
            long denominator,
            BigDecimal percent,
            BigDecimal targetPercent,
            boolean targetChangedInWindow,
            Boolean reached) {}
}
