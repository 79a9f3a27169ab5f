package dk.fodfaeste.kit.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Stores files while they arrive, encrypted and within the disk space of imports. */
@ApplicationScoped
public class UploadSpool {
    private static final long GIB = 1024L * 1024 * 1024;

    private final ImportSettings settings;
    private final DiskQuota quota;

    UploadSpool(ImportSettings settings) {
        this.settings = settings;
        this.quota = new DiskQuota(settings.room() * GIB);
    }

    /** A file of a request; it is deleted when it is closed. */
    public interface SpooledFile extends AutoCloseable {
        /** The content can be read after this stream is closed. */
        OutputStream openForWriting() throws IOException;

        /** Reads from the start. */
        InputStream openForReading() throws IOException;

        @Override
        void close() throws IOException;
    }

    public SpooledFile create() throws IOException {
        return SealedFile.create(settings.directory(), quota);
    }
}
