package dk.fodfaeste.kit.interfaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The OpenAPI document of the service, as it serves it to programs. */
@ApplicationScoped
public class ApiDocument {
    private static final String PROBLEM = "ProblemDocument";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    /** The segments of {@code /api/v1/enrolments} before the name. */
    private static final int NAME = 3;

    private final OpenApiDocumentService documents;
    private final ObjectMapper json;

    ApiDocument(OpenApiDocumentService documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    /** The document as a file. */
    public byte[] file(Format format) {
        return documents.getDocument(OpenApiFilter.DEFAULT_DOCUMENT_NAME, format);
    }

    /** All resources, by name. Each operation is in one of them, without the response that all have: {@link #problem}. */
    public List<ApiResource> resources() {
        JsonNode document = read();
        SchemaReader schemas = new SchemaReader(document);
        Map<String, List<ApiOperation>> operations = new TreeMap<>();
        Map<String, List<JsonNode>> used = new TreeMap<>();
        document.path("paths").properties().forEach(path -> {
            String resource = path.getKey().split("/")[NAME];
            path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .forEach(operation -> {
                        ((ObjectNode) operation.getValue().get("responses")).remove("default");
                        operations
                                .computeIfAbsent(resource, name -> new ArrayList<>())
                                .add(operation(
                                        operation.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        operation.getValue(),
                                        schemas));
                        used.computeIfAbsent(resource, name -> new ArrayList<>())
                                .add(operation.getValue());
                    });
        });
        return operations.entrySet().stream()
                .map(each -> new ApiResource(
                        each.getKey(), each.getValue(), schemas.referencedObjects(used.get(each.getKey()))))
                .toList();
    }

    public Optional<ApiResource> resource(String name) {
        return resources().stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst();
    }

    /** The problem document, with which every operation answers a request that it does not fulfil, and the objects in it. */
    public List<ObjectSchema> problem() {
        JsonNode document = read();
        SchemaReader schemas = new SchemaReader(document);
        return schemas.referencedObjects(
                List.of(json.createObjectNode().put("$ref", "#/components/schemas/" + PROBLEM)));
    }

    private JsonNode read() {
        try {
            return json.readTree(file(Format.JSON));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ApiOperation operation(String method, String path, JsonNode operation, SchemaReader schemas) {
        return new ApiOperation(
                method,
                path,
                operation.path("summary").asText(),
                operation.path("description").asText(),
                elements(operation.path("security"))
                        .flatMap(requirement -> elements(requirement).flatMap(ApiDocument::elements))
                        .map(JsonNode::asText)
                        .distinct()
                        .sorted()
                        .toList(),
                elements(operation.path("parameters"))
                        .map(parameter -> new ApiParameter(
                                parameter.path("in").asText(),
                                field(parameter.path("name").asText(), parameter, schemas)))
                        .toList(),
                payloads(operation.path("requestBody").path("content"), schemas),
                operation.path("responses").properties().stream()
                        .map(answer -> answer(answer.getKey(), answer.getValue(), schemas))
                        .toList());
    }

    private static ApiAnswer answer(String status, JsonNode answer, SchemaReader schemas) {
        return new ApiAnswer(
                status,
                answer.path("description").asText(),
                answer.path("headers").properties().stream()
                        .map(header -> field(header.getKey(), header.getValue(), schemas))
                        .toList(),
                payloads(answer.path("content"), schemas));
    }

    private static SchemaField field(String name, JsonNode parameter, SchemaReader schemas) {
        return new SchemaField(
                name,
                parameter.path("required").asBoolean(),
                schemas.type(parameter.path("schema")),
                parameter.path("description").asText());
    }

    private static List<Payload> payloads(JsonNode content, SchemaReader schemas) {
        return content.properties().stream()
                .map(format -> new Payload(
                        format.getKey(), schemas.type(format.getValue().path("schema"))))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
