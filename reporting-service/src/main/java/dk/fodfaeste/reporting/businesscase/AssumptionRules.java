package dk.fodfaeste.reporting.businesscase;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.reporting.businesscase.Assumptions.CostItem;
import dk.fodfaeste.reporting.businesscase.Assumptions.ProjectYear;
import dk.fodfaeste.reporting.businesscase.Assumptions.Stated;
import dk.fodfaeste.reporting.businesscase.Assumptions.StatedFigure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import java.util.ArrayList;
import java.util.List;

/** The rules of assumptions beyond types and lengths. Pure. */
final class AssumptionRules {
    static final int MAX_YEARS = 50;
    static final int MAX_ITEMS = 200;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final int MAX_SUCCESSES = 1_000_000;
    /** Ten billion kroner. A larger amount was probably entered in kroner instead of thousands. */
    private static final long MAX_AMOUNT = 10_000_000;

    private final Assumptions assumptions;
    private final List<Violation> broken = new ArrayList<>();

    private AssumptionRules(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** @throws Refusal 422 with all violations */
    static void check(Assumptions assumptions, InitiativeVersion initiative) {
        AssumptionRules rules = new AssumptionRules(assumptions);
        rules.check(initiative);
        if (!rules.broken.isEmpty()) {
            throw Refusal.rule(rules.broken);
        }
    }

    private void check(InitiativeVersion initiative) {
        between("priceLevel", assumptions.priceLevel(), FIRST_YEAR, LAST_YEAR);
        between("lastingPerProjectYear", assumptions.lastingPerProjectYear(), 0, MAX_AMOUNT);
        if (initiative.measure(assumptions.measure()).isEmpty()) {
            fault("measure", message("noSuch", "measure"));
        }
        projectYears();
        costs();
        if (assumptions.stated().size() > MAX_ITEMS) {
            fault("stated", message("areMoreThan", MAX_ITEMS));
        }
        for (int place = 0; place < assumptions.stated().size(); place++) {
            stated("stated[" + place + "].", assumptions.stated().get(place));
        }
    }

    /** They follow each other; the table begins with the first. */
    private void projectYears() {
        List<ProjectYear> years = assumptions.projectYears();
        if (years.isEmpty() || years.size() > MAX_YEARS) {
            fault("projectYears", message("notBetweenLines", 1, MAX_YEARS));
            return;
        }
        for (int place = 0; place < years.size(); place++) {
            String path = "projectYears[" + place + "].";
            ProjectYear each = years.get(place);
            between(path + "year", each.year(), FIRST_YEAR, LAST_YEAR);
            if (each.year() != years.getFirst().year() + place) {
                fault(path + "year", message("notTheNextYear"));
            }
            between(path + "plannedSuccesses", each.plannedSuccesses(), 1, MAX_SUCCESSES);
            between(path + "plannedSaved", each.plannedSaved(), 0, MAX_AMOUNT);
        }
        int last = years.getLast().year();
        between("lastYear", assumptions.lastYear(), last, Math.min(LAST_YEAR, (long) last + MAX_YEARS));
    }

    private void costs() {
        List<CostItem> costs = assumptions.costs();
        if (costs.size() > MAX_ITEMS) {
            fault("costs", message("areMoreThan", MAX_ITEMS));
        }
        if (assumptions.costsFromGrants() && !costs.isEmpty()) {
            fault("costs", message("costsTwice"));
        }
        for (int place = 0; place < costs.size(); place++) {
            String path = "costs[" + place + "].";
            inTable(path + "year", costs.get(place).year());
            between(path + "amount", costs.get(place).amount(), 0, MAX_AMOUNT);
        }
    }

    private void stated(String path, StatedFigure figure) {
        if (figure.about() == Stated.SAVED_BY_SUCCESSES) {
            if (figure.year() != null) {
                fault(path + "year", message("notForThisFigure"));
            }
            if (figure.successes() == null) {
                fault(path + "successes", message("missing"));
            } else {
                between(path + "successes", figure.successes(), 1, MAX_SUCCESSES);
            }
        } else {
            if (figure.successes() != null) {
                fault(path + "successes", message("notForThisFigure"));
            }
            if (figure.year() == null) {
                fault(path + "year", message("missing"));
            } else {
                inTable(path + "year", figure.year());
            }
        }
        between(path + "amount", figure.amount(), -MAX_AMOUNT, MAX_AMOUNT);
    }

    private void fault(String field, Message message) {
        broken.add(new Violation("assumptions." + field, message));
    }

    private void inTable(String field, int year) {
        if (!assumptions.projectYears().isEmpty()) {
            between(field, year, assumptions.firstYear(), assumptions.lastYear());
        }
    }

    private void between(String field, long number, long lowest, long highest) {
        if (number < lowest || number > highest) {
            fault(field, message("notBetween", lowest, highest));
        }
    }
}
