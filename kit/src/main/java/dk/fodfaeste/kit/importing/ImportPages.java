package dk.fodfaeste.kit.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.PageLayout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * The import pages, which all services share. The user chooses a file, sees the result of a dry run and then imports it. Imports run in the
 * background; the first page lists those of the last hour.
 */
@ApplicationScoped
public class ImportPages {
    private static final String FILE = "file";

    @CheckedTemplate(basePath = "imports")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance choose(ImportKind kind, Form form, List<ImportView> recent);

        static native TemplateInstance one(ImportKind kind, ImportView one);

        static native TemplateInstance one$progress(ImportKind kind, ImportView one);

        static native TemplateInstance gone(ImportKind kind);

        static native TemplateInstance gone$progress(ImportKind kind);
    }

    private final BackgroundImports imports;
    private final PageLayout layout;

    ImportPages(BackgroundImports imports, PageLayout layout) {
        this.imports = imports;
        this.layout = layout;
    }

    public Response choose(ImportKind kind) {
        return choose(kind, Form.empty());
    }

    private Response choose(ImportKind kind, Form form) {
        return page(form.status(), Templates.choose(kind, form, imports.ownAtAllReplicas()));
    }

    /** Starts a dry run. */
    public Response upload(ImportKind kind, FileUpload file, FileImporter importer) throws IOException {
        try {
            if (file == null || file.size() == 0) {
                throw Refusal.malformed(FILE, message("fileNotChosen"));
            }
            return seeOther(kind, begin(file, importer));
        } catch (Refusal refusal) {
            return choose(
                    kind,
                    refusal.status() == 400
                            ? Form.empty().refusedWithin(FILE, refusal)
                            : Form.empty().refused(refusal, FILE));
        }
    }

    /** Deletes the unencrypted upload at once, before the end of the request. */
    private BackgroundImport begin(FileUpload file, FileImporter importer) throws IOException {
        try (InputStream upload = Files.newInputStream(file.uploadedFile())) {
            return imports.begin(upload, true, importer);
        } finally {
            Files.deleteIfExists(file.uploadedFile());
        }
    }

    /** @param from index of the first rejected line on the page */
    public Response show(ImportKind kind, String id, String from) {
        try {
            ImportView view = ImportView.of(imports.own(id), number(from));
            return page(
                    200, layout.isFragmentRequested() ? Templates.one$progress(kind, view) : Templates.one(kind, view));
        } catch (Refusal gone) {
            return layout.isFragmentRequested()
                    ? page(200, Templates.gone$progress(kind))
                    : page(gone.status(), Templates.gone(kind));
        }
    }

    /** Imports the file after its dry run. */
    public Response start(ImportKind kind, String id) throws IOException {
        try {
            BackgroundImport tried = imports.own(id);
            imports.startAfterDryRun(tried);
            return seeOther(kind, tried);
        } catch (Refusal refusal) {
            return refusal.status() == 404
                    ? page(404, Templates.gone(kind))
                    : choose(kind, Form.empty().refused(refusal));
        }
    }

    /** An empty workbook with the columns of the kind. */
    public Response template(ImportKind kind) {
        StreamingOutput workbook = out -> ImportTemplate.write(kind, out);
        return Response.ok(workbook, ImportTemplate.MEDIA_TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\""
                                + kind.address().substring(kind.address().lastIndexOf('/') + 1) + ".xlsx\"")
                .build();
    }

    public Response rejectedLines(String id) {
        return ImportEndpoint.rejectedLines(imports.own(id), ImportView::reasons);
    }

    /** Any other text means the first page. */
    private static int number(String from) {
        return from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0;
    }

    private static Response seeOther(ImportKind kind, BackgroundImport shown) {
        return Response.seeOther(URI.create(kind.address() + "/" + shown.id())).build();
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page.render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }
}
