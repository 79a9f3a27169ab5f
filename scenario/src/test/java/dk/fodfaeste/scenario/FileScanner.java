package dk.fodfaeste.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Searches the bytes of files for given texts, such as names and CPR numbers. It is fast enough for sparse files of a gigabyte. */
final class FileScanner {

    private static final int CHUNK = 4 * 1024 * 1024;

    /** The texts by their first two bytes, so that nearly every byte of a file costs one array access. */
    private final byte[][][] byFirstTwoBytes = new byte[256 * 256][][];

    private final int longest;

    FileScanner(Collection<String> texts) {
        List<byte[]> all = texts.stream().map(text -> text.getBytes(UTF_8)).toList();
        all.stream()
                .collect(Collectors.groupingBy(text -> firstTwo(text, 0)))
                .forEach((start, group) -> byFirstTwoBytes[start] = group.toArray(byte[][]::new));
        longest = all.stream().mapToInt(text -> text.length).max().orElseThrow();
    }

    /** The first text that the file contains. The chunks overlap by the length of the longest text. */
    Optional<String> findIn(Path file) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            int kept = 0;
            for (int read = in.readNBytes(chunk, 0, CHUNK); read > 0; read = in.readNBytes(chunk, kept, CHUNK - kept)) {
                int end = kept + read;
                Optional<String> found = findIn(chunk, end);
                if (found.isPresent()) {
                    return found;
                }
                kept = Math.min(longest, end);
                System.arraycopy(chunk, end - kept, chunk, 0, kept);
            }
            return Optional.empty();
        } catch (NoSuchFileException deletedMeanwhile) {
            return Optional.empty();
        }
    }

    private Optional<String> findIn(byte[] chunk, int end) {
        for (int at = 0; at < end - 1; at++) {
            byte[][] candidates = byFirstTwoBytes[firstTwo(chunk, at)];
            if (candidates != null) {
                for (byte[] text : candidates) {
                    if (at + text.length <= end && Arrays.equals(chunk, at, at + text.length, text, 0, text.length)) {
                        return Optional.of(new String(text, UTF_8));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static int firstTwo(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
