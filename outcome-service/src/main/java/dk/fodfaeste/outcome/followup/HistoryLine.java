package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One version of an outcome. */
public record HistoryLine(
        int version,
        Outcome.Kind kind,
        @Schema(nullable = true) Set<Status> statuses,
        @Schema(nullable = true) LocalDate statusDate,
        @Schema(nullable = true) BigDecimal weeklyHours,
        @Schema(nullable = true) Source source,
        @Schema(nullable = true) Integer attempts,
        @Schema(nullable = true) LostReason lostReason,
        @Schema(nullable = true) String because,
        @Schema(nullable = true) LocalDate dueOn,
        int exitNumber,
        Instant recordedAt,
        String recordedBy) {

    static HistoryLine of(Outcome outcome) {
        return new HistoryLine(
                outcome.version(),
                outcome.kind(),
                field(outcome, Situation::statuses),
                field(outcome, Situation::statusDate),
                field(outcome, Situation::weeklyHours),
                field(outcome, Situation::source),
                outcome.attempts(),
                outcome.lostReason(),
                outcome.because(),
                outcome.dueOn(),
                outcome.exitNumber(),
                outcome.recordedAt(),
                outcome.recordedBy());
    }

    private static <T> T field(Outcome outcome, Function<Situation, T> getter) {
        return Optional.ofNullable(outcome.situation()).map(getter).orElse(null);
    }
}
