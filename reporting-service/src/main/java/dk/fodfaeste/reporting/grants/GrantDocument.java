package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A version of a budget note or business case.
 *
 * @param note what it says besides its money
 */
public record GrantDocument(
        String document,
        int version,
        Instant recordedAt,
        List<GrantLine> lines,
        List<StatedTotal> statedTotals,
        NoteDetails note) {

    /** A document without any version. */
    static GrantDocument unknown(String document) {
        return new GrantDocument(document, 0, null, List.of(), List.of(), NoteDetails.NONE);
    }

    GrantDocument withLines(List<GrantLine> others) {
        return new GrantDocument(document, version, recordedAt, others, statedTotals, note);
    }

    GrantDocument withTotals(List<StatedTotal> others) {
        return new GrantDocument(document, version, recordedAt, lines, others, note);
    }

    GrantDocument withNote(NoteDetails other) {
        return new GrantDocument(document, version, recordedAt, lines, statedTotals, other);
    }

    /** In any order. */
    boolean hasSameContent(List<GrantLine> otherLines, List<StatedTotal> otherTotals, NoteDetails otherNote) {
        return version > 0
                && Set.copyOf(lines).equals(Set.copyOf(otherLines))
                && Set.copyOf(statedTotals).equals(Set.copyOf(otherTotals))
                && note.equals(otherNote);
    }
}
