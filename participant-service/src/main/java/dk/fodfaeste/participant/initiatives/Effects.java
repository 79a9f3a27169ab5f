package dk.fodfaeste.participant.initiatives;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dk.fodfaeste.kit.web.CallerToken;
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

/** What a revision would do to the present figure: reporting-service counts, and is asked with the user's own rights. */
@ApplicationScoped
class Effects {
    private static final Logger LOG = Logger.getLogger(Effects.class);

    private final Reporting reporting;
    private final CallerToken token;

    Effects(@RestClient Reporting reporting, CallerToken token) {
        this.reporting = reporting;
        this.token = token;
    }

    /** Nothing where reporting-service does not answer, or does not know the measure yet. */
    Optional<Effect> of(String initiative, String measure, Revision revision) {
        try {
            return Optional.of(reporting.preview(
                    token.bearer(),
                    initiative,
                    new Question(
                            measure,
                            revision.validFrom(),
                            revision.targetPercent(),
                            revision.successStatuses().stream().map(Enum::name).toList(),
                            revision.minimumWeeklyHours())));
        } catch (RuntimeException away) {
            LOG.warnf("reporting-service gave no preview: %s", away.getClass().getName());
            return Optional.empty();
        }
    }

    @Path("/api/v1/rates/{initiative}/revision-preview")
    @RegisterRestClient(configKey = "reporting-service")
    interface Reporting {
        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        @Produces(MediaType.APPLICATION_JSON)
        Effect preview(
                @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
                @PathParam("initiative") String initiative,
                Question question);
    }

    record Question(
            String measure,
            LocalDate validFrom,
            BigDecimal targetPercent,
            List<String> successStatuses,
            BigDecimal minimumWeeklyHours) {}

    /**
     * As reporting-service answers it.
     *
     * @param present null where nothing can be said of the present figure
     * @param revised null as {@code present}, or where it would betray somebody
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Effect(Window window, Standing present, Standing revised, Long judgedOtherwise) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Window(LocalDate from, LocalDate to) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Standing(
            long successes,
            long denominator,
            BigDecimal percent,
            BigDecimal targetPercent,
            boolean targetChangedInWindow,
            boolean reached) {}
}
