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

/** A note of what was heard before the due date. Without statuses it states that the previous note was removed. */
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
                field(note, Situation::statuses),
                field(note, Situation::weeklyHours),
                field(note, Situation::source),
                field(note, Situation::statusDate),
                note.exitNumber(),
                note.recordedAt(),
                note.recordedBy());
    }

    private static <T> T field(Note note, Function<Situation, T> getter) {
        return Optional.ofNullable(note.heard()).map(getter).orElse(null);
    }
}
