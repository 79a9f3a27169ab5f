package dk.fodfaeste.measures;

/**
 * What is wrong with a definition.
 *
 * @param field relative to the measure, such as {@code revisions[0].minimumCount}
 * @param isUnknownCode whether a newer version may know the code: then a reader skips the measure and keeps the rest
 */
public record DefinitionFault(String field, String problem, boolean isUnknownCode) {}
