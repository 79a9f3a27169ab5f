package dk.fodfaeste.kit.csv;

import static dk.fodfaeste.kit.message.Message.message;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectedLinesTest {

    @Test
    void only_rejected_lines_come_back_unchanged_with_the_problem_in_front() throws IOException {
        assertThat(rejected("a;b\r\n1;2\r\n 3 ;\"x;\"\"y\"\r\n5;6\r\n", 3, 4))
                .isEqualTo("\ufeff\"problem\";a;b\n\"line 3\"; 3 ;\"x;\"\"y\"\n\"line 4\";5;6\n");
    }

    @Test
    void a_line_with_line_breaks_comes_back_whole() throws IOException {
        assertThat(rejected("a,b\n\"one\n\ntwo\",2\n3,4\n5,6\n", 2, 6))
                .isEqualTo("\ufeff\"problem\",a,b\n\"line 2\",\"one\n\ntwo\",2\n\"line 6\",5,6\n");
    }

    @Test
    void the_problem_is_readable_in_front_of_an_unclosed_quotation_mark() throws IOException {
        assertThat(rejected("a;b\n1;\"open\n3;4\n", 2)).isEqualTo("\ufeff\"problem\";a;b\n\"line 2\";1;\"open\n");
    }

    @Test
    void the_file_has_one_encoding_and_a_too_long_line_is_listed_without_content() throws IOException {
        byte[] file = ("a;b\n" + "\u00f8;1\n" + "x".repeat(70_000) + ";2\n").getBytes(ISO_8859_1);
        assertThat(new String(rejected(file, 2, 3), UTF_8))
                .isEqualTo("\ufeff\"problem\";a;b\n\"line 2\";\u00f8;1\n\"line 3\";\n");
    }

    @Test
    void a_byte_order_mark_is_at_the_start_of_the_file_only() throws IOException {
        assertThat(rejected("\ufeffa;b\n1;\u00f8\n", 2)).isEqualTo("\ufeff\"problem\";a;b\n\"line 2\";1;\u00f8\n");
    }

    @Test
    void fields_that_excel_would_change_are_written_so_that_it_does_not() throws IOException {
        assertThat(rejected("cpr;x;weeklyHours\n0107801234;\"a;\"\"b\";18.5\n010780-1234;0107801234;18\n", 2, 3))
                .isEqualTo("\ufeff\"problem\";cpr;x;weeklyHours\n\"line 2\";010780-1234;\"a;\"\"b\";18,5\n"
                        + "\"line 3\";010780-1234;0107801234;18\n");
        assertThat(rejected("weeklyHours,x\n18.5,1\n", 2))
                .isEqualTo("\ufeff\"problem\",weeklyHours,x\n\"line 2\",18.5,1\n");
    }

    @Test
    void a_corrected_file_has_only_the_new_problems() throws IOException {
        String again = rejected("a;cpr\n1;2\n3;0107801234\n5;6\n", 2, 3, 4);
        assertThat(rejected(again.replace("line 4", "li\"\"ne;4").replace("-", ""), 2, 3, 4))
                .isEqualTo("\ufeff\"problem\";a;cpr\n\"line 2\";1;2\n\"line 3\";3;010780-1234\n\"line 4\";5;6\n");
    }

    private static String rejected(String file, int... lines) throws IOException {
        return new String(rejected(file.getBytes(UTF_8), lines), UTF_8);
    }

    private static byte[] rejected(byte[] file, int... lines) throws IOException {
        List<Rejection> rejections = java.util.Arrays.stream(lines)
                .mapToObj(line -> new Rejection(line, "a", message("notANumber")))
                .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RejectedLines.write(new ByteArrayInputStream(file), rejections.iterator(), one -> "line " + one.line(), out);
        return out.toByteArray();
    }
}
