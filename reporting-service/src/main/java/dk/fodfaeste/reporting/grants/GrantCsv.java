package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.importing.ImportFields;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.GrantStage;
import dk.fodfaeste.reporting.grants.calculation.Sign;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A line of a grant file: a grant line, a stated total, or the details of a note. Several values in a column are separated by |. */
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
            "where",
            "fullTimeEquivalents",
            "districts",
            "address",
            "categories",
            "parallelTo");
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
        STATED_TOTAL,
        NOTE
    }

    /** What a line of the file adds to its document. */
    sealed interface Entry {
        String document();

        /** Null for an entry about the whole document. */
        String initiative();
    }

    /** A grant line. */
    record LineEntry(GrantLine line) implements Entry {
        @Override
        public String document() {
            return line.document();
        }

        @Override
        public String initiative() {
            return line.initiative();
        }
    }

    /** A stated total. */
    record TotalEntry(StatedTotal total) implements Entry {
        @Override
        public String document() {
            return total.document();
        }

        @Override
        public String initiative() {
            return total.initiative();
        }
    }

    /** The details of a note. */
    record NoteEntry(String document, NoteDetails details) implements Entry {
        @Override
        public String initiative() {
            return null;
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
                        amount(),
                        decimal("fullTimeEquivalents"));
                requireReadable();
                yield new LineEntry(validator.validate(body).line(document));
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
                yield new TotalEntry(validator.validate(body).total(document));
            }
            case NOTE -> {
                NoteDetailsBody body = new NoteDetailsBody(
                        several("districts"), line.get("address"), categories(), several("parallelTo"));
                requireReadable();
                yield new NoteEntry(document, validator.validate(body).details(document));
            }
        };
    }

    private void requireReadable() {
        if (!unreadable.isEmpty()) {
            throw Refusal.malformed(unreadable);
        }
    }

    private List<NoteCategory> categories() {
        List<NoteCategory> categories = new ArrayList<>();
        for (String code : several("categories")) {
            categories.add(code(NoteCategory.class, "categories", code));
        }
        return categories;
    }

    private List<String> several(String column) {
        String text = line.get(column);
        return text == null ? List.of() : List.of(text.split("\\|", -1));
    }

    private <E extends Enum<E>> E code(Class<E> list, String column) {
        return code(list, column, line.get(column));
    }

    private <E extends Enum<E>> E code(Class<E> list, String column, String text) {
        try {
            return ImportFields.code(list, column, Texts.cleanOrNull(text));
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

    private BigDecimal decimal(String column) {
        String text = ImportFields.decimal(line, column);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            unreadable.add(new Violation(column, message("notADecimal")));
            return null;
        }
        return new BigDecimal(text);
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
