package dk.fodfaeste.reporting.grants.calculation;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One amount for one year in a budget note.
 *
 * @param budgetAgreement the agreement that grants the money, or is asked to, such as Budget 2026
 * @param document the budget note, such as BI11
 * @param standing named so in the API and in the CSV file
 * @param scenario of an application that has several; else null
 * @param administration that spends the money: BIF, SOF, SUF; several if the note does not separate them
 * @param committee BIU, SUD, SOU; null if the note has none
 * @param grantNumber bevilling, such as 35.10; null if the note has none
 * @param steeringArea styringsområde; null if the note has none
 * @param priceLevel the year in whose prices the amount is
 * @param amount in 1,000 DKK, never negative
 * @param fullTimeEquivalents årsværk that the amount pays for; null if the note does not state them
 */
public record GrantLine(
        String initiative,
        String budgetAgreement,
        String document,
        GrantStage standing,
        @Schema(nullable = true) String scenario,
        String budgetItem,
        String administration,
        @Schema(nullable = true) String committee,
        @Schema(nullable = true) String grantNumber,
        @Schema(nullable = true) String steeringArea,
        int priceLevel,
        Sign sign,
        int year,
        long amount,
        @Schema(nullable = true) BigDecimal fullTimeEquivalents) {
    private static final Pattern AND = Pattern.compile("\\s*(?:[,/+&]|\\bog\\b|\\band\\b)\\s*");

    public GrantLine {
        fullTimeEquivalents = FullTimeEquivalents.normalized(fullTimeEquivalents);
    }

    /** Whether this line states the full-time equivalents of the other one, which does not state them, and nothing else differs. */
    public boolean addsFullTimeEquivalentsTo(GrantLine other) {
        return fullTimeEquivalents != null
                && other.fullTimeEquivalents == null
                && amount == other.amount
                && key().equals(other.key());
    }

    /** Everything but the amount and the full-time equivalents: two lines with the same key contradict each other. */
    public List<Object> key() {
        return List.of(
                initiative,
                budgetAgreement,
                document,
                standing,
                blank(scenario),
                budgetItem,
                administration,
                blank(committee),
                blank(grantNumber),
                blank(steeringArea),
                priceLevel,
                sign,
                year);
    }

    /** Income counts against expenses. */
    public long signed() {
        return sign.of(amount);
    }

    /** "BIF og SOF" are two administrations. */
    List<String> administrations() {
        return AND.splitAsStream(administration).filter(name -> !name.isBlank()).toList();
    }

    boolean isGranted() {
        return standing == GrantStage.GRANTED;
    }

    static String blank(String text) {
        return text == null ? "" : text;
    }
}
