package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;

/** A form that changes one entry of a document. It carries the version of the document that it was filled with. */
record DocumentForm(Form form) {

    int expectedVersion() {
        Integer version = form.number("expectedVersion");
        if (version == null) {
            throw Refusal.malformed("expectedVersion", message("notNull"));
        }
        return version;
    }

    /**
     * An entry is identified by its position, and another version may have another entry there.
     *
     * @throws Refusal 409 if the form was filled with another version
     */
    void requireCurrent(GrantDocument document) {
        if (expectedVersion() != document.version()) {
            throw Refusal.stale(expectedVersion(), document.version());
        }
    }

    /**
     * Replaces the document and leads back to its list.
     *
     * @throws Refusal 409 if the form was filled with another version
     */
    Response replace(EnteringGrants entering, GrantDocument changed, String done) throws SQLException {
        entering.replace(
                changed.document(), expectedVersion(), changed.lines(), changed.statedTotals(), changed.note());
        return Response.seeOther(URI.create(
                        "/grants/lines?document=" + DisplayText.queryValue(changed.document()) + "&done=" + done))
                .build();
    }
}
