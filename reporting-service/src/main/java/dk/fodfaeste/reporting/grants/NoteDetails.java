package dk.fodfaeste.reporting.grants;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a budget note says about itself besides its money.
 *
 * @param districts bydele
 * @param parallelTo names of the documents that are applied for in parallel ("søges parallelt")
 */
public record NoteDetails(
        List<String> districts,
        @Schema(nullable = true) String address,
        List<NoteCategory> categories,
        List<String> parallelTo) {
    static final NoteDetails NONE = new NoteDetails(List.of(), null, List.of(), List.of());

    /** Repetitions are dropped, and the order is that of the values, so that equal details are equal. */
    public NoteDetails {
        districts = sorted(districts);
        categories = sorted(categories);
        parallelTo = sorted(parallelTo);
    }

    private static <T extends Comparable<T>> List<T> sorted(List<T> values) {
        return new LinkedHashSet<>(Objects.requireNonNullElse(values, List.of()))
                .stream().sorted().toList();
    }
}
