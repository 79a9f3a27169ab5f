package dk.fodfaeste.outcome.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.csv.CsvLines;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.lookup.EnrolmentKey;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a CSV file of statuses line by line. */
final class StatusFileReader {
    private static final String CASE_NUMBER = "caseNumber";
    private static final String CPR = "cpr";
    private static final String INITIATIVE = "initiative";
    private static final String MEASURE = "measure";
    private static final String STATUS_DATE = "statusDate";
    private static final String STATUS = "status";
    private static final String WEEKLY_HOURS = "weeklyHours";
    private static final String SOURCE = "source";

    private static final String LOST = "LOST";
    private static final Pattern SEPARATOR = Pattern.compile("\\|");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");

    private final CsvLines lines;

    private StatusFileReader(CsvLines lines) {
        this.lines = lines;
    }

    /** @throws Refusal 400 if a column is missing */
    static StatusFileReader open(InputStream file) throws IOException {
        CsvLines lines = CsvLines.open(file, List.of(MEASURE, STATUS_DATE, STATUS, WEEKLY_HOURS, SOURCE));
        if (!lines.has(CASE_NUMBER) && !(lines.has(CPR) && lines.has(INITIATIVE))) {
            throw Refusal.malformed(CASE_NUMBER, message("keyColumnsMissing"));
        }
        return new StatusFileReader(lines);
    }

    /** A line with its status, or with the reason why it cannot be read; the other one is null. */
    record Line(int number, ReportedStatus status, Rejection rejection) {

        /** Names the columns of the file instead of the fields of a command. */
        Rejection rejected(RecordingResult.Rejected result) {
            String column = switch (result.field()) {
                case RecordingResult.Rejected.KEY -> status.key().caseNumber() == null ? CPR : CASE_NUMBER;
                case "statuses", "attempts" -> STATUS;
                default -> result.field();
            };
            return new Rejection(number, column, result.problem());
        }
    }

    /** Null at the end of the file. */
    Line next() throws IOException {
        CsvLine line = lines.next();
        if (line == null) {
            return null;
        }
        if (line.problem() != null) {
            return new Line(line.line(), null, line.problem());
        }
        try {
            return new Line(line.line(), status(line), null);
        } catch (Refusal unreadable) {
            Violation first = unreadable.violations().getFirst();
            String column = first.field().equals("statuses") ? STATUS : first.field();
            return new Line(line.line(), null, new Rejection(line.line(), column, first.message()));
        }
    }

    private ReportedStatus status(CsvLine line) {
        EnrolmentKey key = key(line);
        String measure = required(line, MEASURE);
        String codes = required(line, STATUS);
        LocalDate statusDate = Dates.parseOrNull(STATUS_DATE, line.get(STATUS_DATE));
        BigDecimal weeklyHours = weeklyHours(line.get(WEEKLY_HOURS));
        if (codes.equals(LOST)) {
            return new ReportedStatus(key, measure, Optional.empty());
        }
        Source source = Codes.parse(Source.class, SOURCE, required(line, SOURCE));
        return new ReportedStatus(
                key, measure, Optional.of(Situation.of(statuses(codes), statusDate, weeklyHours, source)));
    }

    private EnrolmentKey key(CsvLine line) {
        String caseNumber = line.get(CASE_NUMBER);
        if (caseNumber != null) {
            return EnrolmentKey.ofCase(caseNumber);
        }
        if (!lines.has(CPR) || !lines.has(INITIATIVE)) {
            throw Refusal.malformed(CASE_NUMBER, message("missing"));
        }
        return EnrolmentKey.ofPerson(required(line, CPR), required(line, INITIATIVE));
    }

    private static String required(CsvLine line, String column) {
        return Optional.ofNullable(line.get(column)).orElseThrow(() -> Refusal.malformed(column, message("missing")));
    }

    private static List<Status> statuses(String joined) {
        var statuses = new ArrayList<Status>();
        for (String code : SEPARATOR.split(joined, -1)) {
            if (code.strip().equals(LOST)) {
                throw Refusal.rule(STATUS, message("lostNotAlone"));
            }
            statuses.add(Codes.parse(Status.class, STATUS, code.strip()));
        }
        return statuses;
    }

    private static BigDecimal weeklyHours(String text) {
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw Refusal.malformed(WEEKLY_HOURS, message("notADecimal"));
        }
        return new BigDecimal(text);
    }
}
