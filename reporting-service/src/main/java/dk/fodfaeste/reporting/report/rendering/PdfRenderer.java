package dk.fodfaeste.reporting.report.rendering;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.jboss.logging.Logger;

/** A report as PDF in Danish: tagged for screen readers (PDF/UA), with embedded fonts and numbered pages. */
@ApplicationScoped
public class PdfRenderer {

    @CheckedTemplate(basePath = "report/rendering")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance document(ReportView report);
    }

    static {
        // The library logs to the console by default. Warnings come through the diagnostic consumer instead.
        XRLog.setLoggingEnabled(false);
    }

    private static final Logger LOG = Logger.getLogger(PdfRenderer.class);
    private static final String FONT = "IBM Plex Sans";
    private static final int REGULAR = 400;
    private static final int SEMI_BOLD = 600;

    private final Language language;

    PdfRenderer(Language language) {
        this.language = language;
    }

    public byte[] render(ReportDocument document) {
        String page = language.inDanish(
                () -> Templates.document(ReportView.of(document)).render());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder pdf = new PdfRendererBuilder();
        pdf.usePdfUaAccessibility(true);
        font(pdf, "400Regular/IBMPlexSans_400Regular.ttf", REGULAR, FontStyle.NORMAL);
        font(pdf, "400Regular_Italic/IBMPlexSans_400Regular_Italic.ttf", REGULAR, FontStyle.ITALIC);
        font(pdf, "600SemiBold/IBMPlexSans_600SemiBold.ttf", SEMI_BOLD, FontStyle.NORMAL);
        pdf.useSVGDrawer(new BatikSVGDrawer());
        // The page is self-contained; no address is fetched.
        pdf.useUriResolver((base, address) -> null);
        pdf.withProducer("Fodfæste");
        pdf.withDiagnosticConsumer(PdfRenderer::log);
        pdf.withHtmlContent(page, "/");
        pdf.toStream(bytes);
        try {
            pdf.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A PDF cannot be written into memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** Logs rendering warnings, such as a missing glyph or an unknown style. */
    private static void log(Diagnostic diagnostic) {
        if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
            LOG.warn(diagnostic.getFormattedMessage());
        }
    }

    private static void font(PdfRendererBuilder pdf, String file, int weight, FontStyle style) {
        pdf.useFont(() -> PdfRenderer.class.getResourceAsStream("/fonts/" + file), FONT, weight, style, true);
    }
}
