package dk.fodfaeste.reporting.grants.calculation;

import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sum that a document states. It is kept beside the lines and never takes the place of what they add up to.
 *
 * @param initiative null where it is about the whole document
 * @param scenario null where the document has none
 * @param activity null where it is about all of them
 * @param year null where it is about all of them
 * @param amount expenses less income in 1,000 DKK, so it may be negative
 * @param where in words, in which place of the document
 */
public record StatedTotal(
        @Schema(nullable = true) String initiative,
        String budgetAgreement,
        String document,
        @Schema(nullable = true) String scenario,
        @Schema(nullable = true) String activity,
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
                GrantLine.blank(activity),
                year == null ? "" : year,
                where);
    }

    boolean isOf(GrantLine line) {
        return document.equals(line.document())
                && budgetAgreement.equals(line.budgetAgreement())
                && Objects.equals(scenario, line.scenario())
                && (initiative == null || initiative.equals(line.initiative()))
                && (activity == null || activity.equals(line.activity()))
                && (year == null || year == line.year());
    }
}
