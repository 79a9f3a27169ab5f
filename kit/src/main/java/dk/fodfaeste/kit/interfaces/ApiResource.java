package dk.fodfaeste.kit.interfaces;

import java.util.List;

/**
 * The operations below one address of the interface.
 *
 * @param name the segment after {@code /api/v1/}, such as {@code enrolments}
 * @param schemas the objects that the operations send and receive
 */
public record ApiResource(String name, List<ApiOperation> operations, List<ObjectSchema> schemas) {}
