package dk.fodfaeste.kit.problem;

/**
 * One field at fault.
 *
 * @param field where it stands in the request, such as {@code measures[0].offset}
 * @param message what is wrong with it; never repeats a person's data
 */
public record Violation(String field, String message) {}
