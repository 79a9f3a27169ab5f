package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.outcome.followup.WorklistSection;
import java.util.List;

/**
 * A worklist for its page.
 *
 * @param consultant blank for the worklists of all consultants
 * @param own whether it is the worklist of the user
 * @param norm the caseload norm for full time as text; blank if no initiative has one
 * @param normForConsultant the norm for the part-time consultant, such as {@code 20 for 0,8}; blank for full time, or if it is unknown or not
 *     visible to the user
 * @param singleSection whether it shows one section page by page
 * @param completed the row that a browser without scripts has just sent, if it is in none of the sections; else null
 */
public record WorklistView(
        String consultant,
        boolean own,
        long caseload,
        String norm,
        String normForConsultant,
        List<Section> sections,
        boolean singleSection,
        boolean namesMissing,
        FollowUpRow completed) {

    /**
     * A section, or one page of it.
     *
     * @param total number of follow-ups in the whole section
     * @param next cursor of the next page; null on the last page
     */
    public record Section(WorklistSection code, String title, long total, List<FollowUpRow> rows, String next) {}

    public boolean isOfOtherConsultant() {
        return !own && !consultant.isEmpty();
    }

    public boolean isEmpty() {
        return sections.stream().allMatch(section -> section.total() == 0);
    }
}
