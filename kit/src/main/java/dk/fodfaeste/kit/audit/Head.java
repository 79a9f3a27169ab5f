package dk.fodfaeste.kit.audit;

import java.util.HexFormat;

/** The end of the chain as it was once: how many links there were, and the hash of the last in hexadecimal. */
public record Head(long position, String hash) {
    static final Head NONE = new Head(0, "0".repeat(64));

    static Head of(long position, byte[] hash) {
        return new Head(position, HexFormat.of().formatHex(hash));
    }
}
