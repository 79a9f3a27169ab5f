package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.reporting.grants.calculation.FullTimeEquivalents;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.GrantStage;
import dk.fodfaeste.reporting.grants.calculation.Sign;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules for lines and stated totals. Pure: other documents and the known initiatives are arguments. */
final class GrantRules {
    static final int MAX_LINES = 2_000;
    static final int MAX_TOTALS = 200;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    /** Ten billion kroner. A larger amount was probably entered in kroner instead of thousands. */
    private static final long MAX_AMOUNT = 10_000_000;

    private static final int MAX_NAME_LENGTH = 40;

    private GrantRules() {}

    /**
     * The name of a document as it is stored.
     *
     * @throws Refusal 400 if the text is not a valid name
     */
    static String document(String text) {
        return document("document", text);
    }

    /** @param field that the text is from */
    static String document(String field, String text) {
        Message fault = text == null ? message("missing") : Texts.faultOfPublic(text, MAX_NAME_LENGTH);
        if (fault != null) {
            throw Refusal.malformed(field, fault);
        }
        if (text.indexOf('/') >= 0 || text.indexOf('\\') >= 0) {
            throw Refusal.malformed(field, message("holdsSlash"));
        }
        return Texts.clean(text);
    }

    /**
     * @param initiatives codes of all initiatives
     * @param documents the current versions of all documents
     * @throws Refusal 422 with all violations
     */
    static void check(
            List<GrantLine> lines,
            List<StatedTotal> totals,
            Set<String> initiatives,
            Collection<GrantDocument> documents) {
        List<Violation> broken = new ArrayList<>();
        if (lines.size() > MAX_LINES) {
            broken.add(new Violation("lines", message("areMoreThan", MAX_LINES)));
        }
        if (totals.size() > MAX_TOTALS) {
            broken.add(new Violation("statedTotals", message("areMoreThan", MAX_TOTALS)));
        }
        Map<List<Object>, Integer> keys = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String path = "lines[" + i + "].";
            faults(lines.get(i), initiatives, documents).forEach(fault -> broken.add(in(path, fault)));
            Integer earlier = keys.putIfAbsent(lines.get(i).key(), i);
            if (earlier != null) {
                broken.add(new Violation(path + "amount", message("sameLineTwice")));
            }
        }
        Set<List<Object>> totalKeys = new HashSet<>();
        for (int i = 0; i < totals.size(); i++) {
            String path = "statedTotals[" + i + "].";
            faults(totals.get(i), initiatives).forEach(fault -> broken.add(in(path, fault)));
            if (!totalKeys.add(totals.get(i).key())) {
                broken.add(new Violation(path + "where", message("sameTotalTwice")));
            }
        }
        if (!broken.isEmpty()) {
            throw Refusal.rule(broken);
        }
    }

    private static Violation in(String path, Violation fault) {
        return new Violation(path + fault.field(), fault.message());
    }

    static List<Violation> faults(GrantLine line, Set<String> initiatives, Collection<GrantDocument> documents) {
        List<Violation> faults = new ArrayList<>();
        if (!initiatives.contains(line.initiative())) {
            faults.add(new Violation("initiative", message("noSuchInitiative")));
        }
        checkYear("priceLevel", line.priceLevel(), faults);
        checkYear("year", line.year(), faults);
        if (line.amount() < 0) {
            faults.add(new Violation("amount", message("negativeAmount")));
        }
        if (line.amount() > MAX_AMOUNT) {
            faults.add(new Violation("amount", message("amountTooLarge", MAX_AMOUNT)));
        }
        if (line.fullTimeEquivalents() != null) {
            checkFullTimeEquivalents(line, faults);
        }
        documentWithSameGrant(line, documents)
                .ifPresent(document ->
                        faults.add(new Violation("budgetAgreement", message("grantedInOtherDocument", document))));
        return faults;
    }

    /** Budget notes repeat the grants of earlier notes. A grant entered in two documents would count twice in every cost. */
    private static Optional<String> documentWithSameGrant(GrantLine line, Collection<GrantDocument> documents) {
        if (line.standing() != GrantStage.GRANTED) {
            return Optional.empty();
        }
        return documents.stream()
                .filter(other -> !other.document().equals(line.document()))
                .filter(other -> other.lines().stream()
                        .anyMatch(sibling -> sibling.standing() == GrantStage.GRANTED
                                && sibling.initiative().equals(line.initiative())
                                && sibling.budgetAgreement().equals(line.budgetAgreement())
                                && sibling.year() == line.year()))
                .map(GrantDocument::document)
                .findFirst();
    }

    private static void checkFullTimeEquivalents(GrantLine line, List<Violation> faults) {
        if (!FullTimeEquivalents.isValid(line.fullTimeEquivalents())) {
            faults.add(new Violation(
                    "fullTimeEquivalents",
                    message("notFullTimeEquivalents", FullTimeEquivalents.MAX, FullTimeEquivalents.MAX_DECIMALS)));
        } else if (line.sign() == Sign.INCOME) {
            faults.add(new Violation("fullTimeEquivalents", message("incomePaysForNobody")));
        }
    }

    static List<Violation> faults(StatedTotal total, Set<String> initiatives) {
        List<Violation> faults = new ArrayList<>();
        if (total.initiative() != null && !initiatives.contains(total.initiative())) {
            faults.add(new Violation("initiative", message("noSuchInitiative")));
        }
        if (total.year() != null) {
            checkYear("year", total.year(), faults);
        }
        if (Math.abs(total.amount()) > MAX_AMOUNT) {
            faults.add(new Violation("amount", message("amountTooLarge", MAX_AMOUNT)));
        }
        return faults;
    }

    private static void checkYear(String field, int year, List<Violation> faults) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            faults.add(new Violation(field, message("notBetween", FIRST_YEAR, LAST_YEAR)));
        }
    }
}
