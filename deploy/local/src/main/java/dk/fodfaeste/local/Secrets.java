package dk.fodfaeste.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;

/** The passwords and keys of one data directory. They are random, created on first use, and stored in a file that only its owner can read. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path dir) {
        return new Secrets(dir.resolve("secrets.properties"));
    }

    /** 32 random bytes in hexadecimal, the same at every call. */
    String password(String name) {
        return get(name, () -> {
            var bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    String get(String name, Supplier<String> maker) {
        synchronized (Secrets.class) {
            var known = Files.exists(file) ? PrivateProperties.read(file) : new Properties();
            var value = known.getProperty(name);
            if (value == null) {
                value = maker.get();
                known.setProperty(name, value);
                PrivateProperties.write(file, known, "Made for this data directory alone");
            }
            return value;
        }
    }
}
