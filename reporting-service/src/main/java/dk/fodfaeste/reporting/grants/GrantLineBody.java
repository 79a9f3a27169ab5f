package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.text.PublicText;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.GrantStage;
import dk.fodfaeste.reporting.grants.calculation.Sign;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/** A line of a document in a request. {@link GrantRules} has the rules beyond types and lengths. */
record GrantLineBody(
        @NotNull @PublicText(max = 64) String initiative,
        @NotNull @PublicText(max = 100) String budgetAgreement,
        @NotNull GrantStage standing,
        @PublicText(max = 100) String scenario,
        @NotNull @PublicText(max = 200) String budgetItem,
        @NotNull @PublicText(max = 64) String administration,
        @PublicText(max = 64) String committee,
        @PublicText(max = 40) String grantNumber,
        @PublicText(max = 100) String steeringArea,
        @NotNull Integer priceLevel,
        @NotNull Sign sign,
        @NotNull Integer year,
        @NotNull Long amount,
        BigDecimal fullTimeEquivalents) {

    GrantLine line(String document) {
        return new GrantLine(
                initiative.strip(),
                budgetAgreement.strip(),
                document,
                standing,
                stripped(scenario),
                budgetItem.strip(),
                administration.strip(),
                stripped(committee),
                stripped(grantNumber),
                stripped(steeringArea),
                priceLevel,
                sign,
                year,
                amount,
                fullTimeEquivalents);
    }

    static String stripped(String text) {
        return text == null ? null : text.strip();
    }
}
