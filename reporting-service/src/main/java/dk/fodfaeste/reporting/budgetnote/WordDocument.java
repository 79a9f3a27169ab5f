package dk.fodfaeste.reporting.budgetnote;

import dk.fodfaeste.kit.web.DisplayText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** A Word document of A4 pages in landscape, because the tables have a column for each year. */
final class WordDocument implements AutoCloseable {
    private static final String FONT = "Calibri";
    private static final int TEXT_POINTS = 10;
    private static final int TABLE_POINTS = 9;
    private static final int SPACE_AFTER_TWIPS = 120;
    /** A4, in twentieths of a point. */
    private static final BigInteger LONG_SIDE = BigInteger.valueOf(16_838);

    private static final BigInteger SHORT_SIDE = BigInteger.valueOf(11_906);

    private final XWPFDocument document = new XWPFDocument();

    WordDocument() {
        CTPageSz size = document.getDocument().getBody().addNewSectPr().addNewPgSz();
        size.setOrient(STPageOrientation.LANDSCAPE);
        size.setW(LONG_SIDE);
        size.setH(SHORT_SIDE);
        XWPFStyles styles = document.createStyles();
        styles.setSpellingLanguage(DisplayText.say("da-DK", "en-GB"));
        addHeadingStyle(styles, "Heading1", "heading 1", 0, 32);
        addHeadingStyle(styles, "Heading2", "heading 2", 1, 26);
    }

    private static void addHeadingStyle(XWPFStyles styles, String id, String name, int level, int halfPoints) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setType(STStyleType.PARAGRAPH);
        style.setStyleId(id);
        style.addNewName().setVal(name);
        style.addNewQFormat();
        var paragraph = style.addNewPPr();
        paragraph.addNewKeepNext();
        paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(level));
        var run = style.addNewRPr();
        run.addNewB();
        run.addNewSz().setVal(BigInteger.valueOf(halfPoints));
        styles.addStyle(new XWPFStyle(style));
    }

    void heading(String text) {
        styled("Heading1", text);
    }

    void subheading(String text) {
        styled("Heading2", text);
    }

    private void styled(String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        paragraph.setSpacingBefore(2 * SPACE_AFTER_TWIPS);
        paragraph.setSpacingAfter(SPACE_AFTER_TWIPS);
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setText(text);
    }

    void paragraph(String text) {
        write(document.createParagraph(), text, false, TEXT_POINTS).setSpacingAfter(SPACE_AFTER_TWIPS);
    }

    /** The title of the table that follows. */
    void caption(String text) {
        XWPFParagraph paragraph = write(document.createParagraph(), text, true, TEXT_POINTS);
        paragraph.setSpacingBefore(SPACE_AFTER_TWIPS);
        paragraph.setKeepNext(true);
    }

    /** @param textColumns the number of columns of text; numbers in the others are aligned to the right */
    void table(List<String> header, List<List<String>> rows, int textColumns) {
        XWPFTable table = document.createTable(rows.size() + 1, header.size());
        table.setWidth("100%");
        fill(table.getRow(0), header, textColumns, true);
        table.getRow(0).setRepeatHeader(true);
        for (int i = 0; i < rows.size(); i++) {
            fill(table.getRow(i + 1), rows.get(i), textColumns, false);
        }
    }

    private static void fill(XWPFTableRow row, List<String> cells, int textColumns, boolean bold) {
        row.setCantSplitRow(true);
        for (int i = 0; i < cells.size(); i++) {
            XWPFParagraph paragraph =
                    write(row.getCell(i).getParagraphs().getFirst(), cells.get(i), bold, TABLE_POINTS);
            paragraph.setAlignment(i < textColumns ? ParagraphAlignment.LEFT : ParagraphAlignment.RIGHT);
        }
    }

    private static XWPFParagraph write(XWPFParagraph paragraph, String text, boolean bold, int points) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(points);
        run.setBold(bold);
        run.setText(text);
        return paragraph;
    }

    void write(OutputStream target) throws IOException {
        document.write(target);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
