package dk.fodfaeste.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dk.fodfaeste.kit.message.Message;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A problem document (RFC 9457) with the invalid fields. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "violations"})
public record Problem(
        String type,
        String title,
        int status,
        @Schema(implementation = String.class) Message detail,
        List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Identifies the detail for programs: its key in {@code messages.csv}. The text can change, the code does not. */
    @JsonProperty
    public String code() {
        return detail.key();
    }

    public static Problem of(int status, Message detail, List<Violation> violations) {
        return new Problem("about:blank", title(status), status, detail, violations);
    }

    public static Problem of(int status, Message detail) {
        return of(status, detail, List.of());
    }

    /** With the general text of the status. */
    public static Problem of(int status) {
        return of(status, ExceptionMappers.detail(status));
    }

    public Response toResponse() {
        return Response.status(status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(this)
                .build();
    }

    private static String title(int status) {
        if (status == 422) {
            return "Unprocessable Content";
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Problem" : known.getReasonPhrase();
    }
}
