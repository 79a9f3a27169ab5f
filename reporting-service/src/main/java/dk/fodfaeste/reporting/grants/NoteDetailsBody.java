package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.PublicText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/** The details of a note in a request. Everything may be left out. */
record NoteDetailsBody(
        @Size(max = MAX_NAMES) List<@NotNull @PublicText(max = 100) String> districts,
        @PublicText(max = 200) String address,
        List<@NotNull NoteCategory> categories,
        @Size(max = MAX_NAMES) List<@NotNull String> parallelTo) {
    private static final int MAX_NAMES = 50;

    /** @throws Refusal 400 for a name that no document can have; 422 if the document is parallel to itself */
    NoteDetails details(String document) {
        List<String> others = Objects.requireNonNullElse(parallelTo, List.<String>of()).stream()
                .map(name -> GrantRules.document("parallelTo", name))
                .toList();
        if (others.contains(document)) {
            throw Refusal.rule("parallelTo", message("parallelToItself"));
        }
        return new NoteDetails(
                Objects.requireNonNullElse(districts, List.<String>of()).stream()
                        .map(String::strip)
                        .toList(),
                GrantLineBody.stripped(address),
                categories,
                others);
    }
}
