package dk.fodfaeste.reporting.businesscase;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.csv.CsvLines;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.reporting.businesscase.Assumptions.CostItem;
import dk.fodfaeste.reporting.businesscase.Assumptions.ProjectYear;
import dk.fodfaeste.reporting.businesscase.Assumptions.Stated;
import dk.fodfaeste.reporting.businesscase.Assumptions.StatedFigure;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the assumptions of one business case from a CSV file. All lines are read, or none. */
final class CaseFile {
    private static final List<String> COLUMNS = List.of("kind", "text", "year", "successes", "amount");
    private static final int MAX_LINES = 1_000;

    /** What a line has. Those before {@link #PROJECT_YEAR} occur once. */
    enum Kind {
        NAME,
        SOURCE,
        STATED_ON,
        PRICE_LEVEL,
        MEASURE,
        LASTING_PER_PROJECT_YEAR,
        LAST_YEAR,
        COSTS_FROM_GRANTS,
        BECAUSE,
        PROJECT_YEAR,
        COST,
        STATED_COST,
        STATED_SAVED,
        STATED_NET,
        STATED_SAVED_BY_SUCCESSES
    }

    private record Line(int number, Kind kind, String text, Integer year, Integer successes, Long amount) {
        StatedFigure stated(Stated about) {
            return new StatedFigure(text, about, year, successes, amount);
        }
    }

    private final Map<Kind, Line> single = new EnumMap<>(Kind.class);
    private final List<ProjectYear> projectYears = new ArrayList<>();
    private final List<CostItem> costs = new ArrayList<>();
    private final List<StatedFigure> stated = new ArrayList<>();

    private CaseFile() {}

    /** @throws Refusal 400 if a line cannot be read, naming it */
    static BusinessCaseBody read(InputStream file) throws IOException {
        CaseFile read = new CaseFile();
        CsvLines lines = CsvLines.open(file, COLUMNS, List.of());
        int number = 0;
        for (CsvLine line = lines.next(); line != null; line = lines.next()) {
            if (++number > MAX_LINES) {
                throw Refusal.rule("file", message("moreLinesThan", MAX_LINES));
            }
            if (line.problem() != null) {
                throw Refusal.malformed(
                        "file",
                        message("faultInLine", line.line(), line.problem().problem()));
            }
            read.add(line(line));
        }
        return read.body();
    }

    private static Line line(CsvLine line) {
        try {
            return new Line(
                    line.line(),
                    Codes.parse(Kind.class, "kind", line.get("kind")),
                    line.get("text"),
                    number("year", line.get("year")),
                    number("successes", line.get("successes")),
                    amount(line.get("amount")));
        } catch (Refusal refused) {
            Violation first = refused.violations().getFirst();
            throw Refusal.malformed(first.field(), message("faultInLine", line.line(), first.message()));
        }
    }

    private static Integer number(String column, String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,7}")) {
            throw Refusal.malformed(column, message("notAWholeNumber"));
        }
        return Integer.valueOf(text);
    }

    private static Long amount(String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,9}")) {
            throw Refusal.malformed("amount", message("notAWholeNumber"));
        }
        return Long.valueOf(text);
    }

    private void add(Line line) {
        switch (line.kind()) {
            case PROJECT_YEAR -> projectYears.add(new ProjectYear(line.year(), line.successes(), line.amount()));
            case COST -> costs.add(new CostItem(line.text(), line.year(), line.amount()));
            case STATED_COST -> stated.add(line.stated(Stated.COST));
            case STATED_SAVED -> stated.add(line.stated(Stated.SAVED));
            case STATED_NET -> stated.add(line.stated(Stated.NET));
            case STATED_SAVED_BY_SUCCESSES -> stated.add(line.stated(Stated.SAVED_BY_SUCCESSES));
            case NAME,
                    SOURCE,
                    STATED_ON,
                    PRICE_LEVEL,
                    MEASURE,
                    LASTING_PER_PROJECT_YEAR,
                    LAST_YEAR,
                    COSTS_FROM_GRANTS,
                    BECAUSE -> {
                if (single.put(line.kind(), line) != null) {
                    throw Refusal.malformed("kind", message("faultInLine", line.number(), message("itemTwice")));
                }
            }
        }
    }

    private BusinessCaseBody body() {
        return new BusinessCaseBody(
                new Assumptions(
                        text(Kind.NAME),
                        text(Kind.SOURCE),
                        day(),
                        year(Kind.PRICE_LEVEL),
                        text(Kind.MEASURE),
                        single.containsKey(Kind.LASTING_PER_PROJECT_YEAR)
                                ? single.get(Kind.LASTING_PER_PROJECT_YEAR).amount()
                                : null,
                        year(Kind.LAST_YEAR),
                        projectYears,
                        single.containsKey(Kind.COSTS_FROM_GRANTS),
                        costs,
                        stated),
                text(Kind.BECAUSE),
                null);
    }

    private String text(Kind kind) {
        return single.containsKey(kind) ? single.get(kind).text() : null;
    }

    private LocalDate day() {
        return Dates.parseOrNull("statedOn", text(Kind.STATED_ON));
    }

    private Integer year(Kind kind) {
        return single.containsKey(kind) ? single.get(kind).year() : null;
    }
}
