package dk.fodfaeste.outcome.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.csv.CsvLines;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.outcome.lookup.EnrolmentKey;
import java.util.List;
import java.util.Optional;

/** The columns that identify an enrolment: caseNumber, or cpr and initiative. A line with all of them must mean one enrolment. */
public final class EnrolmentKeyColumns {
    private static final String CASE_NUMBER = "caseNumber";
    private static final String CPR = "cpr";
    private static final String INITIATIVE = "initiative";

    /** All columns that can identify an enrolment. */
    public static final List<String> ALL = List.of(CASE_NUMBER, CPR, INITIATIVE);

    private final CsvLines lines;

    /** @throws Refusal 400 if the file has none of them */
    public EnrolmentKeyColumns(CsvLines lines) {
        this.lines = lines;
        if (!lines.has(CASE_NUMBER) && !hasPerson()) {
            throw Refusal.malformed(CASE_NUMBER, message("keyColumnsMissing"));
        }
    }

    private boolean hasPerson() {
        return lines.has(CPR) && lines.has(INITIATIVE);
    }

    /** @throws Refusal if the line has no key */
    public EnrolmentKey read(CsvLine line) {
        String caseNumber = line.get(CASE_NUMBER);
        if (caseNumber != null) {
            return new EnrolmentKey(caseNumber, line.get(CPR), line.get(INITIATIVE), null);
        }
        if (!hasPerson()) {
            throw Refusal.malformed(CASE_NUMBER, message("missing"));
        }
        return EnrolmentKey.ofPerson(required(line, CPR), required(line, INITIATIVE));
    }

    /** @throws Refusal if the column is blank */
    public static String required(CsvLine line, String column) {
        return Optional.ofNullable(line.get(column)).orElseThrow(() -> Refusal.malformed(column, message("missing")));
    }

    static String columnOf(EnrolmentKey key) {
        return key.caseNumber() == null ? CPR : CASE_NUMBER;
    }
}
