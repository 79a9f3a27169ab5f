package dk.fodfaeste.local;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Something outside the program stands in the way; the message is one line that says what, and goes to the user as it is. */
public final class CannotStart extends RuntimeException {

    CannotStart(String line) {
        super(line);
    }

    /** The disk would not do what it was asked. */
    CannotStart(Path file, IOException cause) {
        this(file + " cannot be used: " + reason(cause), cause);
    }

    CannotStart(String line, Throwable cause) {
        super(line, cause);
    }

    /** The kinds of file errors say in their name what is wrong and in their message only where. */
    private static String reason(IOException cause) {
        return cause instanceof FileSystemException file && file.getReason() == null
                ? cause.getClass().getSimpleName().replace("Exception", "")
                : cause.getMessage();
    }
}
