package dk.fodfaeste.participant.command;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.web.Form;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the command of a form and redirects to the page of the changed record. If the command is refused, the form comes back with the
 * present data.
 */
@ApplicationScoped
public class FormCommandHandler {
    private final RequestValidator validator;

    FormCommandHandler(RequestValidator validator) {
        this.validator = validator;
    }

    /**
     * @param address the page of the changed record
     * @param staleForm the refusal for a form that shows an older version of the record
     * @param page shows the refused form
     */
    public <B> Response handle(
            String address,
            MultivaluedMap<String, String> submitted,
            FormCommand<B> command,
            Supplier<Refusal> staleForm,
            Function<Form, TemplateInstance> page) {
        Form form = Form.of(submitted);
        try {
            command.run().accept(validator.validate(command.read().apply(form)));
            return Response.seeOther(URI.create(address + "?done=" + command.confirmation()))
                    .build();
        } catch (Refusal refusal) {
            if (isAboutWholePage(refusal)) {
                throw refusal;
            }
            Refusal shown = isStale(refusal) ? staleForm.get() : refusal;
            String[] fields = command.fields().toArray(String[]::new);
            return Response.status(refusal.status())
                    .entity(page.apply(form.refused(shown, fields)))
                    .build();
        }
    }

    /** Without access to the record there is no form to show. */
    public static boolean isAboutWholePage(Refusal refusal) {
        return refusal.status() == 403 || refusal.status() == 404;
    }

    private static boolean isStale(Refusal refusal) {
        return refusal.status() == 409
                && refusal.violations().stream()
                        .anyMatch(violation -> violation.field().equals("expectedVersion"));
    }
}
