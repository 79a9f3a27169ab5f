package dk.fodfaeste.kit.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.util.Locale;

/** Refuses a request whose content type cannot be read, or names no known charset, before the platform fails on it. */
@ApplicationScoped
class ContentTypeFilter {
    private static final int FIRST = 1000;
    private static final String MULTIPART = "multipart";
    private static final String BOUNDARY = "boundary";

    void register(@Observes Filters filters) {
        filters.register(ContentTypeFilter::check, FIRST);
    }

    private static void check(RoutingContext exchange) {
        String type = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || isReadable(type)) {
            exchange.next();
        } else {
            exchange.fail(415);
        }
    }

    private static boolean isReadable(String text) {
        try {
            MediaType type = MediaType.valueOf(text);
            String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
            String boundary = type.getParameters().get(BOUNDARY);
            return !type.getType().isBlank()
                    && !type.getSubtype().isBlank()
                    && (charset == null || Charset.isSupported(charset))
                    && (!type.getType().toLowerCase(Locale.ROOT).equals(MULTIPART)
                            || boundary != null && !boundary.isBlank());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
