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

/** The addresses of pages, as the sources of the services say them. */
final class PageAddresses {
    private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");
    /** Of a class whose annotation names it by a constant. */
    private static final Pattern ADDRESS = Pattern.compile("String ADDRESS = \"([^\"]*)\"");

    private static final Pattern CLASS = Pattern.compile("(?m)^(public )?(final )?class ");
    /** The annotations of a method that answers who opens its address, up to its parameters. */
    private static final Pattern GET_METHOD =
            Pattern.compile("(?s)((?:\n    @[^\n]*)*?\n    @GET(?:\n    @[^\n]*)*)\n    public");
    /** Pieces of a page, which no browser opens by itself. */
    private static final List<String> FRAGMENTS = List.of("/row");

    private PageAddresses() {}

    /** Such as /enrolments/{id}/exit; what stands in braces is different each time. */
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
        String above = first(PATH, source.substring(0, type.start()))
                .or(() -> first(ADDRESS, source))
                .orElseThrow(() -> new AssertionError("a page without an address: " + source));
        GET_METHOD.matcher(source.substring(type.end()))
                .results()
                .map(method -> method.group(1))
                .filter(annotations -> !annotations.contains("@Produces(\"text/csv\")"))
                .map(annotations -> above + first(PATH, annotations).orElse(""))
                .map(address -> address.replaceAll("/+", "/").replaceAll("(?<=.)/$", ""))
                .filter(address -> FRAGMENTS.stream().noneMatch(address::endsWith))
                .map(Address::new)
                .forEach(addresses::add);
    }

    private static Optional<String> first(Pattern said, String source) {
        return said.matcher(source).results().map(path -> path.group(1)).findFirst();
    }
}
