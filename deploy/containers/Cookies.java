import java.net.CookieHandler;
import java.net.HttpCookie;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cookies of one browser. As browsers do, it treats localhost as secure: Keycloak restricts its cookies to secure addresses. */
final class Cookies extends CookieHandler {
    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
        String sent = cookies.values().stream()
                .filter(cookie -> cookie.getPath() == null || uri.getPath().startsWith(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? Map.of() : Map.of("Cookie", List.of(sent));
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) {
        headers.forEach((name, lines) -> {
            if ("Set-Cookie".equalsIgnoreCase(name)) {
                lines.stream().flatMap(line -> HttpCookie.parse("Set-Cookie: " + line).stream()).forEach(this::keep);
            }
        });
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie);
        }
    }
}
