package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.importing.ImportStatus.State;
import dk.fodfaeste.kit.web.InDanish;
import dk.fodfaeste.kit.web.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An import as its page shows it, with a page of its rejected lines.
 *
 * @param next where the next page of them begins; 0 where this is the last
 */
public record ImportView(
        UUID id, Instant heardOf, ImportStatus told, int percent, List<Rejection> rejected, int from, int next) {
    private static final int ROWS = 50;

    static ImportView of(BackgroundImport one, int from) {
        ImportStatus told = one.told();
        int begin = Math.clamp(from, 0, told.rejected().size());
        int end = Math.min(begin + ROWS, told.rejected().size());
        return new ImportView(
                one.id(),
                one.heardOf(),
                told,
                one.percent(),
                told.rejected().subList(begin, end),
                begin,
                end < told.rejected().size() ? end : 0);
    }

    public boolean isRunning() {
        return told.state() == State.RUNNING;
    }

    public boolean isFailed() {
        return told.state() == State.FAILED;
    }

    public boolean isDone() {
        return told.state() == State.DONE;
    }

    public String failure() {
        return InDanish.orAsItIs(told.failure());
    }

    /** In one line of a list. */
    public String inWords() {
        Language language = Language.present();
        return switch (told.state()) {
            case RUNNING ->
                told.dryRun()
                        ? language.say("Gennemgås", "Being looked through")
                        : language.say("Indlæses", "Being taken");
            case DONE ->
                told.dryRun()
                        ? language.say("Gennemgået, ikke indlæst", "Looked through, not taken")
                        : language.say("Indlæst", "Taken");
            case FAILED -> language.say("Stoppet", "Stopped");
        };
    }

    public String reasonOf(Rejection rejection) {
        return reason(rejection);
    }

    /** What is wrong with a line, in the language of the request. */
    static String reason(Rejection rejection) {
        if (Language.present().isEnglish()) {
            return rejection.problem();
        }
        return InDanish.translation(rejection.field() + " " + rejection.problem())
                .or(() -> InDanish.translation(rejection.problem()))
                .orElse(rejection.problem());
    }
}
