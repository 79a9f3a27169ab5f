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

/** What gives a person away, and where it stands: looked for byte by byte in files of any kind, also where most of a gigabyte is zeros. */
final class FileScanner {

    private static final int PIECE = 4 * 1024 * 1024;

    /** By their first two bytes, so that nearly every byte of a file is one look into an array. */
    private final byte[][][] byFirstTwo = new byte[256 * 256][][];

    private final int longest;

    FileScanner(Collection<String> texts) {
        List<byte[]> all = texts.stream().map(text -> text.getBytes(UTF_8)).toList();
        all.stream()
                .collect(Collectors.groupingBy(text -> firstTwo(text, 0)))
                .forEach((two, these) -> byFirstTwo[two] = these.toArray(byte[][]::new));
        longest = all.stream().mapToInt(text -> text.length).max().orElseThrow();
    }

    /** The first of them that stands in the file; the pieces it is read in overlap. */
    Optional<String> in(Path file) throws IOException {
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            int kept = 0;
            for (int read = in.readNBytes(piece, 0, PIECE); read > 0; read = in.readNBytes(piece, kept, PIECE - kept)) {
                int end = kept + read;
                Optional<String> found = in(piece, end);
                if (found.isPresent()) {
                    return found;
                }
                kept = Math.min(longest, end);
                System.arraycopy(piece, end - kept, piece, 0, kept);
            }
            return Optional.empty();
        } catch (NoSuchFileException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private Optional<String> in(byte[] piece, int end) {
        for (int at = 0; at < end - 1; at++) {
            byte[][] candidates = byFirstTwo[firstTwo(piece, at)];
            if (candidates != null) {
                for (byte[] text : candidates) {
                    if (at + text.length <= end && Arrays.equals(piece, at, at + text.length, text, 0, text.length)) {
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
