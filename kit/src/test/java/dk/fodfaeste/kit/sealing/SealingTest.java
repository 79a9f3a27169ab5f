package dk.fodfaeste.kit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.local.KeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {

    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID BO = new UUID(1, 2);

    @TempDir
    Path dir;

    private final Keyring keyring = TestKeys.fresh();

    @Test
    void sealed_text_opens_with_the_key_of_the_person_and_is_not_readable() {
        DataKey key = keyring.newKey(ANNA);
        byte[] sealed = key.seal("name", "Anna Prøve");
        assertThat(keyring.unwrap(ANNA, key.wrapped()).open("name", sealed)).isEqualTo("Anna Prøve");
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Anna", "Prøve");
        assertThat(key.seal("name", null)).isNull();
        assertThat(key.open("name", null)).isNull();
    }

    @Test
    void sealing_the_same_text_twice_gives_different_bytes() {
        DataKey key = keyring.newKey(ANNA);
        assertThat(key.seal("name", "Anna")).isNotEqualTo(key.seal("name", "Anna"));
    }

    @Test
    void sealed_text_does_not_open_for_another_column_or_person_or_after_a_changed_bit() {
        DataKey key = keyring.newKey(ANNA);
        byte[] sealed = key.seal("name", "Anna");
        assertThatThrownBy(() -> key.open("because", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keyring.newKey(BO).open("name", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keyring.unwrap(BO, key.wrapped())).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length / 2] ^= 1;
        assertThatThrownBy(() -> key.open("name", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_lookup_hash_is_stable_and_depends_on_text_kind_and_keyring() {
        assertThat(keyring.lookupHash("cpr", "6701851234"))
                .isEqualTo(keyring.lookupHash("cpr", "6701851234"))
                .hasSize(32)
                .isNotEqualTo(keyring.lookupHash("cpr", "6701851235"))
                .isNotEqualTo(keyring.lookupHash("case-number", "6701851234"))
                .isNotEqualTo(TestKeys.fresh().lookupHash("cpr", "6701851234"));
    }

    @Test
    void after_a_rotation_old_keys_unwrap_the_new_key_wraps_and_a_rewrapped_key_still_opens() throws IOException {
        Path file = dir.resolve("keys.properties");
        KeyFile.make(file);
        Keyring before = TestKeys.of(file);
        DataKey key = before.newKey(ANNA);
        byte[] sealed = key.seal("name", "Anna");
        KeyFile.rotate(file);
        Keyring after = TestKeys.of(file);

        assertThat(after.unwrap(ANNA, key.wrapped()).open("name", sealed)).isEqualTo("Anna");
        assertThat(key.wrapped()).startsWith(before.currentPrefix());
        assertThat(before.currentPrefix()).isNotEqualTo(after.currentPrefix());
        byte[] rewrapped = after.rewrap(ANNA, key.wrapped());
        assertThat(rewrapped).startsWith(after.currentPrefix());
        assertThat(after.unwrap(ANNA, rewrapped).open("name", sealed)).isEqualTo("Anna");
        assertThat(after.lookupHash("cpr", "1")).isEqualTo(before.lookupHash("cpr", "1"));
    }

    @Test
    void a_new_key_is_distributed_before_it_wraps() throws IOException {
        Path file = dir.resolve("keys.properties");
        KeyFile.make(file);
        Keyring first = TestKeys.of(file);
        KeyFile.add(file);
        Keyring distributed = TestKeys.of(file);
        KeyFile.rotate(file);
        Keyring rotated = TestKeys.of(file);

        assertThat(distributed.currentPrefix()).isEqualTo(first.currentPrefix());
        assertThat(distributed.olderPrefixes()).isEmpty();
        assertThat(rotated.currentPrefix()).isNotEqualTo(first.currentPrefix());
        assertThat(rotated.olderPrefixes()).containsExactly(first.currentPrefix());
        byte[] wrapped = rotated.newKey(ANNA).wrapped();
        assertThat(distributed.unwrap(ANNA, wrapped).seal("name", "Anna")).isNotNull();
        assertThat(distributed.hasMetUnknownKey()).isFalse();
        assertThatThrownBy(() -> first.unwrap(ANNA, wrapped)).hasMessageContaining("unknown key");
        assertThat(first.hasMetUnknownKey()).isTrue();
    }

    @Test
    void missing_or_invalid_keys_are_reported_without_showing_them() throws IOException {
        assertThatThrownBy(() -> new Keyring(Optional.empty(), Optional.empty()))
                .hasMessageContaining("./fodfaeste keys");
        Path file = Files.writeString(dir.resolve("broken.properties"), "wrapping={}\nlookup={}\n");
        assertThatThrownBy(() -> TestKeys.of(file)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Keyring(Optional.empty(), Optional.of("wrapping=")))
                .isInstanceOf(IllegalStateException.class);
    }
}
