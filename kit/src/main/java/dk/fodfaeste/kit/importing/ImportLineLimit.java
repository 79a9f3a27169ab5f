package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/** Limits the lines that a user imports a day, because each line with a number finds out about a person. A dry run counts too. */
@ApplicationScoped
public class ImportLineLimit {
    private final ImportSettings settings;
    private final Clock clock;
    private final Map<String, Integer> linesByUser = new HashMap<>();
    private LocalDate day = LocalDate.MIN;

    ImportLineLimit(ImportSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Call it for each chunk, before its persons are looked up.
     *
     * @throws Refusal 429 if the lines exceed the limit of the day; then they are not counted
     */
    public void count(String user, int lines) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        if (!add(user, lines, now.toLocalDate())) {
            ZonedDateTime tomorrow = now.toLocalDate().plusDays(1).atStartOfDay(clock.getZone());
            throw Refusal.tooMany("linesPerDay", settings.linesPerDay(), Duration.between(now, tomorrow));
        }
    }

    private synchronized boolean add(String user, int lines, LocalDate today) {
        if (!today.equals(day)) {
            day = today;
            linesByUser.clear();
        }
        int before = linesByUser.getOrDefault(user, 0);
        if (before > settings.linesPerDay() - lines) {
            return false;
        }
        linesByUser.put(user, before + lines);
        return true;
    }
}
