package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody heard before the follow-up was due; without statuses, that what was noted before was taken away. */
public record NoteView(
        @Schema(nullable = true) Set<Status> statuses,
        @Schema(nullable = true) BigDecimal weeklyHours,
        @Schema(nullable = true) Source source,
        @Schema(nullable = true) LocalDate heardOn,
        int exitNumber,
        Instant recordedAt,
        String recordedBy) {

    static NoteView of(Note note) {
        return new NoteView(
                said(note, Situation::statuses),
                said(note, Situation::weeklyHours),
                said(note, Situation::source),
                said(note, Situation::statusDate),
                note.exitNumber(),
                note.recordedAt(),
                note.recordedBy());
    }

    private static <T> T said(Note note, Function<Situation, T> what) {
        return Optional.ofNullable(note.heard()).map(what).orElse(null);
    }
}
