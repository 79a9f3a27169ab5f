package dk.fodfaeste.reporting.grants;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.figures.Freshness;
import dk.fodfaeste.reporting.grants.calculation.Cost;
import dk.fodfaeste.reporting.grants.calculation.CostText;
import dk.fodfaeste.reporting.grants.calculation.EarlierGrants;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import dk.fodfaeste.reporting.grants.calculation.GrantEnding;
import dk.fodfaeste.reporting.grants.calculation.PossibleDuplicateGrant;
import dk.fodfaeste.reporting.grants.calculation.TotalDifference;
import dk.fodfaeste.reporting.rate.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The grants of an initiative, what follows from them, and what they cost per person. Amounts are in 1,000 DKK, expenses less income.
 *
 * @param tables one for each document, agreement, stage, scenario and price level
 * @param differences stated totals that differ from the sum of the lines: of this initiative, and of whole documents with money for it
 * @param alsoUnder grants that another initiative may have, too
 * @param costs of a participant, an exit and a success over the window
 * @param notes what the documents say about themselves; empty in reports from before it was entered
 * @param endings granted money that ends within twelve months, or has ended, with no grant after it
 * @param recomputing true while follow-ups are derived again after a revision, so that the successes may be counted from old and new ones; else absent
 * @param readUntil later events are missing in the costs; absent if events were read until less than a minute ago
 */
public record InitiativeEconomy(
        String initiative,
        LocalDate from,
        LocalDate to,
        List<EconomyTable> tables,
        EarlierGrants earlier,
        List<TotalDifference> differences,
        List<PossibleDuplicateGrant> alsoUnder,
        List<CostView> costs,
        List<GrantEnding> endings,
        List<NoteView> notes,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean recomputing,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant readUntil) {
    public InitiativeEconomy {
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** Without the names of initiatives out of the reader's scope. */
    public InitiativeEconomy within(Predicate<String> reached) {
        return copy(
                alsoUnder.stream()
                        .filter(duplicate -> reached.test(duplicate.initiative()))
                        .toList(),
                notes.stream().map(note -> note.within(reached)).toList(),
                recomputing,
                readUntil);
    }

    InitiativeEconomy with(Freshness freshness) {
        return copy(alsoUnder, notes, freshness.recomputing() ? true : null, freshness.readUntil());
    }

    private InitiativeEconomy copy(
            List<PossibleDuplicateGrant> otherGrants, List<NoteView> otherNotes, Boolean computing, Instant until) {
        return new InitiativeEconomy(
                initiative,
                from,
                to,
                tables,
                earlier,
                differences,
                otherGrants,
                costs,
                endings,
                otherNotes,
                computing,
                until);
    }

    /**
     * @param measure of the successes; null for participants and exits
     * @param how it was computed, or why it is missing, in both languages
     */
    public record CostView(
            Cost.Per per,
            @Schema(nullable = true) BigDecimal kroner,
            @Schema(nullable = true) BigDecimal money,
            @Schema(nullable = true) Long count,
            boolean half,
            List<Integer> priceLevels,
            @Schema(nullable = true) Cost.Absent absent,
            @Schema(nullable = true) String measure,
            CostText how) {
        static CostView of(Cost cost, Window window, Measure measure) {
            return new CostView(
                    cost.per(),
                    cost.kroner(),
                    cost.money(),
                    cost.count(),
                    cost.half(),
                    cost.priceLevels(),
                    cost.absent(),
                    cost.per() == Cost.Per.SUCCESS ? measure.code() : null,
                    CostText.of(cost, window, measure.name()));
        }
    }
}
