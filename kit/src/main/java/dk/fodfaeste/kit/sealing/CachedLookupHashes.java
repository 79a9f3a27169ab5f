package dk.fodfaeste.kit.sealing;

import java.util.HashMap;
import java.util.Map;

/**
 * Computes the hash of each text once. It keeps the texts in memory, so it lives no longer than a chunk of an import. For one thread.
 */
public final class CachedLookupHashes implements LookupHashes {
    private final LookupHashes source;
    private final Map<Text, String> hashes = new HashMap<>();

    private record Text(String kind, String text) {}

    public CachedLookupHashes(LookupHashes source) {
        this.source = source;
    }

    @Override
    public String lookupHash(String kind, String text) {
        return hashes.computeIfAbsent(new Text(kind, text), missing -> source.lookupHash(kind, text));
    }
}
