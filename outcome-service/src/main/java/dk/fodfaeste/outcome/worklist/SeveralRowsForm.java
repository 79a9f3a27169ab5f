package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The form below the rows of a worklist, which answers the chosen rows in the same way. A lead also hands their enrolments over with it.
 *
 * @param form the values, with the parameters of the worklist that it belongs to
 * @param lead whether the user may hand enrolments over
 */
public record SeveralRowsForm(Form form, boolean lead) {
    /** At most this many rows are changed together: a worklist shows no more. */
    public static final int MAX_ROWS = 100;

    /** @param pile the section that the worklist shows alone; blank for all sections */
    static SeveralRowsForm of(String consultant, String pile, boolean lead) {
        return new SeveralRowsForm(
                Form.filled(Map.of("consultant", consultant, "pile", pile, "source", Source.PERSON.name())), lead);
    }

    public List<Choice> statuses() {
        return CodeLabels.choices(Status.class);
    }

    public List<Choice> sources() {
        return CodeLabels.choices(Source.class);
    }

    /** The address of the worklist that the form belongs to. */
    public String worklistAddress() {
        List<String> query = Stream.of("consultant", "pile")
                .filter(parameter -> !form.value(parameter).isEmpty())
                .map(parameter -> parameter + "=" + DisplayText.queryValue(form.value(parameter)))
                .toList();
        return query.isEmpty() ? "/work" : "/work?" + String.join("&", query);
    }
}
