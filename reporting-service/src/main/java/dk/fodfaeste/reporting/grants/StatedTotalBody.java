package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.text.PublicText;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import jakarta.validation.constraints.NotNull;

/** A stated total in a request. */
record StatedTotalBody(
        @PublicText(max = 64) String initiative,
        @NotNull @PublicText(max = 100) String budgetAgreement,
        @PublicText(max = 100) String scenario,
        @PublicText(max = 200) String budgetItem,
        Integer year,
        @NotNull Long amount,
        @NotNull @PublicText(max = 500) String where) {

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
