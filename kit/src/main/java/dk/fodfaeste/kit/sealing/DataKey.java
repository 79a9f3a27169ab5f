package dk.fodfaeste.kit.sealing;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.function.BiFunction;

/** The key of one person's data. Once its wrapped form is destroyed, nothing that it sealed can be read again, in no backup either. */
public final class DataKey {
    private static final int BYTES = 32;

    private final AesGcmJce cipher;
    private final byte[] wrapped;

    DataKey(byte[] key, byte[] wrapped) throws GeneralSecurityException {
        this.cipher = new AesGcmJce(key);
        this.wrapped = wrapped;
    }

    static DataKey random(UUID owner, BiFunction<UUID, byte[], byte[]> wrap) {
        byte[] key = Random.randBytes(BYTES);
        try {
            return new DataKey(key, wrap.apply(owner, key));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As it is kept. */
    public byte[] wrapped() {
        return wrapped;
    }

    /**
     * @param what the column; what is sealed for one opens for no other
     * @return null for null
     */
    public byte[] seal(String what, String text) {
        if (text == null) {
            return null;
        }
        try {
            return cipher.encrypt(text.getBytes(StandardCharsets.UTF_8), what.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException where another key sealed it, or somebody changed it */
    public String open(String what, byte[] sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            return new String(cipher.decrypt(sealed, what.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException notOurs) {
            throw new IllegalStateException(
                    "What is sealed as " + what + " does not open with its person's key", notOurs);
        }
    }
}
