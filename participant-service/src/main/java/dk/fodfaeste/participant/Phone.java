package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Texts;
import java.util.regex.Pattern;

/** A telephone number, such as {@code +4512345678}. Like {@link Cpr}, it is not shown by {@link #toString}. */
public record Phone(String number) {
    private static final Pattern DANISH = Pattern.compile("(?:\\+45)?([0-9]{8})");
    private static final Pattern ABROAD = Pattern.compile("\\+(?!45)[0-9]{6,15}");

    /** @throws Refusal 400 naming the field, without the number */
    public static Phone parse(String field, String text) {
        String withoutSpaces = Texts.singleLine(text).replace(" ", "");
        var danish = DANISH.matcher(withoutSpaces);
        if (danish.matches()) {
            return new Phone("+45" + danish.group(1));
        }
        if (ABROAD.matcher(withoutSpaces).matches()) {
            return new Phone(withoutSpaces);
        }
        throw Refusal.malformed(field, message("notAPhoneNumber"));
    }

    @Override
    public String toString() {
        return "phone";
    }
}
