package dk.fodfaeste.outcome.caseload;

import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.caseload.CaseloadRows.RowsWithNames;
import java.time.LocalDate;
import java.util.List;

/**
 * The page with the list.
 *
 * @param form the values of the filter
 * @param reassignment the form with which a lead reassigns some of the enrolments
 * @param lead whether the caller may choose a consultant
 * @param tooManyToSort whether the list has too many enrolments to sort them by name, and is sorted by deadline
 * @param total the number of enrolments on all pages
 * @param page number of the page, from 1
 * @param done a change that has just been made; blank if there was none
 * @param states choices of the filter, like the three that follow
 */
public record CaseloadView(
        Form form,
        Form reassignment,
        boolean lead,
        RowsWithNames found,
        boolean tooManyToSort,
        long total,
        int page,
        boolean last,
        LocalDate today,
        List<Choice> states,
        List<Choice> initiatives,
        List<Choice> consultants,
        List<Choice> sorts,
        String done) {

    public List<CaseloadRow> rows() {
        return found.rows();
    }

    public int mostByName() {
        return CaseloadViews.MAX_BY_NAME;
    }

    public boolean namesMissing() {
        return found.namesMissing();
    }

    /** The filter as the query of an address, without the number of the page. */
    public String query() {
        return query(form);
    }

    static String query(Form form) {
        StringBuilder query = new StringBuilder();
        for (String field : CaseloadViews.FIELDS) {
            if (!form.value(field).isEmpty()) {
                query.append(field)
                        .append('=')
                        .append(DisplayText.queryValue(form.value(field)))
                        .append('&');
            }
        }
        return query.toString();
    }
}
