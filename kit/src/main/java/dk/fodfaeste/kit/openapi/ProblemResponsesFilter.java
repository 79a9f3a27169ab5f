package dk.fodfaeste.kit.openapi;

import dk.fodfaeste.kit.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Documents a problem document (RFC 9457) as the default response of every operation. */
@OpenApiFilter
public class ProblemResponsesFilter implements OASFilter {
    private static final String SCHEMA = "ProblemDocument";
    private static final String VIOLATION = "ProblemViolation";
    private static final String STATUSES = """
            400: the request cannot be read. 401: there is no valid token or session. 403: the caller may not do this. 404: there is nothing at this \
            address, or it is outside the caller's scope. 405, 406, 415: the address does not take this method or format. 408, 411, 413: the body is \
            too slow, too large or of unknown length. 409: the request contradicts the present state. 410: what the request continues does not exist \
            any more. 422: the request is well formed and breaks a rule. 429: the caller exceeds a limit. 500: the service failed; the fault is in its \
            log. 503: a part that is necessary does not respond.""";

    private static final List<String> WITHOUT_CONTENT = List.of("400", "401", "403");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getComponents().addSchema(VIOLATION, violation()).addSchema(SCHEMA, problem());
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(ProblemResponsesFilter::document);
    }

    private static void document(Operation operation) {
        WITHOUT_CONTENT.forEach(operation.getResponses()::removeAPIResponse);
        operation
                .getResponses()
                .setDefaultValue(OASFactory.createAPIResponse()
                        .description("A problem (RFC 9457), with the fields at fault where there are any")
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        Problem.MEDIA_TYPE,
                                        OASFactory.createMediaType().schema(reference(SCHEMA)))));
    }

    private static Schema violation() {
        return object().addProperty("field", text("The path of the field in the request, such as measures[0].offset"))
                .addProperty("code", text("Identifies the fault"))
                .addProperty("message", text("The fault in English"))
                .required(List.of("field", "code", "message"));
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private static Schema problem() {
        return object().addProperty("type", text("Always about:blank; code identifies the kind of the problem"))
                .addProperty("title", text("The name of the status"))
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).description(STATUSES))
                .addProperty("code", text("Identifies the detail. The text can change, the code does not"))
                .addProperty("detail", text("What is wrong, in English"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(reference(VIOLATION))
                                .description("The fields at fault; absent if there are none"))
                .required(List.of("type", "title", "status", "code", "detail"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
