package dk.fodfaeste.kit.web;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Violation;
import java.util.Optional;

/** Messages on pages, in the language of the request. A message without a Danish text is shown in English. */
public final class MessageText {
    private MessageText() {}

    public static String of(Message message) {
        return inLanguage(message.danish(DisplayText::day), message.english());
    }

    /** For a place that names the field, such as the input of a form. */
    static String atField(Violation violation) {
        Message message = violation.message();
        return inLanguage(
                message.danish(DisplayText::day).or(() -> ofField(violation.field(), message)), message.english());
    }

    /** For a place that does not name the field, such as the top of a form. */
    static String atTop(Violation violation) {
        Message message = violation.message();
        return inLanguage(
                ofField(violation.field(), message).or(() -> message.danish(DisplayText::day)),
                violation.field() + " " + message.english());
    }

    /**
     * For a table with a column for the field.
     *
     * @param field null if the message concerns no field
     */
    public static String inRow(String field, Message message) {
        return inLanguage(ofField(field, message).or(() -> message.danish(DisplayText::day)), message.english());
    }

    private static Optional<String> ofField(String field, Message message) {
        return field == null ? Optional.empty() : message.danishOfField(field, DisplayText::day);
    }

    private static String inLanguage(Optional<String> danish, String english) {
        Language language = Language.current();
        return language.say(danish.orElse(english), english);
    }
}
