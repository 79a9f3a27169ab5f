package dk.fodfaeste.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of the sample, which the launcher has on its class path. */
record SampleFile(String name) {
    private static final String SEPARATOR = ";";

    static JsonNode initiatives() {
        return new SampleFile("initiatives.json").json();
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try (InputStream in = SampleFile.class.getResourceAsStream("/sample/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a CSV file without quotes, by column. */
    List<Map<String, String>> lines() {
        var lines = new String(bytes(), StandardCharsets.UTF_8).lines().toList();
        var columns = List.of(lines.getFirst().split(SEPARATOR, -1));
        return lines.stream().skip(1).map(line -> fields(columns, line)).toList();
    }

    private static Map<String, String> fields(List<String> columns, String line) {
        var values = Arrays.asList(line.split(SEPARATOR, -1)).iterator();
        var fields = new LinkedHashMap<String, String>();
        columns.forEach(column -> fields.put(column, values.next()));
        return fields;
    }
}
