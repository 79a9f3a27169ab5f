package dk.fodfaeste.kit.test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what the service logs, with stack traces, until it is closed. */
public final class LogCapture extends Handler implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");

    public LogCapture() {
        setLevel(Level.INFO);
        root.addHandler(this);
    }

    /** Each record with its parameters and the stack trace of its exception. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord entry) {
        StringWriter text = new StringWriter();
        text.append(entry.getLoggerName()).append(' ').append(entry.getMessage());
        if (entry.getParameters() != null) {
            text.append(MessageFormat.format(" {0}", Arrays.asList(entry.getParameters())));
        }
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(text));
        }
        lines.add(text.toString());
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
