package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import jakarta.ws.rs.core.Response;
import java.net.URI;

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

    /** Leads back to the document's list. */
    static Response seeList(String document, String done) {
        return Response.seeOther(
                        URI.create("/grants/lines?document=" + DisplayText.queryValue(document) + "&done=" + done))
                .build();
    }
}
