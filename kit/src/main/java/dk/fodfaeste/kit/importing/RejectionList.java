package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.csv.Rejection;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** All rejections of one file in the order of its lines, on disk because there can be millions. */
final class RejectionList implements AutoCloseable {
    private final SealedFile file;
    private final DataOutputStream out;
    private int written;

    RejectionList(SealedFile file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(file.openForWriting()));
    }

    void add(Rejection rejection) {
        try {
            out.writeInt(rejection.line());
            out.writeUTF(rejection.field() == null ? "" : rejection.field());
            out.writeUTF(rejection.problem());
            written++;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Ends writing. The list can be read afterwards. */
    void end() throws IOException {
        out.close();
    }

    Iterator<Rejection> iterator() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(file.openForReading()));
        return new Iterator<>() {
            private int remaining = written;

            @Override
            public boolean hasNext() {
                return remaining > 0;
            }

            @Override
            public Rejection next() {
                if (remaining-- <= 0) {
                    throw new NoSuchElementException();
                }
                try {
                    int line = in.readInt();
                    String field = in.readUTF();
                    return new Rejection(line, field.isEmpty() ? null : field, in.readUTF());
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
