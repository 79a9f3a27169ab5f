package dk.fodfaeste.kit.web;

import dk.fodfaeste.kit.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Renders a problem as a page in the user's language for browsers. Programs get the problem document. */
public class ProblemPage {
    private static final int AFTER_ALL_FILTERS = Priorities.USER - 2;

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        /** @param sent whether the request sent a form, which the browser repeats on reload */
        static native TemplateInstance problem(
                int status, String title, String detail, boolean signInAgain, boolean sent);
    }

    private final Language language;

    ProblemPage(Language language) {
        this.language = language;
    }

    /**
     * Renders on a worker thread, because the layout may need the identity, which blocks. Does not decode the path, because an invalid path may be
     * the problem.
     */
    @ServerResponseFilter(priority = AFTER_ALL_FILTERS)
    public Uni<Void> render(
            ContainerRequestContext request, ContainerResponseContext response, RoutingContext exchange) {
        String path = exchange.normalizedPath();
        if (!(response.getEntity() instanceof Problem problem) || path.startsWith("/api/") || !isBrowser(request)) {
            return null;
        }
        if (BlockingOperationControl.isBlockingAllowed()) {
            render(problem, request, response);
            return null;
        }
        return Uni.createFrom()
                .<Void>item(() -> {
                    render(problem, request, response);
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    private void render(Problem problem, ContainerRequestContext request, ContainerResponseContext response) {
        response.setEntity(
                Templates.problem(
                                problem.status(),
                                title(problem.status()),
                                MessageText.of(problem.detail()),
                                problem.status() == 401,
                                request.getMethod().equals(HttpMethod.POST))
                        .render(),
                new Annotation[0],
                MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }

    /** A browser accepts HTML; htmx sends its own header. */
    static boolean isBrowser(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        return request.getHeaderString("HX-Request") != null
                || (accepted != null && accepted.contains(MediaType.TEXT_HTML));
    }

    private String title(int status) {
        return switch (status) {
            case 400 -> language.say("Siden kan ikke læse det, der blev sendt", "The page cannot read what was sent");
            case 401 -> language.say("Du er ikke længere logget ind", "You are no longer signed in");
            case 403 -> language.say("Du har ikke adgang til siden", "You may not see this page");
            case 404 -> language.say("Siden findes ikke", "There is no such page");
            case 409 -> language.say("Nogen kom dig i forkøbet", "Another user was faster");
            case 422 -> language.say("Det kan ikke lade sig gøre", "That cannot be done");
            case 429 -> language.say("Det gik for hurtigt", "Too many requests");
            case 503 -> language.say("Siden kan ikke vises lige nu", "The page cannot be shown now");
            default -> language.say("Noget gik galt", "Something went wrong");
        };
    }
}
