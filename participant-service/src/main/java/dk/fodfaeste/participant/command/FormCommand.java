package dk.fodfaeste.participant.command;

import dk.fodfaeste.kit.web.Form;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A command that a form sends.
 *
 * @param confirmation code of the sentence that the page shows after the command
 * @param fields the fields of the form, each of which can show its fault
 * @param read reads the request body from the form; the body is validated before the command runs
 */
public record FormCommand<B>(String confirmation, List<String> fields, Function<Form, B> read, Consumer<B> run) {}
