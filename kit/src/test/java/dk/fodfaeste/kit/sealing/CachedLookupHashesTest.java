package dk.fodfaeste.kit.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedLookupHashesTest {

    @Test
    void each_text_of_a_kind_is_hashed_once_and_has_the_hash_of_the_keyring() {
        Keyring keyring = TestKeys.fresh();
        List<String> computed = new ArrayList<>();
        LookupHashes cached = new CachedLookupHashes((kind, text) -> {
            computed.add(kind + " " + text);
            return keyring.lookupHash(kind, text);
        });
        for (int i = 0; i < 2; i++) {
            assertThat(cached.lookupHash("cpr", "1")).isEqualTo(keyring.lookupHash("cpr", "1"));
            assertThat(cached.lookupHash("name", "1")).isEqualTo(keyring.lookupHash("name", "1"));
        }
        assertThat(computed).containsExactly("cpr 1", "name 1");
    }
}
