package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.importing.ImportStatus.State;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.kit.web.MessageText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A background import for its page, with one page of its rejected lines.
 *
 * @param next index of the first line of the next page; 0 on the last page
 */
public record ImportView(
        UUID id, Instant changedAt, ImportStatus status, int percent, List<Rejection> rejected, int from, int next) {
    private static final int PAGE_SIZE = 50;

    static ImportView of(BackgroundImport backgroundImport, int from) {
        ImportStatus status = backgroundImport.status();
        int begin = Math.clamp(from, 0, status.rejected().size());
        int end = Math.min(begin + PAGE_SIZE, status.rejected().size());
        return new ImportView(
                backgroundImport.id(),
                backgroundImport.changedAt(),
                status,
                backgroundImport.percent(),
                status.rejected().subList(begin, end),
                begin,
                end < status.rejected().size() ? end : 0);
    }

    /** An import of another replica in the list of imports. */
    static ImportView of(ImportRegistry.Entry elsewhere) {
        return new ImportView(elsewhere.id(), elsewhere.changedAt(), elsewhere.status(), 0, List.of(), 0, 0);
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

    public String reasonText(Rejection rejection) {
        return reason(rejection);
    }

    /** The reason for a rejection in the language of the request. */
    static String reason(Rejection rejection) {
        return MessageText.inRow(rejection.field(), rejection.problem());
    }
}
