package dk.fodfaeste.kit.web;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands around every page ({@code templates/layout.html}): who is signed in, where they may go, and that sample data are made up. */
@Named("frame")
@RequestScoped
public class PageLayout {

    @ConfigMapping(prefix = "fodfaeste.pages")
    interface Settings {
        /** True says on every page that the people are made up. Leaving it false over made-up data would mislead; true over real data too. */
        @WithDefault("false")
        boolean sampleData();
    }

    /** One place to go; {@code current} where the page lies under it. */
    public record Place(String name, String address, boolean current) {}

    @Inject
    SecurityIdentity identity;

    @Inject
    Caller caller;

    @Inject
    Settings settings;

    @Inject
    Language language;

    @Inject
    HttpServerRequest request;

    /** The user's name; blank where nobody is signed in. */
    public String user() {
        return identity.isAnonymous() ? "" : caller.user();
    }

    public boolean isSampleData() {
        return settings.sampleData();
    }

    /** The address of this page in the other language; where it takes forms only, {@link ParentPageRedirect} leads on. */
    public String inOtherLanguage() {
        String query = request.query() == null
                ? ""
                : Arrays.stream(request.query().split("&"))
                        .filter(part -> !part.startsWith("language=") && !part.isEmpty())
                        .map(part -> part + "&")
                        .reduce("", String::concat);
        return "?" + query + "language=" + (language.isEnglish() ? "da" : "en");
    }

    /** Whether htmx asked: then only the piece that changes is sent. */
    public boolean isPieceWanted() {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /** The page at which a form was sent or a piece was asked for, as htmx or else the browser tells it; nothing where neither does. */
    public Optional<URI> cameFrom() {
        return Stream.of("HX-Current-URL", "Referer")
                .map(request::getHeader)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(PageLayout::readable);
    }

    private static Optional<URI> readable(String address) {
        try {
            return Optional.of(URI.create(address));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Where the user's role lets them go, in the order of a day's work. */
    public List<Place> places() {
        List<Place> places = new ArrayList<>();
        if (identity.isAnonymous()) {
            return places;
        }
        if (isOneOf(Roles.CONSULTANT, Roles.LEAD)) {
            places.add(place("Mit arbejde", "My work", "/work"));
            places.add(place("Registrér borger", "Register", "/enrolments/new"));
            places.add(place("Søg", "Search", "/search"));
        }
        if (isOneOf(Roles.LEAD)) {
            places.add(place("Team", "Team", "/team"));
            places.add(place("Indlæs filer", "Import files", "/imports/enrolments"));
        }
        if (isOneOf(Roles.REGISTER)) {
            places.add(place("Indlæs filer", "Import files", "/imports/statuses"));
        }
        if (isOneOf(Roles.LEAD, Roles.ANALYST, Roles.STEERING)) {
            places.add(place("Mål og resultater", "Targets and results", "/"));
            places.add(place("Rapporter", "Reports", "/reports"));
        }
        if (isOneOf(Roles.CONSULTANT, Roles.LEAD, Roles.ANALYST, Roles.STEERING, Roles.ADMIN)) {
            places.add(place("Indsatser", "Initiatives", "/initiatives"));
        }
        if (isOneOf(Roles.LEAD, Roles.ANALYST, Roles.STEERING, Roles.ADMIN)) {
            places.add(place("Bevillinger", "Grants", "/grants"));
        }
        return places;
    }

    private boolean isOneOf(String... roles) {
        return Arrays.stream(roles).anyMatch(caller::is);
    }

    private Place place(String danish, String english, String address) {
        String here = request.path();
        boolean current = address.equals("/")
                ? here.equals("/") || here.startsWith("/rates/")
                : here.equals(address) || here.startsWith(address + "/") || isImportUnder(address, here);
        return new Place(language.say(danish, english), address, current);
    }

    /** One place leads to every kind of file that somebody imports; grants are imported from among the grants. */
    private static boolean isImportUnder(String address, String here) {
        boolean ofGrants = here.startsWith("/imports/grants");
        return address.equals("/grants")
                ? ofGrants
                : !ofGrants && address.startsWith("/imports/") && here.startsWith("/imports/");
    }
}
