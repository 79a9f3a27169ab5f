package dk.fodfaeste.kit.sealing;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.function.BiFunction;

/** The encryption key of one person's data. After its wrapped form is deleted, the data cannot be decrypted, in backups either. */
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

    /** The form in which the key is stored. */
    public byte[] wrapped() {
        return wrapped;
    }

    /**
     * @param column authenticated with the text, so that a value opens only for the column it was sealed for
     * @return null for null
     */
    public byte[] seal(String column, String text) {
        if (text == null) {
            return null;
        }
        try {
            return cipher.encrypt(text.getBytes(StandardCharsets.UTF_8), column.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException if another key sealed the value or the value was changed */
    public String open(String column, byte[] sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            return new String(cipher.decrypt(sealed, column.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException(
                    "The sealed value of " + column + " does not open with its person's key", foreign);
        }
    }
}
