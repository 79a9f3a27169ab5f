package dk.fodfaeste.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/** A figure that the sample is made to give, once all its follow-ups are settled. Each measure has at least one. */
record SampleFigure(String initiative, String measure, LocalDate from, LocalDate to, int successes, int denominator) {

    /** All of them; the first of each initiative is about its first measure, in the period of its note. */
    static List<SampleFigure> all() {
        return new SampleFile("figures.csv")
                .lines().stream()
                        .map(line -> new SampleFigure(
                                line.get("initiative"),
                                line.get("measure"),
                                LocalDate.parse(line.get("from")),
                                LocalDate.parse(line.get("to")),
                                Integer.parseInt(line.get("successes")),
                                Integer.parseInt(line.get("denominator"))))
                        .toList();
    }

    static List<SampleFigure> ofFirstMeasures() {
        var initiatives = new HashSet<String>();
        return all().stream()
                .filter(figure -> initiatives.add(figure.initiative()))
                .toList();
    }

    String path() {
        return "/api/v1/rates/" + initiative + "?measure=" + measure + "&from=" + from + "&to=" + to + "&basis=ANCHOR";
    }

    boolean isReachedBy(JsonNode figure) {
        return figure.at("/counts/successes").asInt(-1) == successes
                && figure.path("denominator").asInt(-1) == denominator;
    }
}
