package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.csv.Windows1252;
import java.io.IOException;
import java.io.InputStream;

/** An uploaded file, which is read as CSV in UTF-8 whatever its format was. */
final class ImportFile implements AutoCloseable {
    /** The format in which a file was sent. */
    enum Format {
        UTF_8,
        WINDOWS_1252,
        WORKBOOK
    }

    private final SealedFile content;
    private final Format format;

    /** @param content CSV in Windows-1252 if that is the format, else in UTF-8 */
    ImportFile(SealedFile content, Format format) {
        this.content = content;
        this.format = format;
    }

    Format format() {
        return format;
    }

    /** Reads from the start. */
    InputStream openForReading() throws IOException {
        InputStream bytes = content.openForReading();
        return format == Format.WINDOWS_1252 ? Windows1252.decoded(bytes) : bytes;
    }

    /** Length in bytes before decoding. */
    long length() {
        return content.length();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
