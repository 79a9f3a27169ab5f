package dk.fodfaeste.kit.importing;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Random;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.UUID;

/**
 * A temporary encrypted file. The key exists only in memory, and the file has no name in the directory once it is open, so nothing of it outlives
 * the process. It is written once and can be read several times.
 */
final class SealedFile implements UploadSpool.SpooledFile {
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 64 * 1024;
    private static final byte[] NO_ASSOCIATED_DATA = {};

    private final FileChannel channel;
    private final AesGcmHkdfStreaming cipher;
    private final DiskQuota quota;
    private long reserved;
    private long length;

    private SealedFile(FileChannel channel, DiskQuota quota) {
        this.channel = channel;
        this.quota = quota;
        try {
            cipher = new AesGcmHkdfStreaming(Random.randBytes(KEY_BYTES), "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static SealedFile create(Path directory, DiskQuota quota) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(UUID.randomUUID().toString()),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new SealedFile(channel, quota);
    }

    @Override
    public OutputStream openForWriting() throws IOException {
        try {
            OutputStream encrypting =
                    cipher.newEncryptingStream(new QuotaStream(Channels.newOutputStream(channel)), NO_ASSOCIATED_DATA);
            return new FilterOutputStream(encrypting) {
                @Override
                public void write(int one) throws IOException {
                    out.write(one);
                    length++;
                }

                @Override
                public void write(byte[] bytes, int offset, int count) throws IOException {
                    out.write(bytes, offset, count);
                    length += count;
                }
            };
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public InputStream openForReading() throws IOException {
        try {
            return cipher.newDecryptingStream(new ChannelStream(), NO_ASSOCIATED_DATA);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads at any position. */
    SeekableByteChannel openForSeeking() throws IOException {
        try {
            return cipher.newSeekableDecryptingChannel(new ChannelView(), NO_ASSOCIATED_DATA);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Length of the unencrypted content in bytes. */
    long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        quota.release(reserved);
        reserved = 0;
    }

    /** Reserves disk space before it writes. */
    private final class QuotaStream extends FilterOutputStream {
        QuotaStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            quota.reserve(count);
            reserved += count;
            out.write(bytes, offset, count);
        }

        /** Leaves the file open for reading. */
        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Reads the channel with a position of its own. */
    private final class ChannelStream extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            int read = channel.read(ByteBuffer.wrap(bytes, offset, count), position);
            position += Math.max(read, 0);
            return read;
        }
    }

    /** The encrypted content with a position of its own; closing it leaves the file open. */
    private final class ChannelView implements SeekableByteChannel {
        private long position;
        private boolean closed;

        @Override
        public int read(ByteBuffer into) throws IOException {
            int read = channel.read(into, position);
            position += Math.max(read, 0);
            return read;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long moved) {
            position = moved;
            return this;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
