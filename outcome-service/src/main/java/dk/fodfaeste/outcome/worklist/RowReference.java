package dk.fodfaeste.outcome.worklist;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.followup.FollowUpId;
import java.util.List;

/**
 * A row that a user has chosen together with others.
 *
 * @param version the version of the follow-up that the user saw
 */
public record RowReference(FollowUpId id, int version) {
    private static final String FIELD = "row";

    /**
     * Reads the values of {@link FollowUpRow#reference()}.
     *
     * @throws Refusal 400 if there is none, if there are more than {@link SeveralRowsForm#MAX_ROWS} or if one is invalid
     */
    public static List<RowReference> chosen(Form form) {
        List<String> rows = form.all(FIELD).stream().distinct().toList();
        if (rows.isEmpty()) {
            throw Refusal.malformed(FIELD, message("noRowChosen"));
        }
        if (rows.size() > SeveralRowsForm.MAX_ROWS) {
            throw Refusal.malformed(FIELD, message("tooManyRows", SeveralRowsForm.MAX_ROWS));
        }
        return rows.stream().map(RowReference::parse).toList();
    }

    private static RowReference parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3 || !parts[2].matches("[0-9]{1,9}")) {
            throw Refusal.malformed(FIELD, message("noRowChosen"));
        }
        return FollowUpId.parse(parts[0], parts[1])
                .map(id -> new RowReference(id, Integer.parseInt(parts[2])))
                .orElseThrow(() -> Refusal.malformed(FIELD, message("noRowChosen")));
    }
}
