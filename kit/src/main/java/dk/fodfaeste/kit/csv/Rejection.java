package dk.fodfaeste.kit.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rejected line of an import.
 *
 * @param line the number of its first physical line; the header is 1
 * @param field the invalid column, or null if the line as a whole is invalid
 * @param problem the fault; never repeats a CPR or a name
 * @param further the other faults of the line; absent in JSON if there are none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Rejection(
        int line,
        @Schema(nullable = true) String field,
        @Schema(implementation = String.class) Message problem,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> further) {

    /** One of several faults of a line. */
    public record Fault(
            @Schema(nullable = true) String field,
            @Schema(implementation = String.class) Message problem) {}

    public Rejection(int line, String field, Message problem) {
        this(line, field, problem, List.of());
    }

    /** With every fault of the refusal. */
    public static Rejection of(int line, Refusal refusal) {
        return of(line, refusal, UnaryOperator.identity());
    }

    /** @param columnOf the column of a field of a command */
    public static Rejection of(int line, Refusal refusal, UnaryOperator<String> columnOf) {
        if (refusal.violations().isEmpty()) {
            return new Rejection(line, null, refusal.detail());
        }
        Violation first = refusal.violations().getFirst();
        return new Rejection(
                line,
                columnOf.apply(first.field()),
                first.message(),
                refusal.violations().stream()
                        .skip(1)
                        .map(violation -> new Fault(columnOf.apply(violation.field()), violation.message()))
                        .toList());
    }

    /** All faults of the line. */
    public List<Fault> faults() {
        return Stream.concat(Stream.of(new Fault(field, problem)), further.stream())
                .toList();
    }
}
