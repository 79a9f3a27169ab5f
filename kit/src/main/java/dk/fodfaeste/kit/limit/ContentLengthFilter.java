package dk.fodfaeste.kit.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;

/** A body that says it is too large is refused unread. A form has to say its length, because nobody counts while forms are read. */
@ApplicationScoped
class ContentLengthFilter {
    private static final int BEFORE_ALL_ELSE = 1000;
    private static final Set<String> FORMS = Set.of("application/x-www-form-urlencoded", "multipart/form-data");

    void listen(@Observes Filters filters) {
        filters.register(ContentLengthFilter::judge, BEFORE_ALL_ELSE);
    }

    private static void judge(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String type = type(request);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > BodyLimit.of(type, exchange.normalizedPath())) {
            exchange.fail(413);
        } else if (length == null
                && request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && FORMS.contains(type)) {
            exchange.fail(411);
        } else {
            exchange.next();
        }
    }

    private static String type(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
