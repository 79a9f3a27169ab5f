package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import jakarta.validation.constraints.NotNull;

/** A stated total in a request. */
record StatedTotalBody(
        @PlainText(max = 64) String initiative,
        @NotNull @PlainText(max = 100) String budgetAgreement,
        @PlainText(max = 100) String scenario,
        @PlainText(max = 200) String budgetItem,
        Integer year,
        @NotNull Long amount,
        @NotNull @PlainText(max = 500) String where) {

    StatedTotal total(String document) {
        return new StatedTotal(
                GrantLineBody.stripped(initiative),
                budgetAgreement.strip(),
                document,
                GrantLineBody.stripped(scenario),
                GrantLineBody.stripped(budgetItem),
                year,
                amount,
                where.strip());
    }
}
