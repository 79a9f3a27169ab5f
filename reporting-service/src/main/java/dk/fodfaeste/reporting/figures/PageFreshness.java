package dk.fodfaeste.reporting.figures;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Data for {@code templates/tags/freshness.html}: what the figures of a page may lack. */
@Named("freshness")
@RequestScoped
public class PageFreshness {
    private final RequestFreshness freshness;
    private final InitiativesInScope initiatives;
    private final Clock clock;

    PageFreshness(RequestFreshness freshness, InitiativesInScope initiatives, Clock clock) {
        this.freshness = freshness;
        this.initiatives = initiatives;
        this.clock = clock;
    }

    /** Null if events were read until less than a minute ago. */
    public Instant getReadUntil() throws SQLException {
        return freshness.afterCounting(AsOf.now(clock)).ofOthers().readUntil();
    }

    /** Whether all events have been read at any time. */
    public boolean isEverRead() throws SQLException {
        return getReadUntil() == null || getReadUntil().isAfter(Instant.EPOCH);
    }

    /**
     * The names of the initiatives in the caller's scope whose figures are being recomputed.
     *
     * @param of the code of the initiative on the page; blank for all
     */
    public List<String> recomputed(String of) throws SQLException {
        AsOf now = AsOf.now(clock);
        RequestFreshness.Lack lack = freshness.afterCounting(now);
        return initiatives
                .all(now)
                .filter(initiative -> of.isBlank() || initiative.code().equals(of))
                .filter(initiative -> lack.of(initiative.code()).recomputing())
                .map(NameText::of)
                .toList();
    }
}
