package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.GrantStage;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What lines and stated totals must be like. Pure: the other documents and the initiatives that there are come as arguments. */
final class GrantRules {
    static final int MOST_LINES = 2_000;
    static final int MOST_TOTALS = 200;
    private static final int EARLIEST = 1990;
    private static final int LATEST = 2100;
    /** Ten billion kroner: more is a slip of the thousands. */
    private static final long MOST = 10_000_000;

    private static final int LONGEST_NAME = 40;

    private GrantRules() {}

    /** @throws Refusal 400 where it is no name of a document */
    static String document(String text) {
        String fault = text == null ? "is missing" : Texts.fault(text, LONGEST_NAME);
        if (fault != null) {
            throw Refusal.malformed("document", fault);
        }
        if (text.indexOf('/') >= 0 || text.indexOf('\\') >= 0) {
            throw Refusal.malformed("document", "holds a slash");
        }
        return text.strip();
    }

    /**
     * @param known codes of the initiatives that there are
     * @param others the present documents, this one too
     * @throws Refusal 422 with all that is wrong
     */
    static void check(
            List<GrantLine> lines, List<StatedTotal> totals, Set<String> known, Collection<GrantDocument> others) {
        List<Violation> broken = new ArrayList<>();
        if (lines.size() > MOST_LINES) {
            broken.add(new Violation("lines", "are more than " + MOST_LINES));
        }
        if (totals.size() > MOST_TOTALS) {
            broken.add(new Violation("statedTotals", "are more than " + MOST_TOTALS));
        }
        Map<List<Object>, Integer> said = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String place = "lines[" + i + "].";
            faults(lines.get(i), known, others).forEach(fault -> broken.add(in(place, fault)));
            Integer before = said.putIfAbsent(lines.get(i).key(), i);
            if (before != null) {
                broken.add(new Violation(place + "amount", "is said by another line, too; add the two"));
            }
        }
        Set<List<Object>> stated = new HashSet<>();
        for (int i = 0; i < totals.size(); i++) {
            String place = "statedTotals[" + i + "].";
            faults(totals.get(i), known).forEach(fault -> broken.add(in(place, fault)));
            if (!stated.add(totals.get(i).key())) {
                broken.add(new Violation(place + "where", "is stated there twice"));
            }
        }
        if (!broken.isEmpty()) {
            throw Refusal.rule(broken);
        }
    }

    private static Violation in(String place, Violation fault) {
        return new Violation(place + fault.field(), fault.message());
    }

    static List<Violation> faults(GrantLine line, Set<String> known, Collection<GrantDocument> others) {
        List<Violation> faults = new ArrayList<>();
        if (!known.contains(line.initiative())) {
            faults.add(new Violation("initiative", "there is no such initiative"));
        }
        year("priceLevel", line.priceLevel(), faults);
        year("year", line.year(), faults);
        if (line.amount() < 0) {
            faults.add(new Violation("amount", "is negative; income has the sign INCOME"));
        }
        if (line.amount() > MOST) {
            faults.add(new Violation("amount", "is more than " + MOST + " thousand DKK"));
        }
        elsewhere(line, others)
                .ifPresent(document -> faults.add(new Violation(
                        "budgetAgreement",
                        "has money for this year in " + document + " already, and money is entered once")));
        return faults;
    }

    /** A cost divides what was granted; the same money, copied from note to note, would count as often as it stands. */
    private static Optional<String> elsewhere(GrantLine line, Collection<GrantDocument> others) {
        if (line.standing() != GrantStage.GRANTED) {
            return Optional.empty();
        }
        return others.stream()
                .filter(other -> !other.document().equals(line.document()))
                .filter(other -> other.lines().stream()
                        .anyMatch(there -> there.standing() == GrantStage.GRANTED
                                && there.initiative().equals(line.initiative())
                                && there.budgetAgreement().equals(line.budgetAgreement())
                                && there.year() == line.year()))
                .map(GrantDocument::document)
                .findFirst();
    }

    static List<Violation> faults(StatedTotal total, Set<String> known) {
        List<Violation> faults = new ArrayList<>();
        if (total.initiative() != null && !known.contains(total.initiative())) {
            faults.add(new Violation("initiative", "there is no such initiative"));
        }
        if (total.year() != null) {
            year("year", total.year(), faults);
        }
        if (Math.abs(total.amount()) > MOST) {
            faults.add(new Violation("amount", "is more than " + MOST + " thousand DKK"));
        }
        return faults;
    }

    private static void year(String field, int year, List<Violation> faults) {
        if (year < EARLIEST || year > LATEST) {
            faults.add(new Violation(field, "does not lie between " + EARLIEST + " and " + LATEST));
        }
    }
}
