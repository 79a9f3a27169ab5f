package dk.fodfaeste.reporting.report.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.classpath.ClasspathCsv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;

class PrintedCharactersTest {

    @Test
    void the_ranges_of_printed_characters_are_those_that_all_fonts_of_the_report_have() throws IOException {
        List<CmapLookup> fonts = new ArrayList<>();
        for (String file : List.of(
                "400Regular/IBMPlexSans_400Regular",
                "400Regular_Italic/IBMPlexSans_400Regular_Italic",
                "600SemiBold/IBMPlexSans_600SemiBold")) {
            fonts.add(new TTFParser()
                    .parse(RandomAccessReadBuffer.createBufferFromStream(
                            PdfRenderer.class.getResourceAsStream("/fonts/" + file + ".ttf")))
                    .getUnicodeCmapLookup());
        }
        List<String> ranges = new ArrayList<>();
        int first = -1;
        for (int c = ' '; c <= Character.MAX_CODE_POINT + 1; c++) {
            int codePoint = c;
            boolean printed = c <= Character.MAX_CODE_POINT
                    && !Character.isISOControl(c)
                    && fonts.stream().allMatch(font -> font.getGlyphId(codePoint) != 0);
            if (printed && first < 0) {
                first = c;
            } else if (!printed && first >= 0) {
                ranges.add("%04X;%04X".formatted(first, c - 1));
                first = -1;
            }
        }
        assertThat(ClasspathCsv.read("printed-characters.csv").stream()
                        .map(range -> range.getField(0) + ";" + range.getField(1)))
                .containsExactlyElementsOf(ranges);
    }
}
