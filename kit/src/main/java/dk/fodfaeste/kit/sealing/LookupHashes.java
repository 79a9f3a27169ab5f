package dk.fodfaeste.kit.sealing;

/** Computes the keyed hashes by which the database finds sealed values. */
public interface LookupHashes {
    /**
     * A keyed hash of 128 bits in hexadecimal, by which a sealed value is found. Testing a guess requires the key.
     *
     * @param kind separates equal texts of different kinds
     */
    String lookupHash(String kind, String text);
}
