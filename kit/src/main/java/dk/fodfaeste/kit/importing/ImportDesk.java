package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.problem.Refused;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Frame;
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
public class ImportDesk {
    private static final String FILE = "file";

    @CheckedTemplate(basePath = "imports")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance choose(Kind kind, Form form, List<Shown> recent);

        static native TemplateInstance one(Kind kind, Shown one);

        static native TemplateInstance one$progress(Kind kind, Shown one);

        static native TemplateInstance gone(Kind kind);

        static native TemplateInstance gone$progress(Kind kind);
    }

    private final Imports imports;
    private final Frame frame;

    ImportDesk(Imports imports, Frame frame) {
        this.imports = imports;
        this.frame = frame;
    }

    public Response choose(Kind kind) {
        return choose(kind, Form.empty());
    }

    private Response choose(Kind kind, Form form) {
        List<Shown> recent = imports.own().stream().map(one -> Shown.of(one, 0)).toList();
        return page(form.status(), Templates.choose(kind, form, recent));
    }

    /** Only looks it through. */
    public Response tryOut(Kind kind, FileUpload file, FileTaking taking) throws IOException {
        try {
            if (file == null || file.size() == 0) {
                throw Refused.malformed(FILE, "is not chosen, or empty");
            }
            return seeOther(kind, begin(file, taking));
        } catch (Refused refused) {
            return choose(kind, Form.empty().refused(refused.status() == 400 ? ofTheFile(refused) : refused, FILE));
        }
    }

    /** What lay there in clear goes at once, and does not wait for the end of the request. */
    private Import begin(FileUpload file, FileTaking taking) throws IOException {
        try (InputStream upload = Files.newInputStream(file.uploadedFile())) {
            return imports.begin(upload, true, taking);
        } finally {
            Files.deleteIfExists(file.uploadedFile());
        }
    }

    /** The header's faults stand beside the one field that the form has. */
    private static Refused ofTheFile(Refused refused) {
        return Refused.malformed(refused.violations().stream()
                .map(violation -> violation.field().equals(FILE)
                        ? violation
                        : new Violation(FILE, violation.field() + " " + violation.message()))
                .toList());
    }

    /** @param from which of the rejected lines is the first on the page */
    public Response one(Kind kind, String id, String from) {
        try {
            Shown one = Shown.of(imports.own(id), number(from));
            return page(200, frame.isPieceWanted() ? Templates.one$progress(kind, one) : Templates.one(kind, one));
        } catch (Refused forgotten) {
            return frame.isPieceWanted()
                    ? page(200, Templates.gone$progress(kind))
                    : page(forgotten.status(), Templates.gone(kind));
        }
    }

    public Response take(Kind kind, String id) throws IOException {
        try {
            Import one = imports.own(id);
            imports.takeInEarnest(one);
            return seeOther(kind, one);
        } catch (Refused refused) {
            return refused.status() == 404
                    ? page(404, Templates.gone(kind))
                    : choose(kind, Form.empty().refused(refused));
        }
    }

    public Response rejectedLines(String id) {
        return ImportDoor.rejectedLines(
                imports.own(id),
                rejection -> rejection.field() == null
                        ? Shown.reason(rejection)
                        : rejection.field() + ": " + Shown.reason(rejection));
    }

    /** Whatever else somebody writes there, the first page is meant. */
    private static int number(String from) {
        return from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0;
    }

    private static Response seeOther(Kind kind, Import one) {
        return Response.seeOther(URI.create(kind.address() + "/" + one.id())).build();
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page.render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }
}
