package dk.fodfaeste.kit.problem;

/**
 * An invalid field.
 *
 * @param field its path in the request, such as {@code measures[0].offset}
 * @param message the fault; never repeats a person's data
 */
public record Violation(String field, String message) {}
