package dk.fodfaeste.reporting.recount;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.ReferenceModel;
import dk.fodfaeste.reporting.followup.ReferenceModel.Expected;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** One figure of a report, counted again enrolment by enrolment. */
final class RecountedFigure {
    private final JsonNode published;
    private final String name;
    private final Map<UUID, Expected> counted = new LinkedHashMap<>();
    private final Set<UUID> persons = new HashSet<>();

    /** @param figure the object in the report */
    RecountedFigure(JsonNode figure, TopicFacts facts) {
        this.published = figure;
        String initiative = figure.get("initiative").textValue();
        String measure = figure.get("measure").textValue();
        LocalDate today = LocalDate.parse(figure.get("today").textValue());
        Instant knownAt = Instant.parse(figure.get("knownAt").textValue());
        Window window = new Window(
                LocalDate.parse(figure.at("/window/from").textValue()),
                LocalDate.parse(figure.at("/window/to").textValue()),
                Basis.valueOf(figure.at("/window/basis").textValue()));
        this.name = "%s, %s, %s to %s".formatted(initiative, measure, window.firstDay(), window.lastDayInclusive());
        List<InitiativeVersion> definitions = facts.initiatives().getOrDefault(initiative, List.of());
        if (definitions.isEmpty()) {
            return;
        }
        facts.enrolments().forEach((id, enrolment) -> {
            if (enrolment.versions().stream()
                    .anyMatch(version -> version.initiative().equals(initiative))) {
                Expected one = new ReferenceModel(
                                definitions,
                                enrolment.versions(),
                                enrolment.outcomes(),
                                enrolment.activities(),
                                knownAt)
                        .count(measure, window, today);
                counted.put(id, one);
                if (one.persons() > 0) {
                    persons.add(enrolment.versions().getFirst().participantRef());
                }
            }
        });
    }

    String name() {
        return name;
    }

    /** Whether the report hides the figure, so that there is nothing to compare. */
    boolean isHidden() {
        return published.get("denominator").isNull();
    }

    /** What differs, with the enrolments that were counted; empty if nothing does. */
    Optional<List<String>> difference() {
        Counts counts = counted.values().stream().map(Expected::counts).reduce(Counts.NONE, Counts::plus);
        return differs("/counts/cohort", counts.cohort(), one -> one.counts().cohort())
                .or(() -> differs(
                        "/counts/notDue", counts.notDue(), one -> one.counts().notDue()))
                .or(() -> differs(
                        "/counts/pending", counts.pending(), one -> one.counts().pending()))
                .or(() -> differs(
                        "/counts/recorded",
                        counts.recorded(),
                        one -> one.counts().recorded()))
                .or(() -> differs(
                        "/counts/lost", counts.lost(), one -> one.counts().lost()))
                .or(() -> differs(
                        "/counts/excluded",
                        counts.excluded(),
                        one -> one.counts().excluded()))
                .or(() -> differs(
                        "/counts/successes",
                        counts.successes(),
                        one -> one.counts().successes()))
                .or(() -> differs(
                        "/denominator",
                        counts.denominator(),
                        one -> one.counts().denominator()))
                .or(() -> differs("/uniquePersons", persons.size(), Expected::persons))
                .or(() -> differs("/startUnknown", sum(Expected::startUnknown), Expected::startUnknown))
                .or(() -> differs("/cancelled", sum(Expected::cancelled), Expected::cancelled))
                .or(() -> differsByFormula(counts));
    }

    private Optional<List<String>> differsByFormula(Counts counts) {
        if (isHidden() || counts.denominator() == 0) {
            return Optional.empty();
        }
        double[] limits = Formulas.limits(counts.successes(), counts.denominator());
        return differs("/percent", Formulas.percent(counts.successes(), counts.denominator()))
                .or(() -> differs("/interval/low", Formulas.shown(limits[0])))
                .or(() -> differs("/interval/high", Formulas.shown(limits[1])))
                .or(() -> differs("/coveragePercent", Formulas.percent(counts.recorded(), counts.denominator())))
                .or(() -> counts.recorded() == 0
                        ? Optional.empty()
                        : differs("/knownPercent", Formulas.percent(counts.successes(), counts.recorded())))
                .or(() -> verdict(counts));
    }

    private Optional<List<String>> verdict(Counts counts) {
        JsonNode printed = published.at("/target/reached");
        if (!printed.isBoolean()) {
            return Optional.empty();
        }
        BigDecimal promised =
                counted.values().stream().map(Expected::targetSum).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean reached = BigDecimal.valueOf(100 * counts.successes()).compareTo(promised) >= 0;
        return printed.booleanValue() == reached
                ? Optional.empty()
                : Optional.of(lines("/target/reached", printed, String.valueOf(reached)));
    }

    private long sum(ToLongFunction<Expected> part) {
        return counted.values().stream().mapToLong(part).sum();
    }

    private Optional<List<String>> differs(String path, long value, ToLongFunction<Expected> part) {
        return differs(path, BigDecimal.valueOf(value)).map(lines -> {
            List<String> explained = new ArrayList<>(lines);
            explained.add("Counted from the topics:");
            counted.forEach((id, one) -> {
                if (part.applyAsLong(one) > 0) {
                    explained.add("  " + id + (part.applyAsLong(one) > 1 ? " (" + part.applyAsLong(one) + ")" : ""));
                }
            });
            return explained;
        });
    }

    private Optional<List<String>> differs(String path, BigDecimal value) {
        JsonNode printed = published.at(path);
        return printed.isNumber() && printed.decimalValue().compareTo(value) != 0
                ? Optional.of(lines(path, printed, value.toPlainString()))
                : Optional.empty();
    }

    private List<String> lines(String path, JsonNode printed, String value) {
        return List.of(
                name + ":",
                path.substring(1).replace('/', '.') + " is " + printed + " in the report and " + value
                        + " by the topics.");
    }
}
