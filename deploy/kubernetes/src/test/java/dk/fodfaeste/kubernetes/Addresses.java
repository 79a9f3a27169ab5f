package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses in the namespace: those of our Services, and of the Services that the operators create. */
final class Addresses {

    /** A name without dots and a port, such as in {@code jdbc:postgresql://participant-database-rw:5432/participant}. */
    private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.-])([a-z][a-z0-9-]*):([0-9]+)(?![\\w.])");

    private static final String POSTGRESQL = "5432";

    /** Ports by name, as numbers or names. */
    private final Map<String, Set<String>> ports = new HashMap<>();

    Addresses(Manifests manifests) {
        manifests
                .ofKind("Service")
                .forEach(service -> ports.put(
                        Manifests.name(service),
                        Yaml.list(service.path("spec").path("ports"))
                                .flatMap(port -> Stream.of("port", "name")
                                        .map(field -> port.path(field).asText()))
                                .collect(Collectors.toSet())));
        manifests
                .ofKind("Kafka")
                .forEach(kafka -> ports.put(
                        Manifests.name(kafka) + "-kafka-bootstrap",
                        Yaml.list(kafka.path("spec").path("kafka").path("listeners"))
                                .map(listener -> listener.path("port").asText())
                                .collect(Collectors.toSet())));
        manifests
                .ofKind("Cluster")
                .forEach(cluster -> List.of("-rw", "-ro", "-r")
                        .forEach(suffix -> ports.put(Manifests.name(cluster) + suffix, Set.of(POSTGRESQL))));
    }

    /** A name and a port of an address in a value. */
    record Address(String name, String port) {

        @Override
        public String toString() {
            return name + ":" + port;
        }
    }

    static Set<Address> in(String value) {
        Set<Address> found = new HashSet<>();
        Matcher matcher = ADDRESS.matcher(value);
        while (matcher.find()) {
            found.add(new Address(matcher.group(1), matcher.group(2)));
        }
        return found;
    }

    boolean exists(Address address) {
        return exists(address.name(), address.port());
    }

    boolean exists(String name, String port) {
        return ports.getOrDefault(name, Set.of()).contains(port);
    }

    /** Name or number of the port of a Service in an Ingress. */
    static String port(JsonNode port) {
        return port.path("name").asText(port.path("number").asText());
    }
}
