package dk.fodfaeste.kit.web;

import dk.fodfaeste.kit.problem.Problem;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Renders a problem as a page in the user's language. */
@ApplicationScoped
class ProblemRenderer {

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        /** @param sent whether the request sent a form, which the browser repeats on reload */
        static native TemplateInstance problem(
                int status, String title, String detail, boolean signInAgain, boolean sent);
    }

    private final Language language;
    private final CurrentVertxRequest request;
    private final CurrentIdentityAssociation identities;

    ProblemRenderer(Language language, CurrentVertxRequest request, CurrentIdentityAssociation identities) {
        this.language = language;
        this.request = request;
        this.identities = identities;
    }

    /** Renders within a request of a resource. Blocks, because the layout may need the identity. */
    String render(Problem problem, boolean sent) {
        return Templates.problem(
                        problem.status(),
                        title(problem.status()),
                        MessageText.of(problem.detail()),
                        problem.status() == 401,
                        sent)
                .render();
    }

    /** Renders on a worker thread for a request that no resource handles. */
    Future<String> render(Problem problem, RoutingContext exchange) {
        return exchange.vertx()
                .executeBlocking(
                        () -> {
                            ManagedContext context = Arc.container().requestContext();
                            boolean isNew = !context.isActive();
                            if (isNew) {
                                context.activate();
                            }
                            try {
                                if (request.getCurrent() == null) {
                                    request.setCurrent(exchange);
                                }
                                if (isNew) {
                                    identities.setIdentity(QuarkusHttpUser.getSecurityIdentity(exchange, null));
                                }
                                return render(
                                        problem, exchange.request().method().equals(HttpMethod.POST));
                            } finally {
                                if (isNew) {
                                    context.terminate();
                                }
                            }
                        },
                        false);
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
