package dk.fodfaeste.kit.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The two Tink keysets of a service. The wrapping keyset wraps the data key of each person and can be rotated: its newest key wraps, the older
 * keys still unwrap. The lookup keyset makes the keyed hashes by which the database finds sealed values.
 *
 * <p>The keysets come from a file of two lines, {@code wrapping=} and {@code lookup=}, each with a keyset as JSON. {@code ./fodfaeste keys} makes
 * and rotates such files.
 */
@ApplicationScoped
public class Keyring {
    private static final int LOOKUP_BYTES = 16;
    /** Tink prefixes each ciphertext with a version byte and the id of its key. */
    private static final int PREFIX_BYTES = 5;

    private final Aead wrapping;
    private final byte[] currentPrefix;
    private final PrfSet lookups;

    Keyring(
            @ConfigProperty(name = "fodfaeste.keys.file") Optional<Path> file,
            @ConfigProperty(name = "fodfaeste.keys.text") Optional<String> text) {
        Properties keysets = read(file, text);
        try {
            AeadConfig.register();
            PrfConfig.register();
            KeysetHandle wrappingKeys = keyset(keysets, "wrapping");
            this.wrapping = wrappingKeys.getPrimitive(RegistryConfiguration.get(), Aead.class);
            this.currentPrefix = ByteBuffer.allocate(PREFIX_BYTES)
                    .put((byte) 1)
                    .putInt(wrappingKeys.getPrimary().getId())
                    .array();
            this.lookups = keyset(keysets, "lookup").getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The keys in KEYS_FILE or KEYS cannot be used", unusable);
        }
    }

    private static Properties read(Optional<Path> file, Optional<String> text) {
        Properties keysets = new Properties();
        try {
            if (file.isPresent()) {
                try (var reader = Files.newBufferedReader(file.get())) {
                    keysets.load(reader);
                }
            } else if (text.isPresent()) {
                keysets.load(new StringReader(text.get()));
            } else {
                throw new IllegalStateException(
                        "There are no keys: set KEYS_FILE to a file made with ./fodfaeste keys, or KEYS to its content");
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("KEYS_FILE cannot be read: " + file.orElse(null), unreadable);
        }
        return keysets;
    }

    private static KeysetHandle keyset(Properties keysets, String name) throws GeneralSecurityException {
        String json = keysets.getProperty(name);
        if (json == null) {
            throw new IllegalStateException("KEYS_FILE or KEYS holds no keyset " + name);
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }

    public DataKey newKey(UUID owner) {
        return DataKey.random(owner, this::wrap);
    }

    /** @throws IllegalStateException if the key was wrapped for another person, or by a key that is not in the keyset */
    public DataKey unwrap(UUID owner, byte[] wrapped) {
        try {
            return new DataKey(wrapping.decrypt(wrapped, ownerBytes(owner)), wrapped);
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException("A data key cannot be unwrapped with the present keys", foreign);
        }
    }

    /** The prefix of data keys that the newest key wrapped, for a query for the others. */
    public byte[] currentPrefix() {
        return currentPrefix.clone();
    }

    /** Returns the same data key, wrapped by the newest key. */
    public byte[] rewrap(UUID owner, byte[] wrapped) {
        try {
            return wrap(owner, wrapping.decrypt(wrapped, ownerBytes(owner)));
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException("A data key cannot be unwrapped with the present keys", foreign);
        }
    }

    /**
     * A keyed hash of 128 bits in hexadecimal, by which a sealed value is found. Testing a guess requires the key.
     *
     * @param kind separates equal texts of different kinds
     */
    public String lookupHash(String kind, String text) {
        try {
            byte[] hash = lookups.computePrimary((kind + ":" + text).getBytes(StandardCharsets.UTF_8), LOOKUP_BYTES);
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] wrap(UUID owner, byte[] key) {
        try {
            return wrapping.encrypt(key, ownerBytes(owner));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] ownerBytes(UUID owner) {
        return ByteBuffer.allocate(16)
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits())
                .array();
    }
}
