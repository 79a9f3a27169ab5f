package dk.fodfaeste.kit.sealing;

import dk.fodfaeste.local.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keyrings for tests without a service. */
public final class TestKeys {

    private TestKeys() {}

    public static Keyring fresh() {
        try {
            Path dir = Files.createTempDirectory("fodfaeste-keys");
            Path file = dir.resolve("keys.properties");
            try {
                KeyFile.make(file);
                return of(file);
            } finally {
                Files.delete(file);
                Files.delete(dir);
            }
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    static Keyring of(Path file) {
        return new Keyring(Optional.of(file), Optional.empty());
    }
}
