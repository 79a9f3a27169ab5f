package dk.fodfaeste.kit.page;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param next the parameter {@code after} for the next page; null on the last page
 */
public record Page<T>(
        List<T> items, @Schema(nullable = true) String next) {

    /** @param rowsAndOneMore one row more than the limit if there is a next page */
    public static <T> Page<T> of(List<T> rowsAndOneMore, int limit, Function<T, String> position) {
        if (rowsAndOneMore.size() <= limit) {
            return new Page<>(rowsAndOneMore, null);
        }
        List<T> items = List.copyOf(rowsAndOneMore.subList(0, limit));
        return new Page<>(items, position.apply(items.getLast()));
    }
}
