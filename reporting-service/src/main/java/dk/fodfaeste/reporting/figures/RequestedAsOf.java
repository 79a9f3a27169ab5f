package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Dates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Reads the parameters {@code today} and {@code knownAt} of a request. */
@ApplicationScoped
public class RequestedAsOf {
    private static final int LAST_YEAR = 9998;

    private final FiguresInScope figures;
    private final Clock clock;

    RequestedAsOf(FiguresInScope figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * Each may be null or blank.
     *
     * @throws Refusal 400 for one that cannot be parsed; 422 if it is not plausible or the caller may not set it
     */
    public AsOf parse(String today, String knownAt) {
        LocalDate day = Dates.parsePlausibleOrNull("today", today);
        Instant instant = instantOrNull(knownAt);
        figures.requireUnrestricted("today", day);
        figures.requireUnrestricted("knownAt", instant);
        return AsOf.of(day, instant, clock);
    }

    private static Instant instantOrNull(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text.strip());
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= LAST_YEAR) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            // Refused below, like an instant out of range.
        }
        throw Refusal.malformed("knownAt", message("notAnInstantInUtc"));
    }
}
