package dk.fodfaeste.kit.problem;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A misspelt parameter is refused, as a misspelt field is: ignored, it would answer another question than the one that was asked. */
public class UnknownParameterFilter {
    private static final String OF_THE_API = "/api/";

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    /** @throws Refusal 400 naming each parameter that the address does not take */
    @ServerRequestFilter
    public void refuse(ContainerRequestContext request, ResourceInfo resource) {
        Sent sent = Sent.by(request);
        if (!sent.path().startsWith(OF_THE_API)) {
            return;
        }
        Set<String> taken = known.computeIfAbsent(resource.getResourceMethod(), UnknownParameterFilter::parameters);
        List<Violation> unknown = sent.names().stream()
                .filter(name -> !taken.contains(name))
                .map(name -> new Violation(
                        "query",
                        taken.isEmpty()
                                ? "holds a parameter, and this address takes none"
                                : "holds a parameter that is none of " + String.join(", ", taken)))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.malformed(unknown);
        }
    }

    /** Decoded here first, before anybody else stumbles over it. */
    private record Sent(String path, Set<String> names) {
        static Sent by(ContainerRequestContext request) {
            try {
                UriInfo address = request.getUriInfo();
                return new Sent(address.getPath(), address.getQueryParameters().keySet());
            } catch (IllegalArgumentException badlyEncoded) {
                throw Refusal.malformed("address", "is not percent-encoded as it should be");
            }
        }
    }

    private static Set<String> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .map(UnknownParameterFilter::name)
                .filter(name -> name != null)
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String name(Parameter parameter) {
        QueryParam standard = parameter.getAnnotation(QueryParam.class);
        if (standard != null) {
            return standard.value();
        }
        RestQuery named = parameter.getAnnotation(RestQuery.class);
        if (named == null) {
            return null;
        }
        return named.value().isEmpty() ? parameter.getName() : named.value();
    }
}
