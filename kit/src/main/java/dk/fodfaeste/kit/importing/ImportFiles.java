package dk.fodfaeste.kit.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.Windows1252;
import dk.fodfaeste.kit.importing.ImportFile.Format;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.workbook.WorkbookCsv;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * Stores the files of imports encrypted, and recognises their format. A workbook is rewritten as CSV, encrypted too, one at a time, because each
 * takes memory.
 */
@ApplicationScoped
class ImportFiles {
    private static final long GIB = 1024L * 1024 * 1024;
    private static final long MAX_WORKBOOK = 32L * 1024 * 1024;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /** The container of Excel 97 files and of workbooks with a password. */
    private static final byte[] COMPOUND_FILE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final ImportSettings settings;
    private final DiskQuota quota;

    ImportFiles(ImportSettings settings) {
        this.settings = settings;
        this.quota = new DiskQuota(settings.room() * GIB);
    }

    SealedFile create() throws IOException {
        return SealedFile.create(settings.directory(), quota);
    }

    /** @throws Refusal 400 if the file is a workbook that cannot be read, 503 if there is no disk space */
    ImportFile receive(InputStream upload) throws IOException {
        SealedFile file = create();
        try {
            try (OutputStream out = file.openForWriting()) {
                upload.transferTo(out);
            }
            byte[] start;
            try (InputStream content = file.openForReading()) {
                start = content.readNBytes(ZIP.length);
            }
            if (Arrays.equals(start, COMPOUND_FILE)) {
                throw Refusal.malformed("file", message("oldWorkbook"));
            }
            if (Arrays.equals(start, ZIP)) {
                ImportFile rewritten = rewritten(file);
                file.close();
                return rewritten;
            }
            try (InputStream content = file.openForReading()) {
                return new ImportFile(file, Windows1252.isEncodingOf(content) ? Format.WINDOWS_1252 : Format.UTF_8);
            }
        } catch (IOException | RuntimeException refused) {
            file.close();
            throw refused;
        }
    }

    private synchronized ImportFile rewritten(SealedFile workbook) throws IOException {
        if (workbook.length() > MAX_WORKBOOK) {
            throw Refusal.malformed("file", message("workbookTooLarge", MAX_WORKBOOK / 1024 / 1024));
        }
        SealedFile csv = create();
        try (SeekableByteChannel content = workbook.openForSeeking();
                OutputStream out = csv.openForWriting()) {
            WorkbookCsv.write(content, out);
        } catch (IOException | RuntimeException refused) {
            csv.close();
            throw refused;
        }
        return new ImportFile(csv, Format.WORKBOOK);
    }
}
