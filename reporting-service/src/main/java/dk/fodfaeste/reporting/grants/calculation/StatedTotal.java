package dk.fodfaeste.reporting.grants.calculation;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A total stated by a document. It is stored next to the lines and never replaces their sum.
 *
 * @param initiative null for the whole document
 * @param scenario null if the document has none
 * @param budgetItem null for all budget items
 * @param year null for all years
 * @param amount expenses less income in 1,000 DKK, may be negative
 * @param where the place in the document, such as "Tabel 2"
 */
public record StatedTotal(
        @Schema(nullable = true) String initiative,
        String budgetAgreement,
        String document,
        @Schema(nullable = true) String scenario,
        @Schema(nullable = true) String budgetItem,
        @Schema(nullable = true) Integer year,
        long amount,
        String where) {

    /** Everything but the amount. */
    public List<Object> key() {
        return List.of(
                GrantLine.blank(initiative),
                budgetAgreement,
                document,
                GrantLine.blank(scenario),
                GrantLine.blank(budgetItem),
                year == null ? "" : year,
                where);
    }

    boolean covers(GrantLine line) {
        return document.equals(line.document())
                && budgetAgreement.equals(line.budgetAgreement())
                && Objects.equals(scenario, line.scenario())
                && (initiative == null || initiative.equals(line.initiative()))
                && (budgetItem == null || budgetItem.equals(line.budgetItem()))
                && (year == null || year == line.year());
    }
}
