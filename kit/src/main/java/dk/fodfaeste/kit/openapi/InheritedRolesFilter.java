package dk.fodfaeste.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Documents the roles of operations that a resource inherits from a class of kit. The extension documents only those that a resource has itself. Runs
 * while the service is built.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class InheritedRolesFilter implements OASFilter {
    /** The name that the extension gives to the scheme of all operations. */
    private static final String SCHEME = "SecurityScheme";

    private static final Map<Class<? extends Annotation>, HttpMethod> METHODS = Map.of(
            GET.class, HttpMethod.GET,
            POST.class, HttpMethod.POST,
            PUT.class, HttpMethod.PUT,
            DELETE.class, HttpMethod.DELETE,
            PATCH.class, HttpMethod.PATCH);

    private final IndexView index;

    public InheritedRolesFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        index.getAnnotations(Path.class).stream()
                .filter(path -> path.target().kind() == AnnotationTarget.Kind.CLASS)
                .filter(path -> !path.target().asClass().isAbstract())
                .forEach(path -> superclasses(path.target().asClass())
                        .forEach(type -> document(
                                document, path.value().asString(), path.target().asClass(), type)));
    }

    private Stream<ClassInfo> superclasses(ClassInfo type) {
        return Stream.iterate(parent(type), Optional::isPresent, above -> parent(above.get()))
                .map(Optional::get);
    }

    private Optional<ClassInfo> parent(ClassInfo type) {
        return Optional.ofNullable(type.superName()).map(index::getClassByName);
    }

    private static void document(OpenAPI document, String base, ClassInfo resource, ClassInfo type) {
        for (MethodInfo method : type.methods()) {
            METHODS.forEach((annotation, verb) -> {
                if (method.hasDeclaredAnnotation(annotation)) {
                    operation(document, join(base, method), verb)
                            .filter(InheritedRolesFilter::hasNoRoles)
                            .ifPresent(operation -> add(operation, roles(method, type, resource)));
                }
            });
        }
    }

    private static Optional<Operation> operation(OpenAPI document, String path, HttpMethod verb) {
        return Optional.ofNullable(document.getPaths().getPathItem(path))
                .map(item -> item.getOperations().get(verb));
    }

    private static boolean hasNoRoles(Operation operation) {
        return operation.getSecurity() == null || operation.getSecurity().isEmpty();
    }

    private static void add(Operation operation, List<String> roles) {
        if (!roles.isEmpty()) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(SCHEME, roles));
        }
    }

    private static String join(String base, MethodInfo method) {
        AnnotationInstance path = method.declaredAnnotation(Path.class);
        return path == null || path.value().asString().equals("/")
                ? base
                : base + "/" + path.value().asString().replaceFirst("^/", "");
    }

    /** Those of the method; if it has none, those of the class that declares it, and then those of the resource. */
    private static List<String> roles(MethodInfo method, ClassInfo type, ClassInfo resource) {
        return Stream.of(
                        method.declaredAnnotation(RolesAllowed.class),
                        type.declaredAnnotation(RolesAllowed.class),
                        resource.declaredAnnotation(RolesAllowed.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(allowed -> Arrays.asList(allowed.value().asStringArray()))
                .orElse(List.of());
    }
}
