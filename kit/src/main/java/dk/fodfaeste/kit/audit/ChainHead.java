package dk.fodfaeste.kit.audit;

import java.util.HexFormat;

/** The end of the chain at some time: the position of the last link and its hash in hexadecimal. */
public record ChainHead(long position, String hash) {
    static final ChainHead NONE = new ChainHead(0, "0".repeat(64));

    static ChainHead of(long position, byte[] hash) {
        return new ChainHead(position, HexFormat.of().formatHex(hash));
    }
}
