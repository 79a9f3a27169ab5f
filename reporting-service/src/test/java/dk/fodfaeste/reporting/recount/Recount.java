package dk.fodfaeste.reporting.recount;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts the figures of a published report again: from its JSON and the topics only, by the code that the tests compare the service with. It
 * reads no database of a service and uses none of its rules of counting.
 */
public final class Recount {

    /**
     * @param lines what to print
     * @param equal whether no figure differs
     */
    public record Result(List<String> lines, boolean equal) {}

    private Recount() {}

    /** Arguments: Kafka's address and the file with the JSON of the report. Exits with 1 if a figure differs. */
    public static void main(String[] arguments) throws IOException {
        Result result = of(new ObjectMapper().readTree(Path.of(arguments[1]).toFile()), TopicFacts.read(arguments[0]));
        result.lines().forEach(System.out::println);
        System.exit(result.equal() ? 0 : 1);
    }

    /** Stops at the first difference. */
    static Result of(JsonNode report, TopicFacts facts) {
        List<JsonNode> figures = new ArrayList<>();
        report.findParents("figure").forEach(parent -> figures.add(parent.get("figure")));
        if (figures.isEmpty()) {
            return new Result(List.of("The file has no figure. Is it the JSON of a report?"), false);
        }
        int hidden = 0;
        for (JsonNode each : figures) {
            RecountedFigure figure = new RecountedFigure(each, facts);
            Optional<List<String>> difference = figure.difference();
            if (difference.isPresent()) {
                return new Result(difference.get(), false);
            }
            hidden += figure.isHidden() ? 1 : 0;
        }
        return new Result(
                List.of(
                        "Equal: %d figures of measures, of which the report hides %d."
                                .formatted(figures.size(), hidden),
                        "%d events of the topics cannot be read and are in no figure."
                                .formatted(facts.unreadable().size()),
                        "Not counted again: volumes, economy, fidelity and business cases."),
                true);
    }
}
