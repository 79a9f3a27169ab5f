package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.PageLayout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * The pages on which a file is chosen, looked through and then taken: nothing is changed before the user has seen what would become of it.
 * Each runs on while the user is elsewhere, and is found again on the first of them.
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
    private final PageLayout frame;

    ImportPages(BackgroundImports imports, PageLayout frame) {
        this.imports = imports;
        this.frame = frame;
    }

    public Response choose(ImportKind kind) {
        return choose(kind, Form.empty());
    }

    private Response choose(ImportKind kind, Form form) {
        List<ImportView> recent =
                imports.own().stream().map(one -> ImportView.of(one, 0)).toList();
        return page(form.status(), Templates.choose(kind, form, recent));
    }

    /** Only looks it through. */
    public Response tryOut(ImportKind kind, FileUpload file, FileImporter taking) throws IOException {
        try {
            if (file == null || file.size() == 0) {
                throw Refusal.malformed(FILE, "is not chosen, or empty");
            }
            return seeOther(kind, begin(file, taking));
        } catch (Refusal refused) {
            return choose(kind, Form.empty().refused(refused.status() == 400 ? ofTheFile(refused) : refused, FILE));
        }
    }

    /** What lay there in clear goes at once, and does not wait for the end of the request. */
    private BackgroundImport begin(FileUpload file, FileImporter taking) throws IOException {
        try (InputStream upload = Files.newInputStream(file.uploadedFile())) {
            return imports.begin(upload, true, taking);
        } finally {
            Files.deleteIfExists(file.uploadedFile());
        }
    }

    /** The header's faults stand beside the one field that the form has. */
    private static Refusal ofTheFile(Refusal refused) {
        return Refusal.malformed(refused.violations().stream()
                .map(violation -> violation.field().equals(FILE)
                        ? violation
                        : new Violation(FILE, violation.field() + " " + violation.message()))
                .toList());
    }

    /** @param from which of the rejected lines is the first on the page */
    public Response one(ImportKind kind, String id, String from) {
        try {
            ImportView one = ImportView.of(imports.own(id), number(from));
            return page(200, frame.isPieceWanted() ? Templates.one$progress(kind, one) : Templates.one(kind, one));
        } catch (Refusal forgotten) {
            return frame.isPieceWanted()
                    ? page(200, Templates.gone$progress(kind))
                    : page(forgotten.status(), Templates.gone(kind));
        }
    }

    public Response take(ImportKind kind, String id) throws IOException {
        try {
            BackgroundImport one = imports.own(id);
            imports.takeInEarnest(one);
            return seeOther(kind, one);
        } catch (Refusal refused) {
            return refused.status() == 404
                    ? page(404, Templates.gone(kind))
                    : choose(kind, Form.empty().refused(refused));
        }
    }

    public Response rejectedLines(String id) {
        return ImportEndpoint.rejectedLines(
                imports.own(id),
                rejection -> rejection.field() == null
                        ? ImportView.reason(rejection)
                        : rejection.field() + ": " + ImportView.reason(rejection));
    }

    /** Whatever else somebody writes there, the first page is meant. */
    private static int number(String from) {
        return from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0;
    }

    private static Response seeOther(ImportKind kind, BackgroundImport one) {
        return Response.seeOther(URI.create(kind.address() + "/" + one.id())).build();
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page.render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }
}
