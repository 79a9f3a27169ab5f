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
    void what_a_persons_key_seals_opens_with_it_and_shows_nothing() {
        DataKey key = keyring.newKey(ANNA);
        byte[] sealed = key.seal("name", "Anna Prøve");
        assertThat(keyring.unwrap(ANNA, key.wrapped()).open("name", sealed)).isEqualTo("Anna Prøve");
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Anna", "Prøve");
        assertThat(key.seal("name", null)).isNull();
        assertThat(key.open("name", null)).isNull();
    }

    @Test
    void the_same_text_never_looks_the_same_twice() {
        DataKey key = keyring.newKey(ANNA);
        assertThat(key.seal("name", "Anna")).isNotEqualTo(key.seal("name", "Anna"));
    }

    @Test
    void it_opens_for_no_other_column_no_other_person_and_not_when_a_bit_is_changed() {
        DataKey key = keyring.newKey(ANNA);
        byte[] sealed = key.seal("name", "Anna");
        assertThatThrownBy(() -> key.open("because", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keyring.newKey(BO).open("name", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keyring.unwrap(BO, key.wrapped())).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length / 2] ^= 1;
        assertThatThrownBy(() -> key.open("name", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_lookup_is_the_same_for_the_same_and_tells_kinds_and_keyrings_apart() {
        assertThat(keyring.lookup("cpr", "6701851234"))
                .isEqualTo(keyring.lookup("cpr", "6701851234"))
                .hasSize(32)
                .isNotEqualTo(keyring.lookup("cpr", "6701851235"))
                .isNotEqualTo(keyring.lookup("case-number", "6701851234"))
                .isNotEqualTo(TestKeys.fresh().lookup("cpr", "6701851234"));
    }

    @Test
    void after_a_rotation_the_old_is_unwrapped_the_new_wraps_and_a_rewrapped_key_opens_the_same() throws IOException {
        Path file = dir.resolve("keys.properties");
        KeyFile.make(file);
        Keyring before = TestKeys.of(file);
        DataKey key = before.newKey(ANNA);
        byte[] sealed = key.seal("name", "Anna");
        KeyFile.rotate(file);
        Keyring after = TestKeys.of(file);

        assertThat(after.unwrap(ANNA, key.wrapped()).open("name", sealed)).isEqualTo("Anna");
        assertThat(key.wrapped()).startsWith(before.presentPrefix());
        assertThat(before.presentPrefix()).isNotEqualTo(after.presentPrefix());
        byte[] rewrapped = after.rewrap(ANNA, key.wrapped());
        assertThat(rewrapped).startsWith(after.presentPrefix());
        assertThat(after.unwrap(ANNA, rewrapped).open("name", sealed)).isEqualTo("Anna");
        assertThat(after.lookup("cpr", "1")).isEqualTo(before.lookup("cpr", "1"));
    }

    @Test
    void missing_or_broken_keys_are_said_in_one_sentence_that_shows_none() throws IOException {
        assertThatThrownBy(() -> new Keyring(Optional.empty(), Optional.empty()))
                .hasMessageContaining("./fodfaeste keys");
        Path file = Files.writeString(dir.resolve("broken.properties"), "wrapping={}\nlookup={}\n");
        assertThatThrownBy(() -> TestKeys.of(file)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Keyring(Optional.empty(), Optional.of("wrapping=")))
                .isInstanceOf(IllegalStateException.class);
    }
}
