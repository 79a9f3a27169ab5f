package dk.fodfaeste.kit.test;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Random;

/** Where the generated requests of a service are: a round is made from the seed and its number. The command {@code fuzz} stores it. */
final class FuzzPosition {
    /** How many requests the command sends to a service. */
    private static final String REQUESTS = "fodfaeste.fuzz.requests";

    private final Path file;
    private final long seed;
    private long round;
    private long sent;

    /** At the start, and not stored. */
    FuzzPosition(long seed) {
        this(null, seed, 0, 0);
    }

    private FuzzPosition(Path file, long seed, long round, long sent) {
        this.file = file;
        this.seed = seed;
        this.round = round;
        this.sent = sent;
    }

    static boolean isFuzzing() {
        return System.getProperty(REQUESTS) != null;
    }

    static int wanted() {
        return Integer.parseInt(System.getProperty(REQUESTS));
    }

    /** Where the last run stopped; a failed round is repeated. */
    static FuzzPosition stored(String service, long seed) {
        Path file = Path.of("target", "fuzz-" + service + ".properties");
        Properties stored = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                stored.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new FuzzPosition(
                file,
                Long.parseLong(stored.getProperty("seed", String.valueOf(seed))),
                Long.parseLong(stored.getProperty("round", "0")),
                Long.parseLong(stored.getProperty("sent", "0")));
    }

    /** Of the present round. */
    Random random() {
        return new Random(seed + round);
    }

    /** To the next round. */
    void advance(int requests) {
        round++;
        sent += requests;
        if (file == null) {
            return;
        }
        Properties stored = new Properties();
        stored.setProperty("seed", String.valueOf(seed));
        stored.setProperty("round", String.valueOf(round));
        stored.setProperty("sent", String.valueOf(sent));
        try (Writer writer = Files.newBufferedWriter(file)) {
            stored.store(writer, null);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public String toString() {
        return round + " of seed " + seed;
    }
}
