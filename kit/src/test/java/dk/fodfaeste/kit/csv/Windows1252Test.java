package dk.fodfaeste.kit.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Windows1252Test {

    @Test
    void a_file_with_danish_letters_of_one_byte_is_recognised_and_read() throws IOException {
        byte[] file = "a;b\nÆrlig Øst;Ågård\n– €;“é”\n".getBytes(Windows1252.CHARSET);
        assertThat(isRecognised(file)).isTrue();
        byte[] decoded = Windows1252.decoded(new ByteArrayInputStream(file)).readAllBytes();
        assertThat(decoded).isEqualTo("a;b\nÆrlig Øst;Ågård\n– €;“é”\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_file_in_utf_8_or_ascii_is_not() throws IOException {
        assertThat(isRecognised("\ufeffa;b\nÆrlig;2\n".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(isRecognised("a;b\n–;€\n".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(isRecognised("a;b\n𝄞;2\n".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(isRecognised("a;b\n1;2\n".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(isRecognised(new byte[0])).isFalse();
    }

    @Test
    void one_character_in_utf_8_decides_against_it_wherever_it_is() throws IOException {
        byte[] mixed = ("a\n\u00e6\n" + "x\n".repeat(100_000) + "\u00c3\u00b8\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(isRecognised(mixed)).isFalse();
    }

    @Test
    void bytes_that_no_text_has_decide_against_it() throws IOException {
        for (int unlikely : new int[] {0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xc2, 0xc3, 0xff}) {
            byte[] file = "a;b\nÆx;2\n".getBytes(StandardCharsets.ISO_8859_1);
            file[5] = (byte) unlikely;
            assertThat(isRecognised(file)).as("byte %x", unlikely).isFalse();
        }
    }

    private static boolean isRecognised(byte[] file) throws IOException {
        return Windows1252.isEncodingOf(new ByteArrayInputStream(file));
    }
}
