package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.grants.calculation.Cost;
import dk.fodfaeste.reporting.grants.calculation.CostText;
import dk.fodfaeste.reporting.grants.calculation.EarlierGrants;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import dk.fodfaeste.reporting.grants.calculation.GrantEnding;
import dk.fodfaeste.reporting.grants.calculation.PossibleDuplicateGrant;
import dk.fodfaeste.reporting.grants.calculation.TotalDifference;
import dk.fodfaeste.reporting.rate.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What there is to say of an initiative's money. Amounts are in 1,000 DKK, expenses less income.
 *
 * @param tables each of one document, agreement, scenario and price level
 * @param differences where a document states another sum than its lines add up to: of this initiative, and of the whole document where that
 *     holds money of it
 * @param alsoUnder granted money that stands under another initiative, too: of agreements that both have the same amount of in some year
 * @param costs of a participant, an exit and a success over the window
 * @param endings granted money that ends within twelve months, or has ended, with nothing granted after it: parts of it, and all of it
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
        List<GrantEnding> endings) {

    /** What whoever reaches these initiatives may be told: nothing of others. */
    public InitiativeEconomy within(Predicate<String> reached) {
        return new InitiativeEconomy(
                initiative,
                from,
                to,
                tables,
                earlier,
                differences,
                alsoUnder.stream()
                        .filter(also -> reached.test(also.initiative()))
                        .toList(),
                costs,
                endings);
    }

    /**
     * @param measure what the successes are of; null of what is no success
     * @param how in words, in both languages, how it was computed or why it is not there
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
                    CostText.of(cost, window, measure.name() == null ? measure.code() : measure.name()));
        }
    }
}
