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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.UUID;

/**
 * A file for as long as this process lives: what is written is sealed with a key that stands nowhere but in memory, and the file loses its
 * name as soon as it is open, so that nothing of it outlives the process, however that ends. Written once, then read as often as wanted.
 */
final class SealedFile implements AutoCloseable {
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 64 * 1024;
    private static final byte[] NOTHING_BESIDES = {};

    private final FileChannel channel;
    private final AesGcmHkdfStreaming cipher;
    private final DiskQuota room;
    private long taken;
    private long length;

    private SealedFile(FileChannel channel, DiskQuota room) {
        this.channel = channel;
        this.room = room;
        try {
            cipher = new AesGcmHkdfStreaming(Random.randBytes(KEY_BYTES), "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static SealedFile in(Path directory, DiskQuota room) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(UUID.randomUUID().toString()),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new SealedFile(channel, room);
    }

    /** What it holds can be read once this is closed. */
    OutputStream writing() throws IOException {
        try {
            OutputStream sealing =
                    cipher.newEncryptingStream(new Counted(Channels.newOutputStream(channel)), NOTHING_BESIDES);
            return new FilterOutputStream(sealing) {
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

    /** From its start. */
    InputStream reading() throws IOException {
        try {
            return cipher.newDecryptingStream(new FromTheStart(), NOTHING_BESIDES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** In bytes, unsealed. */
    long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        room.giveBack(taken);
        taken = 0;
    }

    /** There has to be room before anything is written. */
    private final class Counted extends FilterOutputStream {
        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            room.take(count);
            taken += count;
            out.write(bytes, offset, count);
        }

        /** The file stays open for its readers. */
        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Each reader has a position of its own. */
    private final class FromTheStart extends InputStream {
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
}
