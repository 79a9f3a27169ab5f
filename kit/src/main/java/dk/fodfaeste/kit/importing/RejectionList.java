package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.message.Message;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** All rejections of one file in the order of its lines, on disk because there can be millions. */
final class RejectionList implements AutoCloseable {
    private static final byte TEXT = 0;
    private static final byte DATE = 1;
    private static final byte MESSAGE = 2;

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
            out.writeByte(rejection.further().size());
            for (Rejection.Fault fault : rejection.faults()) {
                out.writeUTF(fault.field() == null ? "" : fault.field());
                write(fault.problem());
            }
            written++;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Writes dates and inner messages with their types, because each language formats them differently, and other arguments as text. */
    private void write(Message message) throws IOException {
        out.writeUTF(message.key());
        out.writeByte(message.arguments().size());
        for (Map.Entry<String, Object> argument : message.arguments().entrySet()) {
            out.writeUTF(argument.getKey());
            switch (argument.getValue()) {
                case LocalDate day -> {
                    out.writeByte(DATE);
                    out.writeLong(day.toEpochDay());
                }
                case Message inner -> {
                    out.writeByte(MESSAGE);
                    write(inner);
                }
                default -> {
                    out.writeByte(TEXT);
                    out.writeUTF(argument.getValue().toString());
                }
            }
        }
    }

    private static Rejection.Fault readFault(DataInputStream in) throws IOException {
        String field = in.readUTF();
        return new Rejection.Fault(field.isEmpty() ? null : field, readMessage(in));
    }

    private static Message readMessage(DataInputStream in) throws IOException {
        String key = in.readUTF();
        Map<String, Object> arguments = new HashMap<>();
        for (int remaining = in.readByte(); remaining > 0; remaining--) {
            String name = in.readUTF();
            byte type = in.readByte();
            arguments.put(
                    name,
                    type == DATE
                            ? LocalDate.ofEpochDay(in.readLong())
                            : type == MESSAGE ? readMessage(in) : in.readUTF());
        }
        return new Message(key, arguments);
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
                    int count = in.readByte();
                    Rejection.Fault first = readFault(in);
                    List<Rejection.Fault> further = new ArrayList<>();
                    while (further.size() < count) {
                        further.add(readFault(in));
                    }
                    return new Rejection(line, first.field(), first.problem(), further);
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
