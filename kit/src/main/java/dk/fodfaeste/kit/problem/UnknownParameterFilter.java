package dk.fodfaeste.kit.problem;

import static dk.fodfaeste.kit.message.Message.message;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
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

/**
 * Refuses repeated query parameters, and unknown ones of the API. Ignoring a misspelt or a second parameter would return a result that the caller
 * did not ask for.
 */
public class UnknownParameterFilter {
    private static final String API = "/api/";

    private final Map<Method, Set<String>> parametersByMethod = new ConcurrentHashMap<>();

    /** @throws Refusal 400 if the address has no such parameter, or has it twice */
    @ServerRequestFilter
    public void refuse(ContainerRequestContext request, ResourceInfo resource) {
        Query query = Query.of(request);
        if (query.isAnyRepeated()) {
            throw Refusal.malformed("query", message("repeatedParameter"));
        }
        if (!query.path().startsWith(API)) {
            return;
        }
        Set<String> known =
                parametersByMethod.computeIfAbsent(resource.getResourceMethod(), UnknownParameterFilter::parameters);
        List<Violation> unknown = query.parameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Violation(
                        "query",
                        known.isEmpty()
                                ? message("noParameters")
                                : message("unknownParameter", String.join(", ", known))))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.malformed(unknown);
        }
    }

    /** Path and parameters, decoded here first, so that an invalid encoding is refused with 400. */
    private record Query(String path, MultivaluedMap<String, String> parameters) {
        static Query of(ContainerRequestContext request) {
            try {
                UriInfo address = request.getUriInfo();
                return new Query(address.getPath(), address.getQueryParameters());
            } catch (IllegalArgumentException badlyEncoded) {
                throw Refusal.malformed("address", message("badlyEncoded"));
            }
        }

        boolean isAnyRepeated() {
            return parameters.values().stream().anyMatch(values -> values.size() > 1);
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
