package dk.fodfaeste.reporting.about;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The user guide of {@code docs/}, which is packaged with its pictures, as HTML. */
@ApplicationScoped
class UserGuide {
    private static final String FILE = "/guide/brugervejledning.md";

    private final RawString html;

    UserGuide() {
        this.html = new RawString(html(read()));
    }

    RawString html() {
        return html;
    }

    /** The pictures are beside the document in {@code docs/}, and among the assets here. */
    static String html(String markdown) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .build()
                .render(Parser.builder().build().parse(markdown.replace("](images/", "](/assets/guide/")));
    }

    private static String read() {
        try (InputStream file = UserGuide.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
