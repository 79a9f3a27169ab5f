package dk.fodfaeste.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Each access to a person in all services, with time, purpose and unit. It is for the citizen, so it names no employee. */
record AccessList(List<Line> lines) {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Line(String at, String purpose, String unit, String service) {
        String csv() {
            return String.join(";", at, purpose, quoted(unit), service);
        }

        /** The unit is a text of the OpenID provider, so it may need quotes; the other fields do not. */
        private static String quoted(String text) {
            return '"' + text.replace("\"", "\"\"") + '"';
        }
    }

    static AccessList of(UUID participantRef, List<String> services, String address, String token) {
        var lines = new ArrayList<Line>();
        for (var service : services) {
            String after = "";
            while (after != null) {
                var page = page(
                        service,
                        address + "/api/v1/" + service + "/audit/access-list?limit=500&participantRef=" + participantRef
                                + "&after=" + after,
                        token);
                page.get("items")
                        .forEach(item -> lines.add(new Line(
                                item.get("at").asText(),
                                item.get("purpose").asText(),
                                item.get("unit").asText(),
                                service)));
                after = page.get("next").textValue();
            }
        }
        lines.sort(Comparator.comparing(Line::at));
        return new AccessList(lines);
    }

    private static JsonNode page(String service, String address, String token) {
        var answer = Http.send(HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Purpose", "citizen-request")
                .GET()
                .build());
        if (answer.statusCode() != 200) {
            throw new CannotStart(service + " does not tell who looked: " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new CannotStart(service + " answered what is no JSON.", e);
        }
    }

    /** With a heading, oldest first. */
    String csv() {
        var csv = new StringBuilder("at;purpose;unit;service").append(System.lineSeparator());
        lines.forEach(line -> csv.append(line.csv()).append(System.lineSeparator()));
        return csv.toString();
    }
}
