package dk.fodfaeste.local;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The program cannot start for a reason outside it. The message is one line for the user and states the reason. */
public final class CannotStart extends RuntimeException {

    CannotStart(String line) {
        super(line);
    }

    /** A file or directory cannot be read or written. */
    CannotStart(Path file, IOException cause) {
        this(file + " cannot be used: " + reason(cause), cause);
    }

    CannotStart(String line, Throwable cause) {
        super(line, cause);
    }

    /** A FileSystemException names the reason in its class and only the file in its message. */
    private static String reason(IOException cause) {
        return cause instanceof FileSystemException file && file.getReason() == null
                ? cause.getClass().getSimpleName().replace("Exception", "")
                : cause.getMessage();
    }
}
