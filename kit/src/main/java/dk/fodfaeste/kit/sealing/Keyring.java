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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The two Tink keysets of a service. The wrapping keyset wraps the data key of each person and can be rotated: its primary key wraps, the other
 * keys still unwrap. A new key is distributed to all replicas before it becomes the primary key. The lookup keyset makes the keyed hashes by which
 * the database finds sealed values.
 *
 * <p>The keysets come from a file of two lines, {@code wrapping=} and {@code lookup=}, each with a keyset as JSON. {@code ./fodfaeste keys} makes
 * and rotates such files.
 */
@ApplicationScoped
public class Keyring implements LookupHashes {
    private static final Logger LOG = Logger.getLogger(Keyring.class);
    private static final int LOOKUP_BYTES = 16;
    /** Tink prefixes each ciphertext with a version byte and the id of its key. */
    private static final int PREFIX_BYTES = 5;

    private final Aead wrapping;
    private final byte[] currentPrefix;
    private final List<byte[]> olderPrefixes = new ArrayList<>();
    private final Set<Integer> keyIds = new HashSet<>();
    private volatile boolean metUnknownKey;
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
            int primary = wrappingKeys.getPrimary().getId();
            this.currentPrefix = prefix(primary);
            boolean isOlder = true;
            for (int i = 0; i < wrappingKeys.size(); i++) {
                int id = wrappingKeys.getAt(i).getId();
                keyIds.add(id);
                isOlder &= id != primary;
                if (isOlder) {
                    olderPrefixes.add(prefix(id));
                }
            }
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

    private static byte[] prefix(int keyId) {
        return ByteBuffer.allocate(PREFIX_BYTES).put((byte) 1).putInt(keyId).array();
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
        requireKnown(wrapped);
        try {
            return new DataKey(wrapping.decrypt(wrapped, ownerBytes(owner)), wrapped);
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException("A data key cannot be unwrapped with the present keys", foreign);
        }
    }

    /** Another replica may wrap with a key that was not distributed to this one. */
    private void requireKnown(byte[] wrapped) {
        if (!keyIds.contains(ByteBuffer.wrap(wrapped, 1, Integer.BYTES).getInt())) {
            if (!metUnknownKey) {
                LOG.error(
                        "A data key was wrapped by a key that KEYS_FILE or KEYS does not hold: this replica is not ready"
                                + " until it is started with the present file");
            }
            metUnknownKey = true;
            throw new IllegalStateException("A data key was wrapped by an unknown key");
        }
    }

    /** Whether a data key was met that no key of the keyset wrapped. */
    boolean hasMetUnknownKey() {
        return metUnknownKey;
    }

    /** The prefixes of data keys that keys before the primary key wrapped. A newer key that does not wrap yet is not among them. */
    List<byte[]> olderPrefixes() {
        return List.copyOf(olderPrefixes);
    }

    /** The prefix of data keys that the primary key wrapped. */
    public byte[] currentPrefix() {
        return currentPrefix.clone();
    }

    /** Returns the same data key, wrapped by the primary key. */
    public byte[] rewrap(UUID owner, byte[] wrapped) {
        requireKnown(wrapped);
        try {
            return wrap(owner, wrapping.decrypt(wrapped, ownerBytes(owner)));
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException("A data key cannot be unwrapped with the present keys", foreign);
        }
    }

    @Override
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
