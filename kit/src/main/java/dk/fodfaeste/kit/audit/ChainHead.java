package dk.fodfaeste.kit.audit;

import java.util.HexFormat;

/** The end of the chain as it was once: how many links there were, and the hash of the last in hexadecimal. */
public record ChainHead(long position, String hash) {
    static final ChainHead NONE = new ChainHead(0, "0".repeat(64));

    static ChainHead of(long position, byte[] hash) {
        return new ChainHead(position, HexFormat.of().formatHex(hash));
    }
}
