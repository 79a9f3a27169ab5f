package dk.fodfaeste.kit.workbook;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Writes the first sheet of a workbook as a CSV file, each row as the line of the same number. Rows are read one by one; the distinct texts of the
 * workbook and its styles are in memory and therefore limited.
 */
public final class WorkbookCsv {
    /** Content types, relations, styles and the like, which are read as trees. */
    private static final long MAX_PART = 2L * 1024 * 1024;

    private static final long MAX_TEXTS = 16L * 1024 * 1024;
    private static final long MAX_SHEET = 512L * 1024 * 1024;
    private static final int MAX_ENTRIES = 1_000;
    private static final byte[] ENTRY_OF_DIRECTORY = {'P', 'K', 1, 2};

    private WorkbookCsv() {}

    /**
     * @throws Refusal 400 for the field {@code file} if the file is no workbook, or exceeds a limit
     */
    public static void write(SeekableByteChannel workbook, OutputStream csv) throws IOException {
        try {
            requireFewEntries(workbook);
            read(workbook, csv);
        } catch (IOException
                | SAXException
                | XmlException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | POIXMLException
                | IllegalArgumentException unreadable) {
            throw Refusal.malformed("file", message("workbookUnreadable"));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The directory of the archive is read into memory, so its length is checked first. */
    private static void requireFewEntries(SeekableByteChannel workbook) throws IOException {
        int entries = 0;
        int matched = 0;
        InputStream bytes = Channels.newInputStream(workbook);
        byte[] buffer = new byte[64 * 1024];
        for (int count = bytes.read(buffer); count > 0; count = bytes.read(buffer)) {
            for (int i = 0; i < count; i++) {
                matched = buffer[i] == ENTRY_OF_DIRECTORY[matched] ? matched + 1 : buffer[i] == 'P' ? 1 : 0;
                if (matched == ENTRY_OF_DIRECTORY.length) {
                    entries++;
                    matched = 0;
                }
            }
        }
        if (entries > MAX_ENTRIES) {
            throw new IOException("The archive has too many entries");
        }
        workbook.position(0);
    }

    private static void read(SeekableByteChannel workbook, OutputStream csv)
            throws IOException, OpenXML4JException, SAXException, XmlException, ParserConfigurationException {
        ZipFile zip = ZipFile.builder().setSeekableByteChannel(workbook).get();
        LimitedEntries entries = new LimitedEntries(zip, MAX_PART);
        try (OPCPackage document = OPCPackage.open(entries);
                Writer out = new OutputStreamWriter(csv, StandardCharsets.UTF_8)) {
            XSSFReader reader = new XSSFReader(document, true);
            StylesTable styles = reader.getStylesTable();
            CellText text = new CellText(isSince1904(reader));
            entries.limit(MAX_TEXTS);
            SharedStrings texts = reader.getSharedStringsTable();
            entries.limit(MAX_SHEET);
            Iterator<InputStream> sheets = reader.getSheetsData();
            if (!sheets.hasNext()) {
                throw Refusal.malformed("file", message("workbookUnreadable"));
            }
            XMLReader parser = XMLHelper.newXMLReader();
            parser.setContentHandler(new XSSFSheetXMLHandler(styles, null, texts, new CsvRows(out), text, false));
            try (InputStream sheet = sheets.next()) {
                parser.parse(new InputSource(sheet));
            }
        }
    }

    private static boolean isSince1904(XSSFReader reader) throws IOException, OpenXML4JException, XmlException {
        try (InputStream data = reader.getWorkbookData()) {
            CTWorkbook workbook = WorkbookDocument.Factory.parse(data).getWorkbook();
            return workbook.isSetWorkbookPr() && workbook.getWorkbookPr().getDate1904();
        }
    }
}
