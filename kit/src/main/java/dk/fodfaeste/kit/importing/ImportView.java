package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.importing.ImportStatus.State;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.kit.web.MessageText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A background import for its page, with one page of its rejected lines.
 *
 * @param next index of the first line of the next page; 0 on the last page
 */
public record ImportView(
        UUID id,
        Instant changedAt,
        ImportStatus status,
        ImportFile.Format format,
        int percent,
        List<Rejection> rejected,
        int from,
        int next) {
    private static final int PAGE_SIZE = 50;

    static ImportView of(BackgroundImport backgroundImport, int from) {
        ImportStatus status = backgroundImport.status();
        int begin = Math.clamp(from, 0, status.rejected().size());
        int end = Math.min(begin + PAGE_SIZE, status.rejected().size());
        return new ImportView(
                backgroundImport.id(),
                backgroundImport.changedAt(),
                status,
                backgroundImport.format(),
                backgroundImport.percent(),
                status.rejected().subList(begin, end),
                begin,
                end < status.rejected().size() ? end : 0);
    }

    /** An import of another replica in the list of imports. */
    static ImportView of(ImportRegistry.Entry elsewhere) {
        return new ImportView(
                elsewhere.id(), elsewhere.changedAt(), elsewhere.status(), ImportFile.Format.UTF_8, 0, List.of(), 0, 0);
    }

    public boolean isRunning() {
        return status.state() == State.RUNNING;
    }

    public boolean isFailed() {
        return status.state() == State.FAILED;
    }

    public boolean isDone() {
        return status.state() == State.DONE;
    }

    public String failure() {
        return MessageText.of(status.failure());
    }

    /** The state in the list of imports. */
    public String stateText() {
        Language language = Language.current();
        return switch (status.state()) {
            case RUNNING ->
                status.dryRun() ? language.say("Gennemgås", "Checking") : language.say("Indlæses", "Importing");
            case DONE ->
                status.dryRun()
                        ? language.say("Gennemgået, ikke indlæst", "Checked, not imported")
                        : language.say("Indlæst", "Imported");
            case FAILED -> language.say("Stoppet", "Stopped");
        };
    }

    public String reasonText(Rejection.Fault fault) {
        return MessageText.inRow(fault.field(), fault.problem());
    }

    /** How the file was read; blank if as the contract writes it. */
    public String formatText() {
        Language language = Language.current();
        return switch (format) {
            case UTF_8 -> "";
            case WINDOWS_1252 ->
                language.say(
                        "Filen er læst som Windows-1252, det format Excel gemmer \u201dCSV\u201d i. Kontrollér, at æ, ø og å er rigtige i filen.",
                        "The file was read as Windows-1252, the encoding in which Excel saves \u201cCSV\u201d. Check that special letters are right in the file.");
            case WORKBOOK ->
                language.say(
                        "Filen er en Excel-fil. Det første ark er læst. Afviste linjer hentes som CSV, der kan åbnes i Excel.",
                        "The file is an Excel workbook. Its first sheet was read. Rejected lines are downloaded as CSV, which Excel opens.");
        };
    }

    /** All reasons for a rejection with their columns, in the language of the request. */
    static String reasons(Rejection rejection) {
        return rejection.faults().stream()
                .map(fault -> fault.field() == null
                        ? MessageText.inRow(null, fault.problem())
                        : fault.field() + ": " + MessageText.inRow(fault.field(), fault.problem()))
                .collect(Collectors.joining("; "));
    }
}
