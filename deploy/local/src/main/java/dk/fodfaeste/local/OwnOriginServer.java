package dk.fodfaeste.local;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * The web server of the stand-in provider. The library sends CORS headers that let a page of any site read a token; this server
 * removes them. It refuses other host names, because a name that leads to 127.0.0.1 would make it part of that page's site.
 */
final class OwnOriginServer implements OAuth2HttpServer {
    private static final Set<String> NAMES = Set.of("localhost", Ports.LOOPBACK, "[::1]");
    private static final String CORS = "access-control-";
    private static final int METHOD_NOT_ALLOWED = 405;
    /** RFC 9110, section 15.5.20: the request is directed at a server that does not answer for its host. */
    private static final int MISDIRECTED_REQUEST = 421;

    private final MockWebServerWrapper server = new MockWebServerWrapper();

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(0, handler);
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(LocalIdentity.loopback(), port, handler);
    }

    @Override
    public OAuth2HttpServer start(
            InetAddress address, int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        server.start(address, port, request -> answer(request, handler));
        return this;
    }

    private static OAuth2HttpResponse answer(
            OAuth2HttpRequest request, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        if (!isOwnName(request.getHeaders().get("Host"))) {
            return refusal(MISDIRECTED_REQUEST);
        }
        return request.getMethod().equals("OPTIONS")
                ? refusal(METHOD_NOT_ALLOWED)
                : withoutCors(handler.invoke(request));
    }

    private static boolean isOwnName(String host) {
        return host != null && NAMES.contains(host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT));
    }

    private static OAuth2HttpResponse withoutCors(OAuth2HttpResponse response) {
        Headers.Builder kept = response.getHeaders().newBuilder();
        response.getHeaders().names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(CORS))
                .forEach(kept::removeAll);
        return new OAuth2HttpResponse(kept.build(), response.getStatus(), response.getBody(), response.getBytesBody());
    }

    private static OAuth2HttpResponse refusal(int status) {
        return new OAuth2HttpResponse(new Headers.Builder().build(), status, "", null);
    }

    @Override
    public OAuth2HttpServer stop() {
        server.stop();
        return this;
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public HttpUrl url(String path) {
        return server.url(path);
    }

    @Override
    public Ssl sslConfig() {
        return server.sslConfig();
    }
}
