package dk.fodfaeste.kit.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Recognises a file in Windows-1252, the encoding of Excel's "CSV", and reads it as UTF-8. */
public final class Windows1252 {
    static final Charset CHARSET = Charset.forName("windows-1252");

    /** Bytes without a character, those that a broken UTF-8 file contains most (Â, Ã, ÿ), and signs that no name or code has (×, ÷). */
    private static final String UNLIKELY = "\u0081\u008d\u008f\u0090\u009d\u00c2\u00c3\u00d7\u00f7\u00ff";

    private static final int BUFFER_BYTES = 64 * 1024;

    private Windows1252() {}

    /**
     * Whether the whole file is in Windows-1252: it has bytes beyond ASCII, no character of several bytes in UTF-8, and no unlikely byte. A single
     * character in UTF-8 decides against it, so that a damaged line does not change how the others are read.
     */
    public static boolean isEncodingOf(InputStream file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        boolean beyondAscii = false;
        int pending = 0;
        for (int count = file.read(buffer); count > 0; count = file.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] >= 0) {
                    pending = 0;
                    continue;
                }
                beyondAscii = true;
                int one = buffer[i] & 0xff;
                if (UNLIKELY.indexOf(one) >= 0) {
                    return false;
                }
                boolean continues = (one & 0xc0) == 0x80;
                if (pending == 0 || !continues) {
                    pending = following(one);
                } else if (--pending == 0) {
                    return false;
                }
            }
        }
        return beyondAscii;
    }

    /** The number of bytes that follow the first byte of a character in UTF-8. */
    private static int following(int first) {
        if (first >= 0xf0 && first <= 0xf4) {
            return 3;
        }
        if (first >= 0xe0 && first <= 0xef) {
            return 2;
        }
        return first >= 0xc2 && first <= 0xdf ? 1 : 0;
    }

    /** The file in UTF-8. */
    public static InputStream decoded(InputStream file) {
        return new Decoding(file);
    }

    private static final class Decoding extends InputStream {
        private final InputStream file;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private byte[] decoded = {};
        private int position;

        Decoding(InputStream file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            return isAtEnd() ? -1 : decoded[position++] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            if (length == 0) {
                return 0;
            }
            if (isAtEnd()) {
                return -1;
            }
            int count = Math.min(length, decoded.length - position);
            System.arraycopy(decoded, position, into, offset, count);
            position += count;
            return count;
        }

        private boolean isAtEnd() throws IOException {
            if (position == decoded.length) {
                int count = file.read(buffer);
                decoded = count <= 0
                        ? new byte[0]
                        : new String(buffer, 0, count, CHARSET).getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            return decoded.length == 0;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
