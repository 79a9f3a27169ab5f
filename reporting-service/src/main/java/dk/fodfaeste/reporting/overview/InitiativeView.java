package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.reporting.businesscase.ReportedCase;
import dk.fodfaeste.reporting.fidelity.ReviewView;
import dk.fodfaeste.reporting.volumes.VolumesTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The figures on an initiative's page.
 *
 * @param nearest the nearest window with a figure, if this one is hidden; null if there is none
 * @param change from the window before; null if the figure has no rate, like {@code previous}
 * @param sideBySide null if the figure has no rate
 * @param link to this page with these filters
 * @param comparison link to the form of the comparison with another group; null unless the caller may enter one
 * @param denominator null before the initiative has begun
 * @param basis the date by which windows select enrolments
 * @param byOccasion whether the rolling figures are those of single days
 * @param rollingCut whether older rolling figures are left out
 * @param older and {@code newer}: links to more half-years; null if there are none
 * @param forecasts one sentence each
 * @param fidelity the latest reviews, latest first
 * @param volumes null before the initiative has begun
 */
record InitiativeView(
        MeasureView headline,
        OverviewRow.PeriodLink nearest,
        ChangeText change,
        OverviewRow.PeriodLink previous,
        SideBySide sideBySide,
        LocalDate today,
        String link,
        String comparison,
        DenominatorView denominator,
        int months,
        String basis,
        boolean byOccasion,
        List<FigureRow> rolling,
        boolean rollingCut,
        List<FigureRow> halfYears,
        String older,
        String newer,
        List<String> forecasts,
        VolumesTable volumes,
        List<FidelityRow> fidelity,
        List<ReportedCase> businessCases,
        List<BreakdownTable> breakdowns,
        Filters filters) {

    /** The filters as the parameters of the address. */
    public Map<String, String> parameters() {
        return filters.parameters();
    }

    /** The address of a table as a file: csv or xlsx. */
    public String download(String table, String format) {
        return filters.download(table, format);
    }

    /**
     * A fidelity review beside the figure of its half-year.
     *
     * @param halfYear the row of the half-year in which the review was; null if this page does not show it
     */
    record FidelityRow(ReviewView review, FigureRow halfYear) {}
}
