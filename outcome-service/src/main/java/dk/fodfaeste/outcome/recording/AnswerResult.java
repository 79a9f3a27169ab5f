package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.outcome.worklist.FollowUpRow;
import java.util.List;
import java.util.Objects;

/** The rows that were answered together, in the order of the worklist. */
public record AnswerResult(List<AnsweredRow> rows) {
    public List<AnsweredRow> refused() {
        return rows.stream().filter(AnsweredRow::isRefused).toList();
    }

    /** How many were changed. */
    public long done() {
        return rows.stream()
                .map(AnsweredRow::row)
                .filter(Objects::nonNull)
                .filter(row -> !row.message().isEmpty())
                .count();
    }

    /** The rows that can be undone together. */
    public List<FollowUpRow> undoable() {
        return visible().stream().filter(FollowUpRow::isUndoable).toList();
    }

    public List<FollowUpRow> visible() {
        return rows.stream().map(AnsweredRow::row).filter(Objects::nonNull).toList();
    }
}
