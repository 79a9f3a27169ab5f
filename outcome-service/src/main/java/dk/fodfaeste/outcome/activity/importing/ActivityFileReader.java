package dk.fodfaeste.outcome.activity.importing;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.csv.CsvLines;
import dk.fodfaeste.kit.importing.ImportFields;
import dk.fodfaeste.kit.problem.Faults;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.WeeklyHours;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.activity.ExternalId;
import dk.fodfaeste.outcome.importing.EnrolmentKeyColumns;
import dk.fodfaeste.outcome.importing.ImportLine;
import dk.fodfaeste.outcome.importing.ImportLineReader;
import dk.fodfaeste.outcome.lookup.EnrolmentKey;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads a CSV file of activities line by line. */
final class ActivityFileReader implements ImportLineReader<ReportedActivity> {
    private static final String KIND = "kind";
    private static final String ON = "on";
    private static final String UNTIL = "until";
    private static final String WEEKLY_HOURS = "weeklyHours";
    private static final String ATTENDANCE = "attendance";
    private static final String HELD_ON = "heldOn";
    private static final String CONFIRMED_ON = "confirmedOn";
    private static final String SOURCE = "source";
    private static final String EXTERNAL_ID = "externalId";

    private final CsvLines lines;
    private final EnrolmentKeyColumns keys;

    private ActivityFileReader(CsvLines lines) {
        this.lines = lines;
        this.keys = new EnrolmentKeyColumns(lines);
    }

    /** @throws Refusal 400 if a column is missing */
    static ActivityFileReader open(InputStream file) throws IOException {
        List<String> optional = Stream.concat(EnrolmentKeyColumns.ALL.stream(), Stream.of(EXTERNAL_ID))
                .toList();
        return new ActivityFileReader(CsvLines.open(
                        file,
                        List.of(KIND, ON, UNTIL, WEEKLY_HOURS, ATTENDANCE, HELD_ON, CONFIRMED_ON, SOURCE),
                        optional)
                .allowBlank(List.of(UNTIL, WEEKLY_HOURS, ATTENDANCE, HELD_ON, CONFIRMED_ON)));
    }

    @Override
    public ImportLine<ReportedActivity> next() throws IOException {
        CsvLine line = lines.next();
        return line == null ? null : ImportLine.parse(line, this::activity, UnaryOperator.identity());
    }

    private ReportedActivity activity(CsvLine line) {
        Faults faults = new Faults();
        EnrolmentKey key = faults.collect(() -> keys.read(line));
        String externalId = faults.collect(() -> ExternalId.check(line.get(EXTERNAL_ID)));
        ActivityKind kind = faults.collect(
                () -> ImportFields.code(ActivityKind.class, KIND, EnrolmentKeyColumns.required(line, KIND)));
        LocalDate on = faults.collect(() -> {
            EnrolmentKeyColumns.required(line, ON);
            return ImportFields.date(line, ON);
        });
        LocalDate until = faults.collect(() -> ImportFields.date(line, UNTIL));
        LocalDate confirmedOn = faults.collect(() -> ImportFields.date(line, CONFIRMED_ON));
        BigDecimal weeklyHours =
                faults.collect(() -> WeeklyHours.parseOrNull(WEEKLY_HOURS, ImportFields.decimal(line, WEEKLY_HOURS)));
        Attendance attendance =
                faults.collect(() -> ImportFields.code(Attendance.class, ATTENDANCE, line.get(ATTENDANCE)));
        LocalDate heldOn = faults.collect(() -> ImportFields.date(line, HELD_ON));
        Source source = faults.collect(
                () -> ImportFields.code(Source.class, SOURCE, EnrolmentKeyColumns.required(line, SOURCE)));
        faults.refuse();
        return new ReportedActivity(
                key,
                externalId,
                new ActivityDetails(kind, on, until, confirmedOn, weeklyHours, attendance, heldOn, source, null, null));
    }
}
