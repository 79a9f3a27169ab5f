package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.measures.MeasureDefinition;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Documents which fields of a measure may be null or absent. The records are in measures/, which knows no OpenAPI. */
@OpenApiFilter
public class MeasureSchemaFilter implements OASFilter {
    private static final Map<String, List<String>> REQUIRED = Map.of(
            MeasureDefinition.class.getSimpleName(), List.of("code", "name", "revisions"),
            MeasureDefinition.Revision.class.getSimpleName(), List.of("validFrom"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        REQUIRED.forEach((name, required) -> {
            Schema schema = document.getComponents().getSchemas().get(name);
            if (schema == null) {
                throw new IllegalStateException("The document does not describe " + name);
            }
            schema.setDescription("Fields that the kind of the measure does not have are absent or null");
            schema.setRequired(required);
            schema.getProperties().forEach((field, property) -> {
                if (!required.contains(field)) {
                    allowNull(property);
                }
            });
        });
    }

    private static void allowNull(Schema property) {
        List<SchemaType> types = new ArrayList<>(property.getType() == null ? List.of() : property.getType());
        if (!types.isEmpty() && !types.contains(SchemaType.NULL)) {
            types.add(SchemaType.NULL);
            property.setType(types);
        }
    }
}
