package dk.fodfaeste.kit.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipArchiveThresholdInputStream;
import org.apache.poi.openxml4j.util.ZipEntrySource;

/**
 * The entries of a workbook, read where they lie: nothing is copied to memory or disk. POI's limit of the rate of compression holds for each entry
 * ({@link ZipArchiveThresholdInputStream}), and so does a limit of its length, which the reader sets for the part that it reads next.
 */
final class LimitedEntries implements ZipEntrySource {
    private final ZipFile zip;
    private long limit;
    private boolean closed;

    LimitedEntries(ZipFile zip, long limit) {
        this.zip = zip;
        this.limit = limit;
    }

    /** @param bytes the length of an uncompressed entry from now on */
    void limit(long bytes) {
        limit = bytes;
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        return zip.getEntries();
    }

    @Override
    public ZipArchiveEntry getEntry(String path) {
        return zip.getEntry(path);
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        return new Limited(new ZipArchiveThresholdInputStream(zip.getInputStream(entry)), limit);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        zip.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new IOException("An entry of the workbook is too long");
            }
            return count;
        }
    }
}
