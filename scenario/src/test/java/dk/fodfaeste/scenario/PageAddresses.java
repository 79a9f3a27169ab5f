package dk.fodfaeste.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses of all pages, read from the sources of the services. */
final class PageAddresses {
    private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");
    /** For a class whose {@code @Path} is this constant. */
    private static final Pattern ADDRESS = Pattern.compile("String ADDRESS = \"([^\"]*)\"");

    private static final Pattern CLASS = Pattern.compile("(?m)^(public )?(final )?class ");
    /** The annotations of a GET method. */
    private static final Pattern GET_METHOD =
            Pattern.compile("(?s)((?:\n    @[^\n]*)*?\n    @GET(?:\n    @[^\n]*)*)\n    public");
    /** Addresses of fragments, which are no pages. */
    private static final List<String> FRAGMENTS = List.of("/row", "/notice");

    private PageAddresses() {}

    /** @param template such as {@code /enrolments/{id}/exit} */
    record Address(String template) {
        boolean matches(String path) {
            return path.matches(template.replaceAll("\\{[^}]*\\}", "(?!new\\$)[^/]+"));
        }
    }

    static List<Address> fromSources() throws IOException {
        List<Address> addresses = new ArrayList<>();
        for (String service : List.of("participant-service", "outcome-service", "reporting-service")) {
            try (Stream<Path> sources = Files.walk(Commands.HOME.resolve(service + "/src/main/java"))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    addAll(addresses, Files.readString(source));
                }
            }
        }
        return addresses;
    }

    private static void addAll(List<Address> addresses, String source) {
        MatchResult type = CLASS.matcher(source).results().findFirst().orElse(null);
        if (type == null || !source.contains("MediaType.TEXT_HTML")) {
            return;
        }
        String base = first(PATH, source.substring(0, type.start()))
                .or(() -> first(ADDRESS, source))
                .orElseThrow(() -> new AssertionError("a page without an address: " + source));
        GET_METHOD
                .matcher(source.substring(type.end()))
                .results()
                .map(method -> method.group(1))
                .filter(annotations -> !annotations.contains("@Produces("))
                .map(annotations -> base + first(PATH, annotations).orElse(""))
                .map(address -> address.replaceAll("/+", "/").replaceAll("(?<=.)/$", ""))
                .filter(address -> FRAGMENTS.stream().noneMatch(address::endsWith))
                .map(Address::new)
                .forEach(addresses::add);
    }

    private static Optional<String> first(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(path -> path.group(1)).findFirst();
    }
}
