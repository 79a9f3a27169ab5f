package dk.fodfaeste.kit.importing;

import com.google.crypto.tink.subtle.Random;
import dk.fodfaeste.kit.json.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * The lines of a file that its dry run has accepted so far, found by the person, enrolment or case number that they concern. A dry run changes
 * nothing in the database, so it judges each later line together with these. They are on disk, encrypted with a key that is in memory only, in a
 * file without a name; the memory of a dry run therefore does not depend on the length of the file.
 */
public final class AcceptedLines<T> implements AutoCloseable {
    private static final int KEY_BYTES = 32;
    private static final int CACHE_MIB = 2;
    private static final int UNSAVED_KIB = 1024;

    private final MVStore store;
    private final MVMap<String, byte[]> lines;
    private final EventJson json;
    private final Class<T> type;

    private AcceptedLines(MVStore store, EventJson json, Class<T> type) {
        this.store = store;
        this.lines = store.openMap(
                "lines",
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
        this.json = json;
        this.type = type;
    }

    static <T> AcceptedLines<T> create(Path directory, EventJson json, Class<T> type) throws IOException {
        Path file = Files.createFile(
                directory.resolve(UUID.randomUUID().toString()),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .encryptionKey(HexFormat.of()
                            .formatHex(Random.randBytes(KEY_BYTES))
                            .toCharArray())
                    .cacheSize(CACHE_MIB)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(UNSAVED_KIB)
                    .open();
            store.setVersionsToKeep(0);
            store.setRetentionTime(0);
            return new AcceptedLines<>(store, json, type);
        } finally {
            Files.delete(file);
        }
    }

    /** @param keys what the line concerns */
    public void add(int number, T line, Collection<String> keys) {
        byte[] content = json.write(line);
        keys.forEach(key -> lines.put(first(key) + "%010d".formatted(number), content));
    }

    /** The lines that concern one of these, each once, by their numbers. */
    public SortedMap<Integer, T> find(Collection<String> keys) {
        SortedMap<Integer, T> found = new TreeMap<>();
        for (String key : keys) {
            String first = first(key);
            Iterator<String> after = lines.keyIterator(first);
            while (after.hasNext()) {
                String next = after.next();
                if (!next.startsWith(first)) {
                    break;
                }
                found.computeIfAbsent(Integer.valueOf(next.substring(first.length())), _ -> read(lines.get(next)));
            }
        }
        return found;
    }

    /** No key contains the separator, because lines have no control characters. */
    private static String first(String key) {
        return key + '\0';
    }

    private T read(byte[] content) {
        try {
            return json.read(content, type);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        store.closeImmediately();
    }
}
