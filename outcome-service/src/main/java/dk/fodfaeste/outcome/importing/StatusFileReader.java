package dk.fodfaeste.outcome.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.csv.CsvLines;
import dk.fodfaeste.kit.importing.ImportFields;
import dk.fodfaeste.kit.problem.Faults;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.WeeklyHours;
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
final class StatusFileReader implements ImportLineReader<ReportedStatus> {
    private static final String MEASURE = "measure";
    private static final String STATUS_DATE = "statusDate";
    private static final String STATUS = "status";
    private static final String WEEKLY_HOURS = "weeklyHours";
    private static final String SOURCE = "source";

    private static final Pattern SEPARATOR = Pattern.compile("\\|");

    private final CsvLines lines;
    private final EnrolmentKeyColumns keys;

    private StatusFileReader(CsvLines lines) {
        this.lines = lines;
        this.keys = new EnrolmentKeyColumns(lines);
    }

    /** @throws Refusal 400 if a column is missing */
    static StatusFileReader open(InputStream file) throws IOException {
        return new StatusFileReader(CsvLines.open(
                        file, List.of(MEASURE, STATUS_DATE, STATUS, WEEKLY_HOURS, SOURCE), EnrolmentKeyColumns.ALL)
                .allowBlank(List.of(STATUS_DATE, WEEKLY_HOURS)));
    }

    @Override
    public ImportLine<ReportedStatus> next() throws IOException {
        CsvLine line = lines.next();
        return line == null ? null : ImportLine.parse(line, this::status, this::columnOf);
    }

    @Override
    public String columnOf(String field) {
        return switch (field) {
            case "statuses", "attempts" -> STATUS;
            default -> field;
        };
    }

    private ReportedStatus status(CsvLine line) {
        Faults faults = new Faults();
        EnrolmentKey key = faults.collect(() -> keys.read(line));
        String measure = faults.collect(() -> EnrolmentKeyColumns.required(line, MEASURE));
        String codes = faults.collect(() -> EnrolmentKeyColumns.required(line, STATUS));
        boolean isLost = codes != null && ImportFields.means(State.LOST, codes);
        List<Status> statuses = codes == null || isLost ? List.of() : faults.collect(() -> statuses(codes));
        LocalDate statusDate = faults.collect(() -> ImportFields.date(line, STATUS_DATE));
        BigDecimal weeklyHours =
                faults.collect(() -> WeeklyHours.parseOrNull(WEEKLY_HOURS, ImportFields.decimal(line, WEEKLY_HOURS)));
        Source source = isLost
                ? null
                : faults.collect(
                        () -> ImportFields.code(Source.class, SOURCE, EnrolmentKeyColumns.required(line, SOURCE)));
        faults.refuse();
        return new ReportedStatus(
                key,
                measure,
                isLost ? Optional.empty() : Optional.of(Situation.of(statuses, statusDate, weeklyHours, source)));
    }

    private static List<Status> statuses(String joined) {
        var statuses = new ArrayList<Status>();
        for (String code : SEPARATOR.split(joined, -1)) {
            if (ImportFields.means(State.LOST, code.strip())) {
                throw Refusal.rule(STATUS, message("lostNotAlone"));
            }
            statuses.add(ImportFields.code(Status.class, STATUS, code.strip()));
        }
        return statuses;
    }
}
