package dk.fodfaeste.kit.page;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A piece of a list.
 *
 * @param next what to send as {@code after} for the next piece; null on the last one
 */
public record Page<T>(
        List<T> items, @Schema(nullable = true) String next) {

    /** From one row more than was asked for, which only tells that there is a next page. */
    public static <T> Page<T> of(List<T> rowsAndOneMore, int limit, Function<T, String> position) {
        if (rowsAndOneMore.size() <= limit) {
            return new Page<>(rowsAndOneMore, null);
        }
        List<T> items = List.copyOf(rowsAndOneMore.subList(0, limit));
        return new Page<>(items, position.apply(items.getLast()));
    }
}
