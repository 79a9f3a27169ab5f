package dk.fodfaeste.kit.csv;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Splits a stream of bytes into lines, which end with LF, CRLF or CR. Keeps at most 64 KiB of a line. A line that is no UTF-8 does not affect the others. Lines can be put back
 * to be read again.
 */
final class PhysicalLines {

    static final int MAX_BYTES = 64 * 1024;

    /**
     * @param text without line break; null if the line cannot be read
     * @param problem the reason why it cannot be read; null if it can
     * @param bytes the bytes of a line that is no UTF-8, without line break; null if they are not kept
     */
    record Line(int number, String text, Message problem, byte[] bytes) {}

    private final InputStream in;
    private final boolean keepsBytes;
    private final byte[] buffer = new byte[MAX_BYTES];
    private int position;
    private int filled;
    private int number;
    private byte[] line = new byte[512];
    private final Deque<Line> putBack = new ArrayDeque<>();

    PhysicalLines(InputStream in) {
        this(in, false);
    }

    /** @param keepsBytes whether lines that are no UTF-8 keep their bytes, unless they are too long */
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
            if (isAtEnd()) {
                return length == 0 && !tooLong ? null : line(length, tooLong);
            }
            int end = position;
            while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            int piece = end - position;
            if (tooLong || length + piece > MAX_BYTES) {
                tooLong = true;
            } else {
                append(length, piece);
                length += piece;
            }
            position = end;
            if (end < filled) {
                position++;
                if (buffer[end] == '\r') {
                    skipLineFeed();
                }
                return line(length, tooLong);
            }
        }
    }

    private void skipLineFeed() throws IOException {
        if (!isAtEnd() && buffer[position] == '\n') {
            position++;
        }
    }

    /** Reads more bytes if all have been used. */
    private boolean isAtEnd() throws IOException {
        if (position == filled) {
            filled = Math.max(0, in.read(buffer));
            position = 0;
        }
        return filled == 0;
    }

    private void append(int length, int piece) {
        if (length + piece > line.length) {
            byte[] larger = new byte[Math.min(MAX_BYTES, Math.max(line.length * 2, length + piece))];
            System.arraycopy(line, 0, larger, 0, length);
            line = larger;
        }
        System.arraycopy(buffer, position, line, length, piece);
    }

    private Line line(int length, boolean tooLong) {
        number++;
        if (tooLong) {
            return new Line(number, null, message("lineTooLong"), null);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
            return new Line(number, number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text, null, null);
        } catch (CharacterCodingException notUtf8) {
            byte[] bytes = keepsBytes ? Arrays.copyOf(line, length) : null;
            return new Line(number, null, message("notUtf8"), bytes);
        }
    }
}
