package dk.fodfaeste.reporting.fidelity;

import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.volumes.InitiativeVolumes;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Proposes the score of the caseload item from the system's own data. For roles that may see the volumes of every day. */
@ApplicationScoped
class CaseloadProposal {
    private final InitiativeVolumes volumes;
    private final Clock clock;

    CaseloadProposal(InitiativeVolumes volumes, Clock clock) {
        this.volumes = volumes;
        this.clock = clock;
    }

    /**
     * @param caseloadPerFullTime on the day, with one decimal; null if there is none, like {@code score}
     * @param score of {@link FidelityItem#CASELOAD_SIZE}, from the caseload rounded to whole persons
     */
    record Proposal(
            LocalDate day,
            FidelityItem item,
            @Schema(nullable = true) BigDecimal caseloadPerFullTime,
            @Schema(nullable = true) Integer score) {}

    Proposal on(LocalDate day, String initiative) throws SQLException {
        AsOf now = AsOf.now(clock);
        Optional<BigDecimal> whole = volumes.caseload(initiative, day, 0, now);
        return new Proposal(
                day,
                FidelityItem.CASELOAD_SIZE,
                volumes.caseload(initiative, day, 1, now).orElse(null),
                whole.map(CaseloadScore::of).orElse(null));
    }
}
