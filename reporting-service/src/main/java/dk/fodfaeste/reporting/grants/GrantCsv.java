package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.GrantStage;
import dk.fodfaeste.reporting.grants.calculation.Sign;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import java.util.ArrayList;
import java.util.List;

/** A line of a grant file: a grant line or a stated total. */
final class GrantCsv {
    static final List<String> COLUMNS = List.of(
            "kind",
            "initiative",
            "budgetAgreement",
            "document",
            "standing",
            "scenario",
            "budgetItem",
            "administration",
            "committee",
            "grantNumber",
            "steeringArea",
            "priceLevel",
            "sign",
            "year",
            "amount",
            "where");
    static final List<String> REQUIRED = List.of(
            "initiative",
            "budgetAgreement",
            "document",
            "standing",
            "budgetItem",
            "administration",
            "priceLevel",
            "sign",
            "year",
            "amount");

    /** The kind of a line of the file. */
    enum Kind {
        LINE,
        STATED_TOTAL
    }

    /** One of the two is null. */
    record Entry(GrantLine line, StatedTotal total) {
        String document() {
            return line == null ? total.document() : line.document();
        }

        String initiative() {
            return line == null ? total.initiative() : line.initiative();
        }
    }

    private final CsvLine line;
    private final List<Violation> unreadable = new ArrayList<>();

    private GrantCsv(CsvLine line) {
        this.line = line;
    }

    /** @throws Refusal 400 naming every column that cannot be read */
    static Entry read(CsvLine line, RequestValidator validator) {
        return new GrantCsv(line).entry(validator);
    }

    private Entry entry(RequestValidator validator) {
        Kind kind = code(Kind.class, "kind");
        String document = GrantRules.document(line.get("document"));
        return switch (kind == null ? Kind.LINE : kind) {
            case LINE -> {
                GrantLineBody body = new GrantLineBody(
                        line.get("initiative"),
                        line.get("budgetAgreement"),
                        code(GrantStage.class, "standing"),
                        line.get("scenario"),
                        line.get("budgetItem"),
                        line.get("administration"),
                        line.get("committee"),
                        line.get("grantNumber"),
                        line.get("steeringArea"),
                        whole("priceLevel"),
                        code(Sign.class, "sign"),
                        whole("year"),
                        amount());
                requireReadable();
                yield new Entry(validator.validate(body).line(document), null);
            }
            case STATED_TOTAL -> {
                StatedTotalBody body = new StatedTotalBody(
                        line.get("initiative"),
                        line.get("budgetAgreement"),
                        line.get("scenario"),
                        line.get("budgetItem"),
                        whole("year"),
                        amount(),
                        line.get("where"));
                requireReadable();
                yield new Entry(null, validator.validate(body).total(document));
            }
        };
    }

    private void requireReadable() {
        if (!unreadable.isEmpty()) {
            throw Refusal.malformed(unreadable);
        }
    }

    private <E extends Enum<E>> E code(Class<E> list, String column) {
        try {
            return Codes.parseOrNull(list, column, line.get(column));
        } catch (Refusal unknown) {
            unreadable.addAll(unknown.violations());
            return null;
        }
    }

    private Integer whole(String column) {
        String text = line.get(column);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,4}")) {
            unreadable.add(new Violation(column, message("notAYear")));
            return null;
        }
        return Integer.valueOf(text);
    }

    /** Thousands of kroner. Separators are refused: 1.887 and 1887,5 are ambiguous. */
    private Long amount() {
        String text = line.get("amount");
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,12}")) {
            unreadable.add(new Violation("amount", message("notAWholeNumber")));
            return null;
        }
        return Long.valueOf(text);
    }
}
