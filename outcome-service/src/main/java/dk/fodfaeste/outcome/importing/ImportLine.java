package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.problem.Refusal;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A line of a file with what it reports, or with the reason why it cannot be read; the other one is null. */
public record ImportLine<T extends ReportedFact>(int number, T reported, Rejection rejection) {

    /**
     * @param parser throws a {@link Refusal} if the line cannot be read
     * @param columnOf the column of a field of a command
     */
    public static <T extends ReportedFact> ImportLine<T> parse(
            CsvLine line, Function<CsvLine, T> parser, UnaryOperator<String> columnOf) {
        if (line.problem() != null) {
            return new ImportLine<>(line.line(), null, line.problem());
        }
        try {
            return new ImportLine<>(line.line(), parser.apply(line), null);
        } catch (Refusal unreadable) {
            return new ImportLine<>(line.line(), null, Rejection.of(line.line(), unreadable, columnOf));
        }
    }

    /** Names the column of the file instead of the field of a command. */
    Rejection rejected(RecordingResult.Rejected result, UnaryOperator<String> columnOf) {
        String column = result.field().equals(RecordingResult.Rejected.KEY)
                ? EnrolmentKeyColumns.columnOf(reported.key())
                : columnOf.apply(result.field());
        return new Rejection(number, column, result.problem());
    }
}
