package dk.fodfaeste.kit.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A stream of bytes line by line. Holds 64 KiB of a line at most, however long it is, and a line that is no UTF-8 costs only itself.
 * Lines can be put back to be read again.
 */
final class PhysicalLines {

    static final int LONGEST = 64 * 1024;

    /**
     * @param text without its line end; null where the line cannot be read
     * @param problem why it cannot; null where it can
     * @param bytes as they stand in the file, up to the line feed; null where they are not kept
     */
    record Line(int number, String text, String problem, byte[] bytes) {}

    private final InputStream in;
    private final boolean keepsBytes;
    private final byte[] buffer = new byte[LONGEST];
    private int position;
    private int filled;
    private int number;
    private byte[] line = new byte[512];
    private final Deque<Line> putBack = new ArrayDeque<>();

    PhysicalLines(InputStream in) {
        this(in, false);
    }

    /** @param keepsBytes of what is not too long */
    PhysicalLines(InputStream in, boolean keepsBytes) {
        this.in = in;
        this.keepsBytes = keepsBytes;
    }

    /** The next line, or null at the end. */
    Line next() throws IOException {
        return putBack.isEmpty() ? read() : putBack.pop();
    }

    void putBack(Line next) {
        putBack.push(next);
    }

    private Line read() throws IOException {
        int length = 0;
        boolean tooLong = false;
        while (true) {
            if (position == filled) {
                filled = in.read(buffer);
                position = 0;
                if (filled <= 0) {
                    filled = 0;
                    return length == 0 && !tooLong ? null : line(length, tooLong);
                }
            }
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            int piece = end - position;
            if (tooLong || length + piece > LONGEST) {
                tooLong = true;
            } else {
                append(length, piece);
                length += piece;
            }
            position = end;
            if (end < filled) {
                position++;
                return line(length, tooLong);
            }
        }
    }

    private void append(int length, int piece) {
        if (length + piece > line.length) {
            byte[] larger = new byte[Math.min(LONGEST, Math.max(line.length * 2, length + piece))];
            System.arraycopy(line, 0, larger, 0, length);
            line = larger;
        }
        System.arraycopy(buffer, position, line, length, piece);
    }

    private Line line(int length, boolean tooLong) {
        number++;
        if (tooLong) {
            return new Line(number, null, "is longer than 64 KiB", null);
        }
        byte[] bytes = keepsBytes ? Arrays.copyOf(line, length) : null;
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, end))
                    .toString();
            return new Line(number, number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text, null, bytes);
        } catch (CharacterCodingException notUtf8) {
            return new Line(number, null, "is not written in UTF-8", bytes);
        }
    }
}
