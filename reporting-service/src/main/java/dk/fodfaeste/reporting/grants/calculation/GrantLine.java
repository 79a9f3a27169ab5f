package dk.fodfaeste.reporting.grants.calculation;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One amount of one year, as a budget note has it.
 *
 * @param budgetAgreement the agreement that the money is of or shall be of, such as Budget 2026
 * @param document the note in which it stands, such as BI11
 * @param scenario of an application that has several; else null
 * @param administration who spends it: BIF, SOF, SUF; several where the note does not tell them apart
 * @param committee BIU, SUD, SOU; null where the note does not say
 * @param grantNumber bevilling, such as 35.10; null as {@code committee}
 * @param steeringArea styringsområde; null as {@code committee}
 * @param priceLevel the year in whose prices the amount is
 * @param amount in 1,000 DKK, never negative
 */
public record GrantLine(
        String initiative,
        String budgetAgreement,
        String document,
        GrantStage standing,
        @Schema(nullable = true) String scenario,
        String activity,
        String administration,
        @Schema(nullable = true) String committee,
        @Schema(nullable = true) String grantNumber,
        @Schema(nullable = true) String steeringArea,
        int priceLevel,
        Sign sign,
        int year,
        long amount) {
    private static final Pattern AND = Pattern.compile("\\s*(?:[,/+&]|\\bog\\b|\\band\\b)\\s*");

    /** Everything but the amount: two lines that say the same of different amounts contradict each other. */
    public List<Object> key() {
        return List.of(
                initiative,
                budgetAgreement,
                document,
                standing,
                blank(scenario),
                activity,
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

    /** Each by itself: BIF og SOF are two. */
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
