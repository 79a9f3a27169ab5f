package dk.fodfaeste.kit.web;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;

/** Refused forms for tests: the fault of the field {@code name}, and the text at the top. */
@Path("/refused-form")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class SampleRefusedForm {

    @GET
    @Path("fields")
    public String fields() {
        return text(Form.empty()
                .refused(
                        Refusal.rule(List.of(
                                violation("name", message("columnTwice")),
                                violation("name", message("tooLong", 10)),
                                violation("expectedVersion", message("stale", 3, 4)),
                                violation("initiative", message("noSuch", "initiative")),
                                violation("colour", message("mustBeList")),
                                violation("colour", message("blank")))),
                        "name"));
    }

    @GET
    @Path("detail")
    public String detail() {
        return text(Form.empty().refused(Refusal.tooMany("requestsPerMinute", 5, Duration.ofMillis(1))));
    }

    @GET
    @Path("within")
    public String within() {
        return text(Form.empty()
                .refusedWithin(
                        "name",
                        Refusal.malformed(List.of(
                                violation("name", message("missing")), violation("header", message("missing"))))));
    }

    @GET
    @Path("row")
    public String row() {
        return MessageText.inRow("initiative", message("noSuch", "initiative"))
                + '|'
                + MessageText.inRow(null, message("missing"));
    }

    @GET
    @Path("problem")
    public String problem() {
        throw Refusal.conflict(message("importNotDone"));
    }

    private static Violation violation(String field, Message message) {
        return new Violation(field, message);
    }

    private static String text(Form form) {
        return form.fault("name") + '|' + form.refusal();
    }
}
