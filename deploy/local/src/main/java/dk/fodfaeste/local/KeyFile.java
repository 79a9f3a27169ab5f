package dk.fodfaeste.local;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Properties;
import java.util.function.Function;

/** The file with a service's two keysets: one wraps the data keys of persons, the other computes the keyed hashes for look-ups. */
public final class KeyFile {

    private static final String ADVICE =
            "Keep a copy apart from the backups of the database. Without it, nobody can read what was recorded about persons.";

    private KeyFile() {}

    /** @throws CannotStart if the file exists: overwriting keys makes the data that they sealed unreadable */
    public static void make(Path file) {
        if (Files.exists(file)) {
            throw new CannotStart(
                    file + " exists; new keys in its place would make all that the old ones sealed unreadable.");
        }
        var keysets = new Properties();
        keysets.setProperty("wrapping", text(fresh(PredefinedAeadParameters.AES256_GCM)));
        keysets.setProperty("lookup", text(fresh(PredefinedPrfParameters.HMAC_SHA256_PRF)));
        PrivateProperties.write(file, keysets, ADVICE);
    }

    /** Adds a new key, which unwraps only. When all replicas have the file, {@link #rotate} makes it the primary key. */
    public static void add(Path file) {
        change(file, KeyFile::withNewKey);
    }

    /**
     * Makes the newest key the primary key, which wraps from now on, and adds one before if the newest is that already. The old keys stay, so that
     * data keys can be unwrapped and wrapped again.
     */
    public static void rotate(Path file) {
        change(file, present -> {
            var last = present.getAt(present.size() - 1);
            var distributed = last.isPrimary() ? withNewKey(present) : KeysetHandle.newBuilder(present);
            distributed.getAt(distributed.size() - 1).makePrimary();
            return distributed;
        });
    }

    private static KeysetHandle.Builder withNewKey(KeysetHandle present) {
        return KeysetHandle.newBuilder(present)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId());
    }

    private static void change(Path file, Function<KeysetHandle, KeysetHandle.Builder> change) {
        var keysets = PrivateProperties.read(file);
        try {
            AeadConfig.register();
            var present = TinkJsonProtoKeysetFormat.parseKeyset(
                    keysets.getProperty("wrapping", ""), InsecureSecretKeyAccess.get());
            keysets.setProperty("wrapping", text(change.apply(present).build()));
        } catch (GeneralSecurityException e) {
            throw new CannotStart(file + " holds no keys that can be rotated.");
        }
        PrivateProperties.write(file, keysets, ADVICE);
    }

    private static KeysetHandle fresh(Parameters parameters) {
        try {
            AeadConfig.register();
            PrfConfig.register();
            return KeysetHandle.generateNew(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(KeysetHandle keys) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
