package dk.fodfaeste.kit.web;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Data for {@code templates/layout.html}, which surrounds every page: the user, the main menu, the language link and the sample data notice. */
@Named("layout")
@RequestScoped
public class PageLayout {

    @ConfigMapping(prefix = "fodfaeste.pages")
    interface Settings {
        /** True shows on every page that its persons are fictional. It must be true for sample data and false for real data. */
        @WithDefault("false")
        boolean sampleData();
    }

    /** A link of the main menu; {@code current} if the present page belongs to it. */
    public record Link(String name, String address, boolean current) {}

    private final Caller caller;
    private final Settings settings;
    private final Language language;
    private final HttpServerRequest request;

    PageLayout(Caller caller, Settings settings, Language language, HttpServerRequest request) {
        this.caller = caller;
        this.settings = settings;
        this.language = language;
        this.request = request;
    }

    /** The user's name; blank for an anonymous request. */
    public String user() {
        return caller.isAnonymous() ? "" : caller.user();
    }

    public boolean isSampleData() {
        return settings.sampleData();
    }

    /** The address of this page in the other language. {@link ParentPageRedirect} handles addresses that accept forms only. */
    public String otherLanguageLink() {
        String query = request.query() == null
                ? ""
                : Arrays.stream(request.query().split("&"))
                        .filter(part -> !part.startsWith("language=") && !part.isEmpty())
                        .map(part -> part + "&")
                        .reduce("", String::concat);
        return "?" + query + "language=" + (language.isEnglish() ? "da" : "en");
    }

    /** Whether htmx sent the request. Then the response holds only the fragment that changes. */
    public boolean isFragmentRequested() {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /** The page from which the user sent the request, according to htmx or else to the browser. */
    public Optional<URI> referrer() {
        return Stream.of("HX-Current-URL", "Referer")
                .map(request::getHeader)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(PageLayout::parse);
    }

    private static Optional<URI> parse(String address) {
        try {
            return Optional.of(URI.create(address));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** The services, for pages that link the same page of each. */
    public List<ServicePart> services() {
        return List.of(ServicePart.values());
    }

    /** Whether the user may read the pages of the interfaces. */
    public boolean isInterfaceReader() {
        return !caller.isAnonymous() && (caller.hasRole(Roles.ADMIN) || caller.hasRole(Roles.SUBSCRIBER));
    }

    /** The links of the main menu for the user's role. */
    public List<Link> navigation() {
        if (caller.isAnonymous()) {
            return List.of();
        }
        return Navigation.ENTRIES.stream()
                .filter(entry -> entry.roles().stream().anyMatch(caller::hasRole))
                .map(entry -> new Link(
                        language.say(entry.danish(), entry.english()), entry.address(), entry.contains(request.path())))
                .toList();
    }
}
