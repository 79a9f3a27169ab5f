package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import java.util.ArrayList;
import java.util.List;

/** Rows of consecutive periods: those without a figure, for the same reason, are one row. */
final class FoldedRows {
    private FoldedRows() {}

    /** @param newestFirst whether the first row is the newest */
    static List<FigureRow> of(List<FigureRow> rows, boolean newestFirst, Language language) {
        List<FigureRow> folded = new ArrayList<>();
        for (int first = 0, next; first < rows.size(); first = next) {
            next = first + 1;
            while (next < rows.size() && rows.get(first).isEmptyLike(rows.get(next))) {
                next++;
            }
            FigureRow one = rows.get(first);
            FigureRow last = rows.get(next - 1);
            folded.add(
                    next - first == 1
                            ? one
                            : one.named(newestFirst ? between(last, one, language) : between(one, last, language)));
        }
        return folded;
    }

    private static String between(FigureRow earliest, FigureRow latest, Language language) {
        return language.say("%s til %s", "%s to %s").formatted(earliest.name(), latest.name());
    }
}
