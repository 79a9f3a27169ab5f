package dk.fodfaeste.kit.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvLinesTest {

    @Test
    void the_header_decides_the_separator_and_columns_are_found_by_name() throws IOException {
        assertThat(read("b,a\n1,2\n")).containsExactly("2: a=2 b=1");
        assertThat(read("b;a\n1,5;2\n")).containsExactly("2: a=2 b=1,5");
    }

    @Test
    void a_byte_order_mark_and_windows_line_breaks_are_accepted() throws IOException {
        assertThat(read("\ufeffa;b\r\n1;2\r\n")).containsExactly("2: a=1 b=2");
    }

    @Test
    void unknown_columns_are_ignored() throws IOException {
        assertThat(read("a;note;b\n1;x;2\n")).containsExactly("2: a=1 b=2");
    }

    @Test
    void a_carriage_return_ends_a_line_like_a_line_feed() throws IOException {
        assertThat(read("a;b\r1;2\r3;4\r")).containsExactly("2: a=1 b=2", "3: a=3 b=4");
        assertThat(read("a;b\n1;2\r3;4\n5;6")).containsExactly("2: a=1 b=2", "3: a=3 b=4", "4: a=5 b=6");
        assertThat(read("a;b\n1;\"x\ry\"\r\n3;4")).containsExactly("2: a=1 b=x\ny", "4: a=3 b=4");
    }

    @Test
    void a_line_break_of_two_characters_may_lie_between_two_reads() throws IOException {
        InputStream file = new java.io.SequenceInputStream(
                java.util.Collections.enumeration(List.of(bytes("a;b\r"), bytes("\n1;2\r"), bytes("\n3;4"))));
        assertThat(read(file)).containsExactly("2: a=1 b=2", "3: a=3 b=4");
    }

    @Test
    void blank_and_unknown_columns_are_passed_over_also_twice() throws IOException {
        assertThat(read("a;b;;\n1;2;;\n")).containsExactly("2: a=1 b=2");
        assertThat(read("a;note;b;note;b2\n1;x;2;y;z\n")).containsExactly("2: a=1 b=2");
    }

    @Test
    void a_known_column_must_not_occur_twice() {
        for (String header : List.of("a;b;a", "c;a;b;c", "a;b;\u00a0a")) {
            assertThatThrownBy(() -> read(header + "\n")).isInstanceOfSatisfying(Refusal.class, refused -> {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.violations().getFirst().field()).isIn("a", "c");
            });
        }
    }

    @Test
    void a_separator_within_quotation_marks_is_text() throws IOException {
        assertThat(read("a,\"x;y\",b\n1,z,2\n")).containsExactly("2: a=1 b=2");
    }

    @Test
    void a_header_that_cannot_be_parsed_is_refused_by_its_name() {
        assertThatThrownBy(() -> read("\"a\" ;b\n1;2\n")).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.violations().getFirst().field()).isEqualTo("header");
        });
    }

    @Test
    void a_missing_column_is_refused_before_any_line_is_read() {
        assertThatThrownBy(() -> read("a;c\n1;2\n")).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.violations().getFirst().field()).isEqualTo("b");
        });
    }

    @Test
    void a_file_without_a_header_is_refused() {
        assertThatThrownBy(() -> read("")).isInstanceOf(Refusal.class);
    }

    @Test
    void quoted_fields_may_hold_separators_quotes_and_line_breaks_and_line_numbers_are_physical() throws IOException {
        assertThat(read("a;b\n\"x;\"\"y\"\"\";\"one\ntwo\"\n3;4\n"))
                .containsExactly("2: a=x;\"y\" b=one\ntwo", "4: a=3 b=4");
    }

    @Test
    void an_unclosed_quotation_mark_affects_only_its_own_line() throws IOException {
        assertThat(read("a;b\n1;\"open\n3;4\n5;6\n"))
                .containsExactly("2 opens a quotation mark and does not close it", "3: a=3 b=4", "4: a=5 b=6");
    }

    @Test
    void a_quotation_mark_that_a_later_line_seems_to_close_affects_only_its_own_line() throws IOException {
        assertThat(read("a;b\n1;\"open\n3;\"4\"\n5;6\n"))
                .containsExactly("2 opens a quotation mark and does not close it", "3: a=3 b=4", "4: a=5 b=6");
    }

    @Test
    void too_few_or_too_many_fields_affect_only_their_line() throws IOException {
        assertThat(read("a;b\n1\n1;2;3\n5;6\n"))
                .containsExactly(
                        "2 has 1 fields where the header has 2", "3 has 3 fields where the header has 2", "4: a=5 b=6");
    }

    @Test
    void blank_columns_and_rows_as_excel_leaves_them_are_no_fault() throws IOException {
        assertThat(read("a;b;;\n1;2;;\n;;;\n ; ;\n3;4\n5;6;;;\n"))
                .containsExactly("2: a=1 b=2", "5: a=3 b=4", "6: a=5 b=6");
        assertThat(read("a;b;c\n1;2\n3;4;5;x\n"))
                .containsExactly("2: a=1 b=2", "3 has 4 fields where the header has 3");
    }

    @Test
    void only_columns_that_may_be_blank_may_be_missing_at_the_end() throws IOException {
        CsvLines lines = CsvLines.open(bytes("a;b\n1\n2;\n\"\"\n"), List.of("a", "b"), List.of())
                .allowBlank(List.of("b"));
        assertThat(lines.next().get("b")).isNull();
        assertThat(lines.next().get("b")).isNull();
        assertThat(lines.next().problem()).isNull();
        assertThat(read("a;b\n1\n")).containsExactly("2 has 1 fields where the header has 2");
    }

    @Test
    void a_line_in_latin_1_affects_only_itself() throws IOException {
        byte[] file = "a;b\nÆble;2\n3;4\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(new ByteArrayInputStream(file))).containsExactly("2 is not written in UTF-8", "3: a=3 b=4");
    }

    @Test
    void blank_lines_are_skipped_and_counted() throws IOException {
        assertThat(read("a;b\n\n  \n1;2\n")).containsExactly("4: a=1 b=2");
    }

    @Test
    void a_line_of_64_KiB_is_read_and_one_byte_more_is_not() throws IOException {
        String longest = "x".repeat(PhysicalLines.MAX_BYTES - 2);
        assertThat(read("a;b\n" + longest + ";2\n3;4\n").getFirst()).startsWith("2: a=xxx");
        assertThat(read("a;b\n" + longest + "x;2\n3;4\n")).containsExactly("2 is longer than 64 KiB", "3: a=3 b=4");
    }

    @Test
    void a_line_of_300_MB_is_skipped_without_being_held_in_memory() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 300_000_000L;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left == 0) {
                    return -1;
                }
                int given = (int) Math.min(left, length);
                java.util.Arrays.fill(into, offset, offset + given, (byte) 'x');
                left -= given;
                return given;
            }
        };
        InputStream file = new java.io.SequenceInputStream(
                java.util.Collections.enumeration(List.of(bytes("a;b\n1;2\n"), endless, bytes("\n5;6"))));
        assertThat(read(file)).containsExactly("2: a=1 b=2", "3 is longer than 64 KiB", "4: a=5 b=6");
    }

    @Property(tries = 300)
    void any_bytes_give_every_line_once_and_in_order(@ForAll @Size(max = 400) byte[] bytes) throws IOException {
        byte[] header = "a;b\n".getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[header.length + bytes.length];
        System.arraycopy(header, 0, file, 0, header.length);
        System.arraycopy(bytes, 0, file, header.length, bytes.length);
        CsvLines lines = CsvLines.open(new ByteArrayInputStream(file), List.of("a", "b"), List.of("c"));
        int last = 1;
        for (CsvLine line = lines.next(); line != null; line = lines.next()) {
            assertThat(line.line()).isGreaterThan(last);
            last = line.line();
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(String file) throws IOException {
        return read(bytes(file));
    }

    private static List<String> read(InputStream file) throws IOException {
        CsvLines lines = CsvLines.open(file, List.of("a", "b"), List.of("c"));
        List<String> seen = new ArrayList<>();
        for (CsvLine line = lines.next(); line != null; line = lines.next()) {
            seen.add(
                    line.problem() == null
                            ? line.line() + ": a=" + line.get("a") + " b=" + line.get("b")
                            : line.line() + " " + line.problem().problem());
        }
        return seen;
    }
}
