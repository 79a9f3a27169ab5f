package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.csv.CsvLines;
import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.importing.FileImporter;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.reporting.grants.AddingGrants.FileLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Imports a file of grants. Budget notes are small, so the file is read as a whole and imported in one transaction. */
@ApplicationScoped
class GrantFileImporter implements FileImporter {
    static final int MAX_LINES = 5_000;

    private final AddingGrants adding;
    private final RequestValidator validator;

    GrantFileImporter(AddingGrants adding, RequestValidator validator) {
        this.adding = adding;
        this.validator = validator;
    }

    @Override
    public void checkColumns(InputStream file) throws IOException {
        CsvLines.open(file, GrantCsv.REQUIRED, GrantCsv.COLUMNS);
    }

    @Override
    public ImportResult importLines(InputStream file, boolean dryRun, ImportTally tally) throws IOException {
        CsvLines lines = CsvLines.open(file, GrantCsv.REQUIRED, GrantCsv.COLUMNS);
        List<FileLine> fileLines = new ArrayList<>();
        for (CsvLine line = lines.next(); line != null; line = lines.next()) {
            if (fileLines.size() == MAX_LINES) {
                throw Refusal.rule("file", message("moreLinesThan", MAX_LINES));
            }
            fileLines.add(read(line));
        }
        ImportTally counted = new ImportTally();
        try {
            adding.add(fileLines, dryRun, counted);
        } catch (SQLException failed) {
            throw new IllegalStateException("Grants cannot be added", failed);
        }
        tally.add(counted);
        return tally.answer();
    }

    private FileLine read(CsvLine line) {
        if (line.problem() != null) {
            return new FileLine(line.line(), null, line.problem());
        }
        try {
            return new FileLine(line.line(), GrantCsv.read(line, validator), null);
        } catch (Refusal refused) {
            return new FileLine(line.line(), null, Rejection.of(line.line(), refused));
        }
    }
}
